import { median } from './median.ts';

/** A median, and where the median of endlessly many such values lies with 95 % confidence. */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The interval between two order statistics (sign test): it supposes nothing of how the values are
 * distributed, and needs no random numbers. Below six values 95 % cannot be had: it is then the range.
 */
export function medianInterval(values: readonly number[], confidence = 0.95): Estimate {
  const sorted = values.toSorted((a, b) => a - b);
  const cut = cutFor(sorted.length, (1 - confidence) / 2);
  const low = sorted[cut];
  const high = sorted[sorted.length - 1 - cut];
  if (low === undefined || high === undefined) throw new RangeError('no values, no interval');
  return { median: median(sorted), low, high };
}

/** How many values to leave out at each end: as many as keep the binomial tail within `tail`. */
function cutFor(count: number, tail: number): number {
  let within = 0;
  let probability = 0.5 ** count;
  for (let sum = probability; sum <= tail; sum += probability) {
    within += 1;
    probability *= (count - within + 1) / within;
  }
  return Math.max(0, within - 1);
}
