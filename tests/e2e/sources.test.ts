import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import { kind, reportFrom, stopFrom, trackIdsIn, useWorld } from './harness.ts';
import { type Pages, servePages } from './pages.ts';

const world = useWorld();
let pages: Pages;
let page: Page;
beforeAll(async () => {
  pages = await servePages({
    '/': '<!doctype html><title>Sources</title><video></video><canvas></canvas>',
  });
  page = await world().session.newPage(pages.origin);
});
afterAll(() => pages.close());

const made: Readonly<Record<string, string>> = {
  canvas: `(() => { const c = document.querySelector('canvas'); c.getContext('2d'); return c.captureStream(5); })()`,
  'web-audio': `new AudioContext().createMediaStreamDestination().stream`,
  remote: `new MediaStream([new RTCPeerConnection().addTransceiver('video').receiver.track])`,
  ...(kind === 'chromium'
    ? { generated: `new MediaStream([new MediaStreamTrackGenerator({ kind: 'video' })])` }
    : {}),
};

test.each(Object.keys(made))(
  'a track from %s is told apart and never counts as a capture',
  async (source) => {
    await page.evaluate(`window.kept = [...(window.kept ?? []), ${made[source]}.clone()]; 0`);
    const popup = await world().session.openPopup(page);
    let found: readonly string[] = [];
    await until('the clone is reported', async () => {
      const { tracks } = await reportFrom(popup);
      found = tracks.filter((track) => track.clonedFrom !== null).map((track) => track.source);
      return found.includes(source);
    });
    expect(await trackIdsIn(popup)).toEqual([]);
    const { requests, sites } = await reportFrom(popup);
    expect(requests).toEqual([]);
    expect(sites.flatMap((site) => Object.keys(site.captureMs))).toEqual([]);
  },
);

test('Stop all leaves what is no capture alone', async () => {
  const popup = await world().session.openPopup(page);
  expect(await stopFrom(popup, { type: 'stopAll' })).toEqual({
    stopped: [],
    failed: [],
    verified: true,
  });
  const states: unknown = await page.evaluate(
    `[...new Set(kept.flatMap((stream) => stream.getTracks()).map((track) => track.readyState))]`,
  );
  expect(states).toEqual(['live']);
});

test('a capture says what it does: disabled, cloned, constrained anew, stopped', async () => {
  const popup = await world().session.openPopup(page);
  const newest = async () => {
    const { tracks } = await reportFrom(popup);
    return tracks.filter((track) => track.source === 'camera');
  };
  await page.evaluate(`navigator.mediaDevices.getUserMedia({ video: { width: 640 } }).then((stream) => {
    window.camera = stream.getVideoTracks()[0]; window.cameraStream = stream;
  })`);
  await until('the camera is listed', async () => (await trackIdsIn(popup)).length === 1);

  await page.evaluate('camera.enabled = false');
  await until('it is said to be disabled', async () => (await newest())[0]?.enabled === false);
  await popup.waitForFunction(() =>
    /disabled/.test(document.querySelector('[data-track-id] [data-part=state]')?.textContent ?? ''),
  );
  await page.evaluate('camera.enabled = true');

  await page.evaluate('camera.applyConstraints({ width: 320, height: 240 })');
  await until('the new size is known', async () => (await newest())[0]?.constraints.width === 320);

  await page.evaluate('window.second = cameraStream.clone(); 0');
  await until('the clone is listed', async () => (await trackIdsIn(popup)).length === 2);
  const [original, clone] = await newest();
  expect(clone).toMatchObject({
    clonedFrom: original?.id,
    requestId: original?.requestId,
    source: 'camera',
  });
  await popup.waitForFunction(() =>
    [...document.querySelectorAll('[data-part=state]')].some((state) =>
      /clone/.test(state.textContent ?? ''),
    ),
  );

  await page.evaluate('camera.stop()');
  await until('the page has stopped it', async () => (await newest())[0]?.endedBy === 'page');
  const answer = await stopFrom(popup, { type: 'stop', trackId: original?.id ?? '' });
  expect(answer.stopped).toEqual([]);
  expect((await newest())[1]?.readyState).toBe('live');

  await page.evaluate('window.third = second.getVideoTracks()[0].clone(); 0');
  await until('the second clone is listed', async () => (await trackIdsIn(popup)).length === 2);
  const stopped = await stopFrom(popup, { type: 'stop', trackId: clone?.id ?? '' });
  expect(stopped).toMatchObject({ verified: true, failed: [] });
  expect(stopped.stopped).toHaveLength(2);
  expect(await page.evaluate('[second.getVideoTracks()[0].readyState, third.readyState]')).toEqual([
    'ended',
    'ended',
  ]);
});

// A data: frame has no mediaDevices in Chromium.
const asking = kind === 'firefox' ? 5 : 4;

test('every kind of frame is seen', async () => {
  const ask = `navigator.mediaDevices.getUserMedia({ audio: true }).then((s) => { window.s = s; })`;
  const view = await world().session.openPopup(page);
  const before = (await reportFrom(view)).requests.length;
  await page.evaluate(`(async () => {
    const add = (attributes) => { const f = document.createElement('iframe'); f.allow = 'microphone *'; Object.assign(f, attributes); document.body.append(f); };
    const html = '<script>${ask}</scr' + 'ipt>';
    add({ srcdoc: html });
    add({ sandbox: 'allow-scripts', srcdoc: html });
    add({ src: 'data:text/html,' + encodeURIComponent(html) });
    add({ src: URL.createObjectURL(new Blob([html], { type: 'text/html' })) });
    const blank = document.createElement('iframe'); document.body.append(blank);
    blank.contentWindow.eval(${JSON.stringify(ask)});
    await new Promise((resolve) => setTimeout(resolve, 50));
  })()`);
  await until(
    'all of them have asked',
    async () => (await reportFrom(view)).requests.length >= before + asking,
  );
  const asked = (await reportFrom(view)).requests.slice(before);
  expect(new Set(asked.map(({ topOrigin }) => topOrigin))).toEqual(new Set([pages.origin]));
  expect(asked.filter(({ origin }) => origin === 'null')).toHaveLength(asking - 3);
  expect(asked.filter(({ origin }) => origin === pages.origin)).toHaveLength(3);
  expect(asked.every(({ frameId }) => frameId > 0)).toBe(true);
});
