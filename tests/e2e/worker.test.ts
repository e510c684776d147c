import { expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import {
  demoReady,
  liveTracks,
  openDemo,
  ownTracks,
  press,
  reportFrom,
  rowsOf,
  useWorld,
} from './harness.ts';

const world = useWorld();
const kills = 20;

test(`the background is killed ${kills} times in mid-capture and nothing is lost or doubled`, async () => {
  const { session } = world();
  const page = await openDemo(world(), 'modern.html');
  // A tab of its own: the toolbar's popup would close with the first click elsewhere.
  const view = await session.extensionPage('src/popup/index.html');
  for (let round = 1; round <= kills; round += 1) {
    await press(page, '#start');
    if (round % 2 === 0) await session.killBackground();
    await demoReady(page);
    if (round % 2 === 1) await session.killBackground();
    await rowsOf(view, 2 * round);
  }

  const report = await reportFrom(view);
  expect(report.requests).toHaveLength(kills);
  expect(new Set(report.requests.map((request) => request.id)).size).toBe(kills);
  expect(report.requests.every((request) => request.outcome === 'granted')).toBe(true);
  expect(report.tracks).toHaveLength(2 * kills);
  expect(liveTracks(report)).toHaveLength(2 * kills);
  expect(report.sites).toMatchObject([
    { requests: { total: kills, byOutcome: { granted: kills } } },
  ]);

  await session.killBackground();
  await view.click('[data-action=stop-all]');
  await until('every track of the page has ended', async () => {
    const own = await ownTracks(page);
    return own.every((track) => track.readyState === 'ended' && track.endedEvents === 1);
  });
  await rowsOf(view, 0);
  expect((await reportFrom(view)).requests).toHaveLength(kills);
});

test('what ends while the background is dead is known when it is back', async () => {
  const { session } = world();
  const page = await openDemo(world(), 'modern.html');
  const view = await session.extensionPage('src/popup/index.html');
  await press(page, '#start');
  await demoReady(page);
  await rowsOf(view, 2);
  await session.killBackground();
  await page.close();
  await rowsOf(view, 0);
  const { tracks } = await reportFrom(view);
  expect(liveTracks(await reportFrom(view))).toEqual([]);
  expect(tracks.slice(-2).map((track) => track.endedBy)).toEqual([
    'document-gone',
    'document-gone',
  ]);
});
