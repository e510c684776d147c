import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median } from '../../../bench/statistics/median.ts';
import { medianInterval } from '../../../bench/statistics/median-interval.ts';
import { compare } from '../../../bench/statistics/paired.ts';
import { verdictOf } from '../../../bench/statistics/target.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('median', () => {
  test('of an odd number is the middle one, in whatever order they come', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  test('of an even number lies half way between the two in the middle', () => {
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  test('of nothing is an error', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('the interval of a median', () => {
  // The cuts of the sign test at 95 %, as printed in tables.
  test.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [12, 3, 10],
    [15, 4, 12],
    [20, 6, 15],
  ])('of %i values goes from number %i to number %i', (count, low, high) => {
    expect(medianInterval(upTo(count))).toMatchObject({ low, high });
  });

  test.each([1, 2, 5])('of %i values, too few for 95 %%, is their range', (count) => {
    expect(medianInterval(upTo(count))).toMatchObject({ low: 1, high: count });
  });

  test('holds the median and lies within the values', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 });
    fc.assert(
      fc.property(values, (list) => {
        const { low, high, median: middle } = medianInterval(list);
        expect(low).toBeLessThanOrEqual(middle);
        expect(high).toBeGreaterThanOrEqual(middle);
        expect(list).toContain(low);
        expect(list).toContain(high);
      }),
    );
  });
});

describe('a paired comparison', () => {
  test('divides within each round, so that a slow machine cancels out', () => {
    expect(compare('ratio', [11, 110, 33], [10, 100, 30]).median).toBeCloseTo(1.1);
  });

  test('subtracts within each round where the target is an addition', () => {
    expect(compare('added', [12, 105, 33], [10, 100, 30]).median).toBe(3);
  });

  test('leaves out a round that the other side lacks', () => {
    expect(compare('ratio', [2, 3, 100], [1, 1])).toEqual({ median: 2.5, low: 2, high: 3 });
  });
});

describe('a target', () => {
  const target = { kind: 'ratio', atMost: 1.05 } as const;

  test.each([
    [{ median: 1.02, low: 1, high: 1.05 }, 'reached'],
    [{ median: 1.04, low: 1, high: 1.1 }, 'probably reached'],
    [{ median: 1.06, low: 1.01, high: 1.1 }, 'probably missed'],
    [{ median: 1.2, low: 1.06, high: 1.3 }, 'missed'],
  ])('with %o is %s', (estimate, verdict) => {
    expect(verdictOf(target, estimate)).toBe(verdict);
  });
});
