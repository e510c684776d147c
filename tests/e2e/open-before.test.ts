import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import { geckoId } from '../../scripts/manifest.ts';
import { extensionDirOf } from '../../scripts/project.ts';
import type { Report } from '../../src/protocol/report.ts';
import { kind, liveTracks, reportFrom, stopFrom, useWorld } from './harness.ts';
import { type Pages, servePages } from './pages.ts';

// So that the extension's pages have the same address after it was taken out and put in again.
const extraPrefs = { 'extensions.webextensions.keepUuidOnUninstall': true };
const world = useWorld({ extraPrefs });
let pages: Pages;
let installed: string;
beforeAll(async () => {
  installed = kind === 'firefox' ? geckoId : world().session.extensionId;
  pages = await servePages({
    '/': `<!doctype html><title>Open before</title><link rel="icon" href="data:,"><body><script>
      const ask = (window, constraints) => window.navigator.mediaDevices.getUserMedia(constraints);
      const shown = [];
      function show(parent, name, stream) {
        shown.push(...stream.getTracks());
        const element = parent.ownerDocument.createElement(name);
        element.muted = true;
        element.srcObject = stream;
        parent.append(element);
      }
      async function capture() {
        show(document.body, 'video', await ask(window, { video: true }));
        const host = document.createElement('div');
        const inner = document.createElement('div');
        host.attachShadow({ mode: 'open' }).append(inner);
        const root = inner.attachShadow({ mode: 'closed' });
        const box = document.createElement('p');
        root.append(box);
        document.body.append(host);
        show(box, 'audio', await ask(window, { audio: true }));
        const frame = document.createElement('iframe');
        frame.allow = 'camera';
        document.body.append(frame);
        const { contentWindow } = frame;
        show(contentWindow.document.body, 'video', await ask(contentWindow, { video: true }));
        // Shown nowhere.
        const hidden = await ask(window, { video: true });
        const canvas = document.createElement('canvas');
        canvas.getContext('2d');
        show(document.body, 'video', canvas.captureStream(5));
        window.hidden = hidden.getVideoTracks()[0];
      }
    </script>`,
  });
});
afterAll(() => pages.close());

let page: Page;
let said: string[];
/** A page with captures under way, in a browser without the extension. */
beforeEach(async () => {
  await world().session.browser.uninstallExtension(installed);
  page = await world().session.newPage(pages.origin);
  said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.evaluate('capture()');
});

afterEach(() => page.close());

async function install(): Promise<Page> {
  await world().session.browser.installExtension(extensionDirOf(kind));
  return world().session.extensionPage('src/popup/index.html');
}

/** What an update does: the extension is loaded anew over the one that runs. */
async function update(view: Page): Promise<Page> {
  await view.close();
  return install();
}

async function live(view: Page, count: number): Promise<Report> {
  let report: Report | undefined;
  let seen = -1;
  await until(`${count} tracks are live`, async () => {
    report = await reportFrom(view);
    seen = liveTracks(report).filter(({ source }) => source !== 'canvas').length;
    return seen === count;
  }).catch((error) => {
    throw new Error(`there are ${seen} live tracks, not ${count}`, { cause: error });
  });
  if (!report) throw new Error('no report');
  return report;
}

const captures = (report: Report) =>
  liveTracks(report).filter(({ source }) => source === 'camera' || source === 'microphone');

test('captures of a page that was open before are found, said to be so, and stopped', async () => {
  const view = await install();
  await until('what is shown is found', async () => captures(await reportFrom(view)).length === 3);
  const report = await reportFrom(view);
  expect(report.requests).toHaveLength(3);
  for (const request of report.requests) {
    expect(request).toMatchObject({ api: 'unknown', openBefore: true, outcome: 'granted' });
  }
  const sources = captures(report).map(({ source }) => source);
  expect(sources.toSorted()).toEqual(['camera', 'camera', 'microphone']);
  expect(captures(report).filter(({ frameId }) => frameId > 0)).toHaveLength(1);
  expect(captures(report).every(({ topOrigin }) => topOrigin === pages.origin)).toBe(true);

  const popup = await world().session.openPopup(page);
  await popup.waitForSelector('[data-part=open-before]');
  expect(await popup.evaluate(() => document.body.textContent)).not.toMatch(
    /reload (it|this page)/i,
  );

  const answer = await stopFrom(popup, { type: 'stopAll' });
  expect(answer).toMatchObject({ failed: [], verified: true });
  expect(answer.stopped).toHaveLength(3);
  // The last one is the canvas's.
  expect(await page.evaluate('shown.map((track) => track.readyState).join()')).toBe(
    'ended,ended,ended,live',
  );
  expect(said).toEqual([]);
});

