import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import {
  demoReady,
  kind,
  liveTracks,
  openDemo,
  press,
  reportFrom,
  rowsOf,
  stopFrom,
  useWorld,
} from './harness.ts';
import { type Pages, servePages } from './pages.ts';

const world = useWorld();
let pages: Pages;
let view: Page;
const opened: Page[] = [];
beforeAll(async () => {
  pages = await servePages({
    '/': '<!doctype html><title>Resilience</title><body>',
    '/empty.html': '<!doctype html><title>Empty</title>',
  });
  view = await world().session.extensionPage('src/popup/index.html');
});
afterAll(() => pages.close());
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});

async function open(): Promise<Page> {
  const page = await world().session.newPage(pages.origin);
  opened.push(page);
  return page;
}

async function openCapturing(): Promise<Page> {
  const page = await openDemo(world(), 'clone.html');
  opened.push(page);
  await press(page, '#start');
  await demoReady(page);
  return page;
}

/** Keeps the page's main thread busy for so many ms, from now on. */
function block(page: Page, ms: number): Promise<void> {
  return page.evaluate((duration) => {
    setTimeout(() => {
      const end = Date.now() + duration;
      while (Date.now() < end);
    }, 0);
  }, ms);
}

test.each(['window', 'document.fonts', 'document'])(
  'a page that listens on the %s of an empty frame never gets at the channel',
  async (place) => {
    const page = await open();
    const stolen: unknown = await page.evaluate(`(async () => {
      const stolen = [];
      for (const attributes of [{ src: '/empty.html' }, { srcdoc: '<p>' }, { src: 'javascript:"<p>"' }, {}]) {
        const frame = Object.assign(document.createElement('iframe'), attributes);
        document.body.append(frame);
        const { window, document: inner } = { window: frame.contentWindow, document: frame.contentDocument };
        const target = { window, document: inner, 'document.fonts': inner.fonts }['${place}'];
        for (const capture of [true, false]) {
          target.addEventListener('tallylight', (event) => stolen.push(String(event.relatedTarget)), capture);
        }
      }
      const popup = window.open('/empty.html');
      popup.addEventListener('tallylight', () => stolen.push('popup'), true);
      await new Promise((resolve) => setTimeout(resolve, 800));
      popup.close();
      return stolen;
    })()`);
    expect(stolen).toEqual([]);
  },
);

test('a page that is busy keeps no popup of another tab waiting', async () => {
  const busy = await openCapturing();
  const page = await open();
  await block(busy, 4_000);
  const popup = await world().session.openPopup(page);
  await rowsOf(popup, 1);
  expect(await busy.evaluate(() => true)).toBe(true);
});

test('a busy page whose background was killed is not given up for gone', async () => {
  const page = await openCapturing();
  const [before] = liveTracks(await reportFrom(view));
  await block(page, 6_000);
  await delay(100);
  await world().session.killBackground();
  const during = liveTracks(await reportFrom(view));
  await delay(6_500);
  const after = liveTracks(await reportFrom(view));
  expect(during.map(({ id }) => id)).toEqual([before?.id]);
  expect(after.map(({ id }) => id)).toEqual([before?.id]);
  expect(await stopFrom(view, { type: 'stopAll' })).toMatchObject({
    verified: true,
    stopped: [before?.id],
  });
});

// Only Chromium's driver can clear a database under the hands of whoever has it open.
if (kind === 'chromium') {
  test('a database that goes away leaves the popup and the report at work', async () => {
    const session = await view.createCDPSession();
    await session.send('Storage.clearDataForOrigin', {
      origin: `chrome-extension://${world().session.extensionId}`,
      storageTypes: 'indexeddb',
    });
    const page = await openCapturing();
    const popup = await world().session.openPopup(page);
    await rowsOf(popup, 1);
    expect(liveTracks(await reportFrom(popup))).toHaveLength(1);
    await popup.click('[data-part=stop]');
    await rowsOf(popup, 0);
    const { tracks } = await reportFrom(view);
    expect(tracks.at(-1)).toMatchObject({ readyState: 'ended', endedBy: 'tallylight' });
  });
}

