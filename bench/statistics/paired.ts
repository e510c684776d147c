import { type Estimate, medianInterval } from './median-interval.ts';
import type { Target } from './target.ts';

/** Compares what was measured side by side: one value of each list per round, in the same order. */
export function compare(
  kind: Target['kind'],
  values: readonly number[],
  base: readonly number[],
): Estimate {
  return medianInterval(
    values.flatMap((value, round) => {
      const other = base[round];
      if (other === undefined) return [];
      return [kind === 'ratio' ? value / other : value - other];
    }),
  );
}
