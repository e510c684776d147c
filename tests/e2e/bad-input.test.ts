import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import type { CaptureRequest } from '../../src/protocol/report.ts';
import { kind, reportFrom, useWorld } from './harness.ts';
import { type Pages, servePages } from './pages.ts';

const world = useWorld();
let pages: Pages;
let page: Page;
let view: Page;
beforeAll(async () => {
  pages = await servePages({ '/': '<!doctype html><title>Bad input</title>' });
  view = await world().session.extensionPage('src/popup/index.html');
});
afterAll(() => pages.close());
beforeEach(async () => {
  page = await world().session.newPage(pages.origin);
});

/** Runs a request in the page and gives what the page got, and what the report says of it. */
async function request(
  constraints: string,
): Promise<{ readonly page: string; readonly reported: CaptureRequest }> {
  const known = new Set((await reportFrom(view)).requests.map(({ id }) => id));
  const got: unknown = await page.evaluate(`(async () => {
    const constraints = ${constraints};
    try {
      const stream = await navigator.mediaDevices.getUserMedia(constraints);
      for (const track of stream.getTracks()) track.stop();
      return 'granted';
    } catch (error) {
      return error === window.thrown ? 'the very object' : error.name;
    }
  })()`);
  let reported: CaptureRequest | undefined;
  await until('the request is reported', async () => {
    reported = (await reportFrom(view)).requests.find(({ id }) => !known.has(id));
    return reported !== undefined && reported.outcome !== 'pending';
  });
  if (!reported) throw new Error('no request');
  return { page: String(got), reported };
}

describe('constraints', () => {
  test('that throw give the page its own exception, and the report an invalid request', async () => {
    const { page: got, reported } = await request(
      `{ get video() { throw (window.thrown = { name: 'Mine', message: 'no' }); } }`,
    );
    expect(got).toBe('the very object');
    expect(reported).toMatchObject({ outcome: 'failed', error: { name: 'Mine', message: 'no' } });
  });

  test('that are cyclic are recorded as far as the browser reads them', async () => {
    const { page: got, reported } = await request(
      `(() => { const c = { video: { width: {} } }; c.video.width.ideal = 320; c.video.self = c; c.video.advanced = [c.video]; return c; })()`,
    );
    expect(got).toBe('granted');
    expect(reported.constraints).toMatchObject({ video: { width: { ideal: 320 } } });
    expect(reported.ignoredConstraints).toContain('video.self');
  });

  test('of a megabyte are cut, with a mark', async () => {
    const { page: got, reported } = await request(
      `{ video: { deviceId: { ideal: 'x'.repeat(1_000_000) }, groupId: 'y'.repeat(1_000_000) } }`,
    );
    // Chromium takes no string constraint of more than 500 characters.
    expect(got).toBe(kind === 'firefox' ? 'granted' : 'TypeError');
    const text = JSON.stringify(reported.constraints);
    expect(text.length).toBeLessThan(20_000);
    expect(text).toContain('[cut from 1000000]');
  });

  test.each([
    ['{}', 'TypeError'],
    ['undefined', 'TypeError'],
    ['null', 'TypeError'],
    ['5', 'TypeError'],
    [`'video'`, 'TypeError'],
    ['{ video: false, audio: false }', 'TypeError'],
  ])('%s fail as natively', async (constraints, error) => {
    const { page: got, reported } = await request(constraints);
    expect(got).toBe(error);
    expect(reported).toMatchObject({ outcome: 'invalid', error: { name: error } });
    expect(reported.error?.message).not.toBe('');
  });

  test('frozen, with getters, as class instances and with generators are read as natively', async () => {
    const { page: got, reported } = await request(`(() => {
      class Size { get ideal() { return 320; } }
      return Object.freeze({
        video: Object.freeze({
          width: new Size(),
          height: { valueOf() { return 0; }, ideal: 240 },
          facingMode: { ideal: (function* () { yield 'user'; yield 'environment'; })() },
        }),
      });
    })()`);
    expect(got).toBe('granted');
    expect(reported.constraints).toEqual({
      video: {
        width: { ideal: 320 },
        height: { ideal: 240 },
        facingMode: { ideal: ['user', 'environment'] },
      },
    });
  });
});

test('legacy calls throw and return as natively', async () => {
  const member = kind === 'firefox' ? 'mozGetUserMedia' : 'getUserMedia';
  const got: unknown = await page.evaluate(`(() => {
    const results = [];
    for (const args of [[], [{ video: true }], [{ video: true }, 5, 5]]) {
      try { results.push(String(navigator.${member}(...args))); } catch (error) { results.push(error.name); }
    }
    return results;
  })()`);
  expect(got).toEqual(['TypeError', 'TypeError', 'TypeError']);
  const returned: unknown = await page.evaluate(`new Promise((resolve) => {
    const returned = navigator.${member}({ video: true }, function (stream) {
      for (const track of stream.getTracks()) track.stop();
      resolve([String(returned), this === undefined || this === window, arguments.length]);
    }, resolve);
  })`);
  expect(returned).toEqual(['undefined', true, 1]);
});

test('markup and 10 kB of text in what the page names stay text, and short', async () => {
  await page.evaluate(`(async () => {
    const name = '<img src=x onerror=alert(1)>'.repeat(400);
    try { await navigator.mediaDevices.getUserMedia({ video: { deviceId: { exact: name } } }); } catch {}
  })()`);
  let newest: CaptureRequest | undefined;
  await until('the request is reported', async () => {
    newest = (await reportFrom(view)).requests.at(-1);
    return newest?.outcome === (kind === 'firefox' ? 'overconstrained' : 'invalid');
  });
  expect(JSON.stringify(newest?.constraints).length).toBeLessThan(1_000);
  const popup = await world().session.openPopup(page);
  await popup.waitForSelector(`[data-request-id="${newest?.id}"]`);
  expect(await popup.$$eval('img', (images) => images.length)).toBe(0);
});
