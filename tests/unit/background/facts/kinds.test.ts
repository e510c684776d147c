import { expect, test } from 'vitest';
import { kindsOf } from '../../../../src/background/facts/kinds.ts';
import type { Json, Kind } from '../../../../src/protocol/report.ts';

test.each<[Json, readonly Kind[]]>([
  [{ video: true }, ['video']],
  [{ audio: {} }, ['audio']],
  [{ audio: null, video: null }, ['audio', 'video']],
  [{ audio: false, video: {} }, ['video']],
  [{ audio: 0, video: 1 }, ['video']],
  [{ audio: '', video: 'x' }, ['video']],
  [{ video: '[function]' }, ['video']],
  [{}, []],
  [null, []],
])('getUserMedia with %j asks for %j', (constraints, kinds) => {
  expect(kindsOf('MediaDevices.getUserMedia', constraints)).toEqual(kinds);
});

test.each<[Json, readonly Kind[]]>([
  [null, ['video']],
  [{}, ['video']],
  [{ audio: true }, ['audio', 'video']],
  [{ audio: true, video: false }, ['audio']],
  [{ video: true }, ['video']],
])('getDisplayMedia with %j asks for %j', (options, kinds) => {
  expect(kindsOf('MediaDevices.getDisplayMedia', options)).toEqual(kinds);
});
