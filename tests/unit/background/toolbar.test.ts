import { expect, test } from 'vitest';
import { badgeOf } from '../../../src/background/toolbar/badge.ts';
import {
  camera,
  canvas,
  ended,
  found,
  from,
  type Line,
  microphone,
  page,
  play,
  twin,
} from './play.ts';

const badge = (...lines: readonly Line[]) => badgeOf(play(...lines).tracks.values(), 1);
const off = { onAir: false, text: '', bySource: [] };

test('a tab where nothing was captured is off', () => {
  expect(badge()).toEqual(off);
});

test('a tab is on air with the number of its live captures, by source', () => {
  expect(badge(found(camera('t1')), found(camera('t2')), found(microphone('t3')))).toEqual({
    onAir: true,
    text: '3',
    bySource: [
      { source: 'camera', count: 2 },
      { source: 'microphone', count: 1 },
    ],
  });
});

test('frames count for their tab', () => {
  const frame = page('frame', { frameId: 4, origin: 'https://cam.example' });
  expect(badge(found(camera('t1')), from(frame, found(camera('t1')))).text).toBe('2');
});

test('what has ended, is synthetic, remote or in another tab does not count', () => {
  const remote = camera('t3', { provenance: 'unknown', label: 'remote video' });
  expect(
    badge(
      found(camera('t1')),
      ended('t1'),
      found(canvas('t2')),
      found(remote),
      from(twin, found(camera('t1'))),
    ),
  ).toEqual(off);
});

test('a badge has room for three digits', () => {
  const tracks = (count: number) =>
    Array.from({ length: count }, (_, i) => found(camera(`t${i + 1}`)));
  expect(badge(...tracks(999)).text).toBe('999');
  expect(badge(...tracks(1_000)).text).toBe('999+');
});
