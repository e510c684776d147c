import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import {
  demoReady,
  kind,
  liveTracks,
  openDemo,
  press,
  reportFrom,
  stopFrom,
  useWorld,
} from './harness.ts';

const world = useWorld();
let page: Page;
let view: Page;
beforeAll(async () => {
  page = await openDemo(world(), 'modern.html');
  view = await world().session.extensionPage('src/popup/index.html');
  await press(page, '#start');
  await demoReady(page);
  await until(
    'both tracks are reported',
    async () => liveTracks(await reportFrom(view)).length === 2,
  );
});
afterAll(() => page.close());

test('a message of no known type is answered with words', async () => {
  for (const message of [
    { type: 'nonsense' },
    5,
    null,
    { type: 'stop' },
    { type: 'stopAll', tabId: 'x' },
  ]) {
    const answer: unknown = await view.evaluate(
      (sent) => (Reflect.get(globalThis, 'browser') ?? chrome).runtime.sendMessage(sent),
      message,
    );
    expect(answer).toMatchObject({ error: expect.stringContaining('does not know this message') });
  }
});

test('stopping a track that is not there says so', async () => {
  const answer = await stopFrom(view, { type: 'stop', trackId: 'no/such' });
  expect(answer).toMatchObject({ stopped: [], verified: false, failed: [{ trackId: 'no/such' }] });
  expect(answer.failed[0]?.why).toContain('no live track');
});

test('stopAll reaches only what its tab and origin name', async () => {
  const [track] = liveTracks(await reportFrom(view));
  const elsewhere = { stopped: [], failed: [], verified: true };
  expect(await stopFrom(view, { type: 'stopAll', tabId: (track?.tabId ?? 0) + 1000 })).toEqual(
    elsewhere,
  );
  expect(await stopFrom(view, { type: 'stopAll', origin: 'https://elsewhere.example' })).toEqual(
    elsewhere,
  );
  expect(liveTracks(await reportFrom(view))).toHaveLength(2);
});

// Only Chromium's driver can run code in the world of content scripts.
if (kind === 'chromium')
  test('a content script is not let in, and a forged bridge cannot hurt', async () => {
    const session = await page.createCDPSession();
    const contexts: { id: number; auxData: { type: string }; origin: string }[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => {
      contexts.push({
        id: context.id,
        auxData: context.auxData as { type: string },
        origin: context.origin,
      });
    });
    await session.send('Runtime.enable');
    const isolated = contexts.find(({ origin }) => origin.startsWith('chrome-extension://'));
    if (!isolated) throw new Error('no isolated world');
    const inBridge = async (expression: string): Promise<unknown> => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        contextId: isolated.id,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) return exceptionDetails.exception?.description ?? exceptionDetails.text;
      return result.value;
    };

    const refused = await inBridge(
      `chrome.runtime.sendMessage({ type: 'report' }).then(String, (e) => 'refused: ' + e.message)`,
    );
    expect(String(refused)).toMatch(/refused|undefined/);
    expect(
      await inBridge(`chrome.runtime.sendMessage({ type: 'stopAll' }).then(String, String)`),
    ).not.toContain('stopped');
    expect(liveTracks(await reportFrom(view))).toHaveLength(2);

    const before = await reportFrom(view);
    await inBridge(`{
    const view = chrome.runtime.connect({ name: 'view' });
    view.onMessage.addListener((message) => { globalThis.leaked = message; });
    try { view.postMessage({ type: 'view.opened' }); } catch {}
    const forged = chrome.runtime.connect({ name: 'bridge' });
    forged.postMessage({ type: 'event', seq: 1, event: {} });
    forged.postMessage('garbage');
    forged.postMessage({ type: 'hello', document: ${JSON.stringify(before.tracks[0]?.id.split('/')[0])}, origin: 'https://bank.example' });
    forged.postMessage({ type: 'hello', document: 'f'.repeat(32), origin: 'https://bank.example' });
    forged.postMessage({ type: 'event', seq: 1, event: { type: 'track.ended', at: 'yesterday', track: 't1', by: 'page' } });
    forged.postMessage({ type: 'event', seq: 2, event: { type: 'request.started', at: 1, request: { id: '<b>' } } });
    forged.postMessage({ type: 'event', seq: 3, event: { type: 'track.ended', at: 1, track: 't1', by: 'user' } });
    forged.postMessage({ type: 'event', seq: -4, event: null });
  }`);
    const popup = await world().session.openPopup(page);
    await popup.waitForFunction(() =>
      /could not be recorded|left out/.test(document.body.textContent ?? ''),
    );
    const after = await reportFrom(view);
    expect(after.requests).toEqual(before.requests);
    expect(after.tracks).toEqual(before.tracks);
    expect(JSON.stringify(after)).not.toContain('bank.example');
    expect(await inBridge('globalThis.leaked === undefined')).toBe(true);
  });

test('the true bridge still stops', async () => {
  const answer = await stopFrom(view, { type: 'stopAll', origin: world().demo.origin });
  expect(answer.verified).toBe(true);
  expect(answer.stopped).toHaveLength(2);
});
