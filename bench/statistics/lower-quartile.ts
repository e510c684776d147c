/**
 * The value that a quarter of the others undercut. Repeats of the same work differ by what else the machine
 * does meanwhile, which only ever adds: the lower ones tell most of the work itself.
 */
export function lowerQuartile(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const quartile = sorted[Math.floor((sorted.length - 1) / 4)];
  if (quartile === undefined) throw new RangeError('no values, no quartile');
  return quartile;
}
