import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../src/protocol/limits.ts';
import { type PageEvent, pageEvent } from '../../../src/protocol/page-event.ts';
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
} from '../background/play.ts';

const isEvent = (value: unknown): boolean => v.is(pageEvent, value);
/** An event with one member replaced. */
const spoilt = (event: PageEvent, own: Readonly<Record<string, unknown>>) => ({ ...event, ...own });
const asks = (own: Readonly<Record<string, unknown>>) => {
  const event = asked('r1');
  return event.type === 'request.started'
    ? { ...event, request: { ...event.request, ...own } }
    : event;
};
const finds = (own: Readonly<Record<string, unknown>>) => ({
  ...found(camera('t1')),
  track: { ...camera('t1'), ...own },
});
const many = <Item>(count: number, item: (n: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, i) => item(i));

test.each<[PageEvent]>([
  [asked('r1')],
  [granted('r1', [camera('t1')])],
  [failed('r1')],
  [found(camera('t1'))],
  [changed(camera('t1'))],
  [ended('t1')],
  [enumerated()],
  [described(['r1', 't1'])],
  [lost(1, 'for a test')],
])('$type is an event, and stays as it is', (event) => {
  expect(v.parse(pageEvent, JSON.parse(JSON.stringify(event)))).toEqual(event);
});

describe('no event', () => {
  test.each<[string, unknown]>([
    ['is nothing', undefined],
    ['is null', null],
    ['is a list', []],
    ['is a text', 'track.ended'],
    ['has no type', { at: 1 }],
    ['has an unknown type', { type: 'track.stop', at: 1 }],
    ['has the type of an object', { type: 'constructor', at: 1 }],
    ['has more than it should', spoilt(ended('t1'), { tabId: 1 })],
    ['has a track with more than it should', finds({ source: 'camera' })],
    ['has less than it should', { type: 'track.ended', at: 1, track: 't1' }],
    ['has a time that is a text', spoilt(ended('t1'), { at: '2026-11-20' })],
    ['has an endless time', spoilt(ended('t1'), { at: Number.POSITIVE_INFINITY })],
    ['has no number for a time', spoilt(ended('t1'), { at: Number.NaN })],
    ['waited less than nothing', spoilt(failed('r1'), { waitedMs: -1 })],
    ['was ended by someone unknown', spoilt(ended('t1'), { by: 'user' })],
    ['lost no event', lost(0, 'for a test')],
    ['lost half an event', lost(1.5, 'for a test')],
    ['asked for a kind that is none', asks({ kinds: ['image'] })],
    ['has a list for constraints', asks({ constraints: [] })],
    ['has a text for settings', finds({ settings: '{}' })],
    ['has null for settings', finds({ settings: null })],
    ['has a track that is neither live nor ended', finds({ readyState: 'paused' })],
    ['has a track of an unknown provenance', finds({ provenance: 'camera' })],
  ])('%s', (_why, value) => {
    expect(isEvent(value)).toBe(false);
  });

  test.each(['', 't', 'x1', 't1/t2', 'other/t1', 't1234567890', '__proto__', ' t1', 't1\n'])(
    'has %j for an id',
    (id) => {
      expect(isEvent(ended(id))).toBe(false);
      expect(isEvent(finds({ id }))).toBe(false);
      expect(isEvent(asks({ id }))).toBe(false);
    },
  );
});

describe('sizes', () => {
  const mark = '… [cut from 1048576]'.length;
  const text = (length: number) => 'x'.repeat(length);

  test.each<[string, unknown]>([
    ['a label', finds({ label: text(limits.text + mark) })],
    ['a message', failed('r1', { message: text(limits.text + mark) })],
    ['a stack', asks({ stack: text(limits.stack + mark) })],
    ['ignored paths', asks({ ignored: many(limits.members, String) })],
    ['a description', described(many(limits.outbox, (n) => `t${n}`))],
  ])('%s may be as long as the limit, with its mark', (_what, value) => {
    expect(isEvent(value)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['a label', finds({ label: text(limits.text * 2) })],
    ['a name', failed('r1', { name: text(limits.text * 2) })],
    ['a message', failed('r1', { message: text(limits.text * 2) })],
    ['a constraint', failed('r1', { constraint: text(limits.text * 2) })],
    ['an API', asks({ api: text(limits.text * 2) })],
    ['a stack', asks({ stack: text(limits.stack * 2) })],
    ['ignored paths', asks({ ignored: many(limits.members + 1, String) })],
    ['an ignored path', asks({ ignored: [text(limits.text * 2)] })],
    ['kinds', asks({ kinds: ['audio', 'video', 'audio'] })],
    [
      'tracks',
      granted(
        'r1',
        many(limits.members + 1, (n) => camera(`t${n}`)),
      ),
    ],
    ['a description', described(many(limits.outbox + 1, (n) => `t${n}`))],
  ])('%s may not be longer', (_what, value) => {
    expect(isEvent(value)).toBe(false);
  });
});
