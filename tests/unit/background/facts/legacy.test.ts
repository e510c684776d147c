import { expect, test } from 'vitest';
import { isLegacy } from '../../../../src/background/facts/legacy.ts';
import type { Json } from '../../../../src/protocol/report.ts';

const modern = 'MediaDevices.getUserMedia';

test.each([
  'Navigator.getUserMedia',
  'Navigator.webkitGetUserMedia',
  'Navigator.mozGetUserMedia',
  'Navigator.msGetUserMedia',
])('%s is legacy, whatever it asks', (api) => {
  expect(isLegacy(api, { video: true })).toBe(true);
});

test.each<[Json, boolean]>([
  [{ video: { mandatory: { minWidth: 640 } } }, true],
  [{ audio: { optional: [{ sourceId: 'a' }] } }, true],
  [{ audio: true, video: { mandatory: {} } }, true],
  [{ video: { width: 640 } }, false],
  [{ video: { advanced: [{ width: 640 }] } }, false],
  [{ video: true, audio: false }, false],
  [{ video: ['mandatory', 'optional'] }, false],
  [{}, false],
  [null, false],
  ['mandatory', false],
])('a modern call with %j is legacy: %s', (constraints, legacy) => {
  expect(isLegacy(modern, constraints)).toBe(legacy);
});
