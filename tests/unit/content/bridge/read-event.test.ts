import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { activeAfter } from '../../../../src/content/bridge/activity.ts';
import { readEvent } from '../../../../src/content/bridge/read-event.ts';
import { limits } from '../../../../src/protocol/limits.ts';
import { pageEvent } from '../../../../src/protocol/page-event.ts';
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
} from '../../background/play.ts';

const read = (value: unknown) => readEvent(JSON.stringify(value));
const refused = (why: string) => ({ type: 'events.lost', at: expect.any(Number), count: 1, why });

test.each([
  [asked('r1')],
  [granted('r1', [camera('t1')])],
  [failed('r1')],
  [found(camera('t1'))],
  [changed(camera('t1'))],
  [ended('t1')],
  [enumerated()],
  [described(['r1', 't1'])],
  [lost(2, 'for a test')],
])('$type is read', (event) => {
  expect(read(event)).toEqual(event);
});

describe('what this world cannot rely on is an event lost', () => {
  test.each<[string, string]>([
    ['no JSON', '{'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"track.ended"'],
    ['no type', '{"at":1}'],
    ['an unknown type', '{"type":"page.hacked","at":1}'],
    ['the type of an object', '{"type":"constructor","at":1}'],
    ['a type that is no text', '{"type":["track.ended"],"at":1,"track":"t1"}'],
    ['no time', '{"type":"track.ended","track":"t1"}'],
    ['a time that is a text', '{"type":"track.ended","track":"t1","at":"now"}'],
    ['an id that is a number', JSON.stringify({ ...ended('t1'), track: 7 })],
    ['a track without an id', '{"type":"track.found","at":1,"track":{}}'],
    ['a track that is null', '{"type":"track.found","at":1,"track":null}'],
    ['tracks that are no list', '{"type":"request.granted","at":1,"request":"r1","tracks":{}}'],
    ['tracks that are none', '{"type":"request.granted","at":1,"request":"r1","tracks":[1]}'],
  ])('%s', (_what, json) => {
    expect(readEvent(json)).toEqual(refused('an event of a wrong form'));
  });

  test('more than an event may weigh', () => {
    const json = `"${'x'.repeat(limits.event)}"`;
    expect(readEvent(json)).toEqual(refused(`an event of ${json.length} characters`));
  });

  test('and what stands for it is an event', () => {
    expect(v.is(pageEvent, readEvent('{'))).toBe(true);
  });
});

test('the rest is for the background to check', () => {
  const odd = { ...found(camera('t1', { label: 'x'.repeat(1_000) })), tabId: 3 };
  expect(read(odd)).toEqual(odd);
});

test('whatever is read, what is active can be told from it', () => {
  const type = fc.constantFrom(
    ...['request.started', 'request.granted', 'request.failed', 'track.found', 'track.changed'],
    ...['track.ended', 'devices.enumerated', 'document.described', 'events.lost'],
  );
  const members = { request: fc.jsonValue(), track: fc.jsonValue(), tracks: fc.jsonValue() };
  const event = fc.record({ type, at: fc.nat(), ...members, count: fc.jsonValue() });
  fc.assert(
    fc.property(event, (value) => {
      for (const id of activeAfter(new Set(), read(value))) expect(typeof id).toBe('string');
    }),
  );
});

test('a member called __proto__ is no prototype', () => {
  readEvent(JSON.stringify(ended('t1')).replace('{', '{"__proto__":{"polluted":true},'));
  expect('polluted' in {}).toBe(false);
});