test('a page that clears every timer cannot keep an ended track in the list', async () => {
  const page = await open();
  await page.evaluate(`navigator.mediaDevices.getUserMedia({ video: true }).then((stream) => {
    window.track = stream.getVideoTracks()[0];
    for (let id = 0; id < 10_000; id += 1) { clearTimeout(id); clearInterval(id); }
    const frame = document.createElement('iframe');
    document.body.append(frame);
    window.nativeStop = frame.contentWindow.MediaStreamTrack.prototype.stop;
  })`);
  const popup = await world().session.openPopup(page);
  await rowsOf(popup, 1);
  // By a way that this document's own script does not see.
  await page.evaluate('nativeStop.call(track)');
  await rowsOf(popup, 0);
});

test('constraints that grow when they are written down are cut, and the request stays', async () => {
  const page = await open();
  const before = (await reportFrom(view)).requests.length;
  await page.evaluate(`(async () => {
    const video = {};
    for (let i = 0; i < 100; i += 1) video['\\u0001'.repeat(495) + i] = '\\u0001'.repeat(500);
    const stream = await navigator.mediaDevices.getUserMedia({ video });
    for (const track of stream.getTracks()) track.stop();
  })()`);
  await until('the request is there', async () => {
    const { requests } = await reportFrom(view);
    return requests.length === before + 1 && requests.at(-1)?.outcome === 'granted';
  });
});

test('an invalid request runs no accessor of the page', async () => {
  const page = await open();
  const before = (await reportFrom(view)).requests.length;
  const read: unknown = await page.evaluate(`(async () => {
    let reads = 0;
    const { mediaDevices } = navigator;
    Object.defineProperty(Navigator.prototype, 'mediaDevices', { configurable: true, get() { reads += 1; throw new Error('seen'); } });
    await mediaDevices.getUserMedia({}).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return reads;
  })()`);
  expect(read).toBe(0);
  await until('the request has failed', async () => {
    const { requests } = await reportFrom(view);
    return requests.length === before + 1 && requests.at(-1)?.outcome === 'invalid';
  });
});

test('what an element shows and gives away again is the capture over again', async () => {
  const page = await open();
  await page.evaluate(`(async () => {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: true });
    await video.play();
    window.given = (video.captureStream ?? video.mozCaptureStream).call(video);
    window.copy = given.clone();
    window.own = video.srcObject;
  })()`);
  const popup = await world().session.openPopup(page);
  await rowsOf(popup, 3);
  const [first] = liveTracks(await reportFrom(popup)).filter(
    ({ clonedFrom }) => clonedFrom === null,
  );
  const answer = await stopFrom(popup, { type: 'stop', trackId: first?.id ?? '' });
  expect(answer.stopped).toHaveLength(3);
  // Firefox takes tracks that have ended out of what an element gives away.
  expect(
    await page.evaluate(
      '[own, given, copy].flatMap((stream) => stream.getTracks()).some((track) => track.readyState === "live")',
    ),
  ).toBe(false);
});

test('a track that is cloned by a member of another realm is listed once, and its clone with it', async () => {
  const page = await open();
  await page.evaluate(`(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    window.track = stream.getVideoTracks()[0];
    window.clone = frame.contentWindow.MediaStreamTrack.prototype.clone.call(track);
  })()`);
  const popup = await world().session.openPopup(page);
  await rowsOf(popup, 2);
  const report = await reportFrom(popup);
  const [original, clone] = liveTracks(report);
  expect(clone).toMatchObject({ clonedFrom: original?.id, requestId: original?.requestId });
  expect(report.requests.filter(({ api }) => api === 'unknown')).toEqual([]);
  const answer = await stopFrom(popup, { type: 'stop', trackId: original?.id ?? '' });
  expect(answer.stopped).toHaveLength(2);
  expect(await page.evaluate('[track.readyState, clone.readyState]')).toEqual(['ended', 'ended']);
});
