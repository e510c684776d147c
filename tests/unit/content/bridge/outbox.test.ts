import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOutbox, type Outbox } from '../../../../src/content/bridge/outbox.ts';
import { limits } from '../../../../src/protocol/limits.ts';
import { ended } from '../../background/play.ts';

const numbers = (outbox: Outbox) => outbox.pending().map(({ seq }) => seq);
const filled = (most: number, count: number) => {
  const outbox = createOutbox(most);
  for (let i = 1; i <= count; i += 1) outbox.add(ended(`t${i}`));
  return outbox;
};

test('events are numbered from one and kept in order', () => {
  expect(filled(10, 3).pending()).toMatchObject([
    { seq: 1, event: ended('t1') },
    { seq: 2, event: ended('t2') },
    { seq: 3, event: ended('t3') },
  ]);
});

test('an empty outbox has nothing to say', () => {
  expect(createOutbox().pending()).toEqual([]);
});

test('what is acknowledged is forgotten, with all before it', () => {
  const outbox = filled(10, 4);
  outbox.acknowledge(2);
  expect(numbers(outbox)).toEqual([3, 4]);
});

test.each([
  [0, [1, 2]],
  [-1, [1, 2]],
  [99, []],
])('an acknowledgement of %d leaves %j', (seq, left) => {
  const outbox = filled(10, 2);
  outbox.acknowledge(seq);
  expect(numbers(outbox)).toEqual(left);
});

test('numbers go on after an acknowledgement', () => {
  const outbox = filled(10, 2);
  outbox.acknowledge(2);
  outbox.add(ended('t3'));
  expect(numbers(outbox)).toEqual([3]);
});

describe('an outbox that nobody empties', () => {
  test('keeps the oldest events', () => {
    expect(numbers(filled(3, 10))).toEqual([1, 2, 3]);
  });

  test('says how many were lost as soon as there is room, with the next number', () => {
    const outbox = filled(3, 10);
    outbox.acknowledge(1);
    expect(outbox.pending().at(-1)).toMatchObject({
      seq: 4,
      event: {
        type: 'events.lost',
        at: expect.any(Number),
        count: 7,
        why: 'more than could be kept',
      },
    });
  });

  test('says it once', () => {
    const outbox = filled(3, 10);
    outbox.acknowledge(1);
    outbox.acknowledge(2);
    expect(numbers(outbox)).toEqual([3, 4]);
  });

  test('says nothing while there is no room', () => {
    const outbox = filled(3, 10);
    outbox.acknowledge(0);
    expect(numbers(outbox)).toEqual([1, 2, 3]);
  });

  test('is full at ten thousand', () => {
    expect(filled(limits.outbox, limits.outbox + 1).pending()).toHaveLength(10_000);
  });
});

test('no event is lost untold, and no number is missing', () => {
  const step = fc.oneof(fc.constant('add' as const), fc.nat({ max: 20 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const outbox = createOutbox(4);
      const heard = new Map<number, number>();
      let added = 0;
      const listen = () => {
        for (const { seq, event } of outbox.pending()) {
          heard.set(seq, event.type === 'events.lost' ? event.count : 1);
        }
      };
      for (const next of steps) {
        if (next === 'add') {
          added += 1;
          outbox.add(ended('t1'));
        } else {
          listen();
          outbox.acknowledge(next);
        }
      }
      // Whatever is still untold is told when all that is pending is acknowledged.
      listen();
      outbox.acknowledge(Number.POSITIVE_INFINITY);
      listen();
      expect([...heard.values()].reduce((sum, count) => sum + count, 0)).toBe(added);
      expect([...heard.keys()].toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: heard.size }, (_, i) => i + 1),
      );
    }),
  );
});
