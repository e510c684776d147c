import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import type { CaptureRequest } from '../../src/protocol/report.ts';
import { kind, liveTracks, reportFrom, stopFrom, useWorld } from './harness.ts';
import { type Pages, servePages } from './pages.ts';

/** Documents that come, go and change their kind: right entries, and never an exception of ours. */
const world = useWorld();
const capture = `navigator.mediaDevices.getUserMedia({ video: true }).then((s) => { window.stream = s; })`;

let pages: Pages;
let view: Page;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  pages = await servePages({
    '/': '<!doctype html><title>Documents</title><body>',
    '/empty.html': '<!doctype html><title>Empty</title><body>',
    '/next.html': '<!doctype html><title>Next</title><body>',
    '/doc.xhtml': `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>XHTML</title></head><body><iframe src="/empty.html"></iframe><script>${capture};</script></body></html>`,
    '/doc.svg': `<svg xmlns="http://www.w3.org/2000/svg"><title>SVG</title><script>${capture};</script></svg>`,
    '/prerender.html': `<!doctype html><title>Prerender</title><a href="/prerendered.html">go</a><script type="speculationrules">{"prerender":[{"urls":["/prerendered.html"],"eagerness":"immediate"}]}</script>`,
    '/prerendered.html': `<!doctype html><title>Prerendered</title><script>window.began = document.prerendering; ${capture};</script>`,
  });
  view = await world().session.extensionPage('src/popup/index.html');
});
afterAll(() => pages.close());
afterEach(async () => {
  expect(complaints).toEqual([]);
  await page.close();
  await until('nothing is left', async () => liveTracks(await reportFrom(view)).length === 0);
});

async function open(path: string): Promise<void> {
  complaints = [];
  page = await world().session.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404'))
      complaints.push(message.text());
  });
  await page.goto(`${pages.origin}${path}`);
}

function requestsOf(requests: readonly CaptureRequest[], path: string): readonly CaptureRequest[] {
  return requests.filter(({ url }) => new URL(url, pages.origin).pathname === path);
}

test.each(['/doc.xhtml', '/doc.svg'])('%s is a page like any other', async (path) => {
  await open(path);
  await until('its capture is listed', async () => liveTracks(await reportFrom(view)).length === 1);
  expect(requestsOf((await reportFrom(view)).requests, path)).toMatchObject([
    { outcome: 'granted' },
  ]);
  expect(await stopFrom(view, { type: 'stopAll' })).toMatchObject({ verified: true });
  expect(await page.evaluate('stream.getVideoTracks()[0].readyState')).toBe('ended');
});

test('a frame that is removed in mid-call leaves an abandoned request', async () => {
  await open('/');
  const before = (await reportFrom(view)).requests.length;
  await page.evaluate(`new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.src = '/empty.html';
    frame.onload = () => {
      frame.contentWindow.navigator.mediaDevices.getUserMedia({ video: true }).catch(() => undefined);
      frame.remove();
      resolve();
    };
    document.body.append(frame);
  })`);
  await until(
    'the request is there',
    async () => (await reportFrom(view)).requests.length === before + 1,
  );
  await until(
    'it is abandoned',
    async () => (await reportFrom(view)).requests.at(-1)?.outcome === 'abandoned',
  );
});

test('a document that is left while it waits leaves an abandoned request', async () => {
  await open('/');
  const before = (await reportFrom(view)).requests.length;
  // Two devices cannot be had in the turn in which the page goes.
  await page.evaluate(`{ ${capture}; location.href = '/next.html'; }`);
  await until('the request has an outcome', async () => {
    const { requests } = await reportFrom(view);
    return requests.length === before + 1 && requests.at(-1)?.outcome !== 'pending';
  });
  const { requests, tracks } = await reportFrom(view);
  const request = requests.at(-1);
  // Where the device was quicker than the navigation, the track has ended with its document.
  if (request?.outcome === 'granted') {
    expect(tracks.at(-1)).toMatchObject({ requestId: request.id, endedBy: 'document-gone' });
  } else expect(request?.outcome).toBe('abandoned');
});

test('document.open on a document that captures changes nothing', async () => {
  await open('/');
  await page.evaluate(capture);
  await page.evaluate(`{ document.open(); document.write('<p>anew</p>'); document.close(); }`);
  expect(liveTracks(await reportFrom(view))).toHaveLength(1);
  await page.evaluate(
    `navigator.mediaDevices.getUserMedia({ audio: true }).then((s) => { window.more = s; })`,
  );
  await until(
    'the next capture is listed',
    async () => liveTracks(await reportFrom(view)).length === 2,
  );
  expect(await stopFrom(view, { type: 'stopAll' })).toMatchObject({ verified: true });
  expect(await page.evaluate('[stream, more].map((s) => s.getTracks()[0].readyState)')).toEqual([
    'ended',
    'ended',
  ]);
});

test('a page that comes back from the back/forward cache is still watched', async () => {
  await open('/');
  await page.evaluate(
    `addEventListener('pageshow', (event) => { window.restored = event.persisted; })`,
  );
  await page.evaluate(capture);
  await page.evaluate('stream.getTracks()[0].stop()');
  await until('the track has ended', async () => liveTracks(await reportFrom(view)).length === 0);
  await page.goto(`${pages.origin}/next.html`);
  await page.evaluate('history.back()');
  await until('the page is back', async () => page.url() === `${pages.origin}/`);
  await delay(300);
  const before = (await reportFrom(view)).requests.length;
  await page.evaluate(capture);
  await until('its capture is listed', async () => liveTracks(await reportFrom(view)).length === 1);
  expect((await reportFrom(view)).requests).toHaveLength(before + 1);
  expect(await stopFrom(view, { type: 'stopAll' })).toMatchObject({ verified: true });
});

if (kind === 'chromium') {
  test('a page that asks while it is prerendered is listed once it is shown', async () => {
    await open('/prerender.html');
    await delay(500);
    await page.click('a');
    await until('it is shown', () =>
      view.evaluate(
        async (url) => (await chrome.tabs.query({ url })).length === 1,
        `${pages.origin}/prerendered.html`,
      ),
    );
    await until(
      'its capture is listed',
      async () => liveTracks(await reportFrom(view)).length === 1,
    );
    const { requests } = await reportFrom(view);
    expect(requestsOf(requests, '/prerendered.html')).toMatchObject([{ outcome: 'granted' }]);
    expect(await stopFrom(view, { type: 'stopAll' })).toMatchObject({ verified: true });
  });
}
