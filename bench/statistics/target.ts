import type { Estimate } from './median-interval.ts';

/** What the extension may cost beyond the floor: so many times as much, or so much more. */
export interface Target {
  readonly kind: 'ratio' | 'added';
  readonly atMost: number;
}

/** `probably …`: the median lies on this side, but the interval reaches over to the other. */
export type Verdict = 'reached' | 'probably reached' | 'probably missed' | 'missed';

export function verdictOf({ atMost }: Target, { median, low, high }: Estimate): Verdict {
  if (median <= atMost) return high <= atMost ? 'reached' : 'probably reached';
  return low > atMost ? 'missed' : 'probably missed';
}
