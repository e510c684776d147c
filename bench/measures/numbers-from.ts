/** What page code returned, which could be anything. */
export function numbersFrom(value: unknown): readonly number[] {
  if (Array.isArray(value) && value.every((each) => typeof each === 'number')) return value;
  throw new TypeError('the page gave no list of numbers');
}
