import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { readPopup } from '../../scripts/tour/popup-rows.ts';
import type { Source } from '../../src/protocol/report.ts';
import {
  demoReady,
  kind,
  liveTracks,
  openDemo,
  ownTracks,
  press,
  reportFrom,
  rowsOf,
  trackIdsIn,
  useWorld,
} from './harness.ts';

const world = useWorld();

interface DemoPage {
  readonly path: string;
  /** Sources of the rows that the popup shows when the page has opened what it opens. */
  readonly sources: readonly Source[];
  readonly api: string;
  readonly clicked?: boolean;
}

const legacyApi = kind === 'firefox' ? 'Navigator.mozGetUserMedia' : 'Navigator.getUserMedia';
const prefixedApi =
  kind === 'firefox' ? 'Navigator.mozGetUserMedia' : 'Navigator.webkitGetUserMedia';

const pages: readonly DemoPage[] = [
  { path: 'modern.html', sources: ['microphone', 'camera'], api: 'MediaDevices.getUserMedia' },
  { path: 'legacy.html', sources: ['microphone', 'camera'], api: legacyApi },
  {
    path: 'screen.html',
    // Firefox shares no sound with a screen.
    sources: kind === 'firefox' ? ['screen'] : ['system-audio', 'screen'],
    api: 'MediaDevices.getDisplayMedia',
    clicked: true,
  },
  { path: 'frames.html', sources: ['camera', 'microphone'], api: 'MediaDevices.getUserMedia' },
  { path: 'clone.html', sources: ['camera'], api: 'MediaDevices.getUserMedia' },
  {
    path: 'loop.html',
    sources: ['camera', 'camera', 'camera', 'camera', 'camera'],
    api: 'MediaDevices.getUserMedia',
  },
  { path: 'html5-qrcode.html', sources: ['camera'], api: 'MediaDevices.getUserMedia' },
  { path: 'recordrtc.html', sources: ['microphone', 'camera'], api: 'MediaDevices.getUserMedia' },
  { path: 'simple-peer.html', sources: ['microphone', 'camera'], api: 'MediaDevices.getUserMedia' },
  { path: 'webcamjs.html', sources: ['camera'], api: 'MediaDevices.getUserMedia' },
  { path: 'webcamjs.html?legacy', sources: ['camera'], api: prefixedApi },
];

/** From the moment in which the page had a track to the one in which its row stood in the popup, in ms. */
const latencies: number[] = [];
afterAll(() => {
  // A figure to read, not a test: it depends on what else the machine does.
  const sorted = latencies.toSorted((first, second) => first - second);
  const median = sorted[Math.floor(sorted.length / 2)];
  console.log(`Rows stood in the popup after ${median} ms (median), ${sorted.at(-1)} ms at most.`);
});

let open: Page | undefined;
afterEach(async () => {
  await open?.close();
});

describe.each(pages)('$path', ({ path, sources, api, clicked }) => {
  test('is listed, and each row stops by a click that the page itself confirms', async () => {
    const page = await openDemo(world(), path);
    open = page;
    const { session } = world();
    // A click in the page takes the focus, and with it the popup: that one is opened afterwards.
    if (clicked) await page.click('#start');
    const popup = await session.openPopup(page);
    await watchRows(popup);
    if (!clicked) await press(page, '#start');
    await demoReady(page);

    await rowsOf(popup, sources.length);
    const report = await reportFrom(popup);
    const live = liveTracks(report).filter((track) => track.topUrl.includes(path));
    const bySource = (first: string, second: string) => (first < second ? -1 : 1);
    expect(
      live
        .filter(({ source }) => source !== 'remote')
        .map(({ source }) => source)
        .toSorted(bySource),
    ).toEqual([...sources].toSorted(bySource));
    const requests = report.requests.filter((request) => request.topUrl.includes(path));
    expect(new Set(requests.map((request) => request.api))).toEqual(new Set([api]));
    expect(new Set(requests.map((request) => request.outcome))).toEqual(new Set(['granted']));

    const rows = await readPopup(popup);
    for (const row of rows) {
      const track = live.find(({ id }) => id === row.trackId);
      expect(row.label).toContain(track?.label);
      if (track?.kind === 'video') {
        expect(row.settings).toContain(`${track.settings.width} × ${track.settings.height}`);
      }
    }
    if (!clicked) {
      const shownAt = await shownTimes(popup);
      for (const track of live.filter(({ source }) => source !== 'remote')) {
        const shown = shownAt[track.id];
        expect(shown).toBeDefined();
        latencies.push((shown ?? 0) - Date.parse(track.startedAt));
      }
    }

    const before = await ownTracks(page);
    for (let left = (await trackIdsIn(popup)).length; left > 0; left -= 1) {
      await popup.click('[data-track-id] [data-part=stop]');
      await rowsOf(popup, left - 1);
    }
    const after = await ownTracks(page);
    for (const [index, { name, readyState }] of before.entries()) {
      if (name === 'received') continue;
      expect(after[index]?.readyState).toBe('ended');
      const heard = after[index]?.endedEvents;
      // Weakly held tracks have no listener; those that the page stopped itself fire no event.
      if (heard !== null) expect(heard).toBe(readyState === 'live' ? 1 : 0);
    }
    const ended = (await reportFrom(popup)).tracks.filter(({ id }) =>
      live.some((track) => track.id === id && track.source !== 'remote'),
    );
    expect(new Set(ended.map(({ endedBy }) => endedBy))).toEqual(new Set(['tallylight']));
  });
});

test.each([
  { path: 'denied.html', outcome: 'denied', name: 'NotAllowedError', constraint: null },
  {
    path: 'impossible.html',
    outcome: 'overconstrained',
    name: 'OverconstrainedError',
    constraint: 'width',
  },
])('$path says why it failed', async ({ path, outcome, name, constraint }) => {
  const page = await openDemo(world(), path);
  open = page;
  const popup = await world().session.openPopup(page);
  await press(page, '#start');
  await demoReady(page);
  const [request] = (await reportFrom(popup)).requests.filter(({ topUrl }) =>
    topUrl.includes(path),
  );
  expect(request).toMatchObject({ outcome, trackIds: [], error: { name, constraint } });
  const item = await popup.waitForSelector(`[data-request-id="${request?.id}"]`);
  const text = await item?.evaluate((element) => element.textContent);
  expect(text).toContain(name);
  if (constraint) expect(text).toContain(constraint);
  expect(await trackIdsIn(popup)).toEqual([]);
});

/** Notes in the popup when each row first stood there, in ms since the epoch. */
async function watchRows(popup: Page): Promise<void> {
  await popup.evaluate(() => {
    const shown: Record<string, number> = {};
    Reflect.set(window, 'shown', shown);
    new MutationObserver(() => {
      for (const row of document.querySelectorAll('[data-track-id]')) {
        shown[row.getAttribute('data-track-id') ?? ''] ??= Date.now();
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
}

function shownTimes(popup: Page): Promise<Record<string, number>> {
  return popup.evaluate(() => Reflect.get(window, 'shown'));
}