test('a track that is shown nowhere is known as soon as it is used', async () => {
  const view = await install();
  await until('what is shown is found', async () => captures(await reportFrom(view)).length === 3);
  expect(await page.evaluate('hidden.readyState')).toBe('live');
  await page.evaluate('void (window.copy = hidden.clone())');
  await until(
    'track and clone are listed',
    async () => captures(await reportFrom(view)).length === 5,
  );
  const report = await reportFrom(view);
  const [clone] = report.tracks.filter(({ clonedFrom }) => clonedFrom !== null);
  const request = report.requests.find(({ trackIds }) =>
    trackIds.includes(clone?.clonedFrom ?? ''),
  );
  expect(request).toMatchObject({ api: 'unknown', openBefore: true });
  const answer = await stopFrom(view, { type: 'stop', trackId: clone?.id ?? '' });
  expect(answer).toMatchObject({ failed: [], verified: true });
  expect(await page.evaluate('[hidden.readyState, copy.readyState].join()')).toBe('ended,ended');
});

test('what the page asks for from then on is recorded, once', async () => {
  const view = await install();
  await until('what is shown is found', async () => captures(await reportFrom(view)).length === 3);
  await page.evaluate(`Promise.all([
    ask(window, { audio: true }), ask(document.querySelector('iframe').contentWindow, { audio: true }),
  ]).then((streams) => { window.streams = streams; })`);
  await until('both are recorded', async () => captures(await reportFrom(view)).length === 5);
  const { requests } = await reportFrom(view);
  const known = requests.filter(({ api }) => api !== 'unknown');
  expect(known).toHaveLength(2);
  expect(new Set(known.map(({ frameId }) => frameId)).size).toBe(2);
  expect(known.every(({ openBefore }) => openBefore === undefined)).toBe(true);
  expect((await stopFrom(view, { type: 'stopAll' })).stopped).toHaveLength(5);
});

test('a reload of the extension leaves nothing behind that speaks, doubles or breaks', async () => {
  let view = await install();
  await until('what is shown is found', async () => captures(await reportFrom(view)).length === 3);
  for (let round = 1; round <= 2; round += 1) {
    view = await update(view);
    await until('they are found again', async () => captures(await reportFrom(view)).length === 3);
    await page.evaluate(`ask(window, { audio: true }).then((stream) => {
      window.sound = stream.getAudioTracks()[0];
      window.soundEnded = 0;
      sound.onended = () => { soundEnded += 1; };
    })`);
    await until(
      'the new one is recorded',
      async () => captures(await reportFrom(view)).length === 4,
    );
    const { requests } = await reportFrom(view);
    const own = requests.filter(({ api }) => api === 'MediaDevices.getUserMedia');
    expect(own).toHaveLength(round);
    expect(own.at(-1)).toMatchObject({ constraints: { audio: true }, outcome: 'granted' });
    const trackId = own.at(-1)?.trackIds[0] ?? '';
    const answer = await stopFrom(view, { type: 'stop', trackId });
    expect(answer).toEqual({ stopped: [trackId], failed: [], verified: true });
    expect(await page.evaluate('[sound.readyState, soundEnded].join()')).toBe('ended,1');
  }
  await page.evaluate('hidden.stop()');
  expect(said).toEqual([]);
});

test('a page that opens after it gets its scripts once', async () => {
  const view = await install();
  const later = await world().session.newPage(pages.origin);
  await later.evaluate('capture()');
  await live(view, 7);
  const { requests } = await reportFrom(view);
  const own = requests.filter(({ api }) => api === 'MediaDevices.getUserMedia');
  expect(own).toHaveLength(4);
  expect(own.every(({ openBefore }) => openBefore === undefined)).toBe(true);
  await later.close();
});
