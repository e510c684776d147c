import { expect, test } from 'vitest';
import { activeAfter } from '../../../../src/content/bridge/activity.ts';
import type { PageEvent } from '../../../../src/protocol/page-event.ts';
import {
  asked,
  camera,
  changed,
  described,
  ended,
  enumerated,
  failed,
  found,
  granted,
  lost,
  microphone,
} from '../../background/play.ts';

const active = (...events: readonly PageEvent[]) =>
  [...events.reduce<ReadonlySet<string>>(activeAfter, new Set())].toSorted();

test.each<[string, readonly PageEvent[], readonly string[]]>([
  ['nothing', [], []],
  ['a request', [asked('r1')], ['r1']],
  ['a request that was granted', [asked('r1'), granted('r1', [camera('t1')])], ['t1']],
  [
    'each track of a request',
    [asked('r1'), granted('r1', [camera('t1'), microphone('t2')])],
    ['t1', 't2'],
  ],
  ['a request that failed', [asked('r1'), failed('r1')], []],
  ['a request beside another that failed', [asked('r1'), asked('r2'), failed('r1')], ['r2']],
  ['a track that was found', [found(camera('t1'))], ['t1']],
  ['a track that was found and has ended', [found(camera('t1')), ended('t1')], []],
  ['a track that has changed', [found(camera('t1')), changed(camera('t1'))], ['t1']],
  [
    'a clone of a track that has ended',
    [found(camera('t1')), found(camera('t2')), ended('t1')],
    ['t2'],
  ],
  ['an enumeration', [enumerated()], []],
  ['a description', [described(['r1', 't1'])], []],
  ['a loss', [lost(1, 'for a test')], []],
])('%s is left active, or nothing of it: case %#', (_what, events, left) => {
  expect(active(...events)).toEqual(left);
});

test('what was active before stays as it was', () => {
  const before = new Set(['t1']);
  activeAfter(before, ended('t1'));
  expect([...before]).toEqual(['t1']);
});
