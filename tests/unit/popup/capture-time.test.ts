import { expect, test } from 'vitest';
import { captureTime } from '../../../src/ui/sites/capture-time.ts';
import { microphone, site, track } from '../builders.ts';

test('runs on for what is live, once per source', () => {
  const totals = site({ captureMs: { camera: 12_000, screen: 5000 } });
  const tracks = [track(), track({ id: 'clone' }), microphone()];
  expect(captureTime(totals, tracks, 3000)).toEqual([
    ['camera', 15_000],
    ['screen', 5000],
    ['microphone', 3000],
  ]);
});

test('tracks of other origins, other sites and ended ones add nothing', () => {
  const tracks = [
    track({ origin: 'https://ads.example' }),
    track({ topOrigin: 'https://other.example' }),
    track({ readyState: 'ended' }),
  ];
  expect(captureTime(site(), tracks, 3000)).toEqual([['camera', 12_000]]);
});

test('a clock that lags behind the snapshot takes nothing away', () => {
  expect(captureTime(site(), [track()], -800)).toEqual([['camera', 12_000]]);
});
