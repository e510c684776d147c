import { expect, test } from 'vitest';
import { isCapture, isLiveCapture, type Source } from '../../../src/protocol/report.ts';

test.each<[Source, boolean]>([
  ['camera', true],
  ['microphone', true],
  ['screen', true],
  ['window', true],
  ['tab', true],
  ['system-audio', true],
  ['tab-audio', true],
  ['canvas', false],
  ['element', false],
  ['web-audio', false],
  ['remote', false],
  ['generated', false],
  ['unknown', false],
])('a track of %s is a capture: %s', (source, capture) => {
  expect(isCapture({ source })).toBe(capture);
  expect(isLiveCapture({ source, readyState: 'live' })).toBe(capture);
  expect(isLiveCapture({ source, readyState: 'ended' })).toBe(false);
});
