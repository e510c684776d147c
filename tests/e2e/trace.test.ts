import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../../scripts/driver/launch.ts';
import type { Session } from '../../scripts/driver/session.ts';
import { projectRoot } from '../../scripts/project.ts';
import { kind, useWorld } from './harness.ts';
import { type Pages, servePages } from './pages.ts';

/** The same page in the same browser, with Tallylight and with an extension that does nothing. */
const world = useWorld();
const walk = readFileSync(join(projectRoot, 'tests/trace/walk.js'), 'utf8');

let pages: Pages;
let bare: Session;
let withUs: Page;
let without: Page;
beforeAll(async () => {
  pages = await servePages({ '/': '<!doctype html><title>Trace</title><body>' });
  bare = await launch({
    browser: kind,
    extensionDir: join(projectRoot, 'tests/fixtures/bare-extension'),
    headless: true,
    realDevices: false,
  });
  withUs = await world().session.newPage(pages.origin);
  without = await bare.newPage(pages.origin);
});
afterAll(async () => {
  await bare.close();
  await pages.close();
});

/** What the same code gives in both; a function of the page as text, because it runs there. */
async function both(code: string): Promise<readonly [withUs: unknown, without: unknown]> {
  return [await withUs.evaluate(code), await without.evaluate(code)];
}

function lines(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

async function differences(): Promise<readonly string[]> {
  const [ours, theirs] = await both(walk);
  expect(lines(theirs).length).toBeGreaterThan(10_000);
  const known = new Set(lines(theirs));
  const shown = new Set(lines(ours));
  return [
    ...lines(ours)
      .filter((line) => !known.has(line))
      .map((line) => `with: ${line}`),
    ...lines(theirs)
      .filter((line) => !shown.has(line))
      .map((line) => `without: ${line}`),
  ];
}

describe('a page finds the same', () => {
  test('in everything that it reaches, before a capture', async () => {
    expect(await differences()).toEqual([]);
  });

  test('in everything that it reaches, during a capture', async () => {
    await both(`(async () => {
      const promise = navigator.mediaDevices.getUserMedia({ video: true });
      const stream = await promise;
      window.traced = { promise, stream, track: stream.getVideoTracks()[0], clone: stream.clone() };
    })()`);
    expect(await differences()).toEqual([]);
  });
});

const probes: Readonly<Record<string, string>> = {
  'errors of wrong calls': `(async () => {
    const seen = [];
    const note = (error) => seen.push([error.constructor.name, error.name, error.message, error.constraint].join(' | '));
    for (const call of [
      () => navigator.mediaDevices.getUserMedia(), () => navigator.mediaDevices.getUserMedia({}),
      () => navigator.mediaDevices.getUserMedia(5), () => navigator.mediaDevices.getUserMedia({ video: { width: { exact: 'x' } } }),
      () => navigator.mediaDevices.getUserMedia({ video: { width: { exact: 99999 } } }),
      () => navigator.mediaDevices.getUserMedia({ video: { deviceId: { exact: 'none' } } }),
      () => navigator.mediaDevices.getDisplayMedia(), () => navigator.mediaDevices.getDisplayMedia({ video: false }),
      () => MediaDevices.prototype.getUserMedia.call({}, { video: true }),
      () => MediaStreamTrack.prototype.stop.call({}), () => MediaStreamTrack.prototype.clone.call(navigator),
      () => { MediaStreamTrack.prototype.enabled = true; },
      () => new MediaDevices.prototype.getUserMedia(),
      () => { class Derived extends MediaDevices.prototype.getUserMedia {} },
      () => (navigator.getUserMedia ?? navigator.mozGetUserMedia).call(navigator),
      () => (navigator.getUserMedia ?? navigator.mozGetUserMedia).call({}, { video: true }, () => 0, () => 0),
      () => Node.prototype.appendChild.call(document.body), () => document.body.appendChild(5),
      () => document.body.insertBefore(document.body, null), () => HTMLCanvasElement.prototype.captureStream.call({}),
      () => Function.prototype.toString.call({}), () => Function.prototype.toString.call(),
    ]) try { await call(); seen.push('none'); } catch (error) { note(error); }
    return seen;
  })()`,
  // Firefox keeps the stack out of reach, and a promise that is rejected from the start is the native's own:
  // docs/LIMITS.md.
  ...(kind === 'chromium'
    ? {
        'the stacks of errors': `(async () => {
    const seen = [];
    for (const call of [
      () => MediaStreamTrack.prototype.stop.call({}), () => navigator.getUserMedia(), () => navigator.getUserMedia.call({}, {}, 1, 2),
      () => document.body.appendChild(5), () => document.body.insertBefore(document.documentElement, null),
      () => { document.createElement('iframe').contentWindow.x; }, () => Function.prototype.toString.call({}),
      () => navigator.mediaDevices.getUserMedia({ video: { width: { exact: 'x' } } }),
      () => { class Derived extends MediaDevices.prototype.getUserMedia {} },
      () => HTMLCanvasElement.prototype.captureStream.call({}), () => { MediaStreamTrack.prototype.enabled = 1; },
    ]) try { await call(); seen.push('none'); } catch (error) {
      const own = Object.getOwnPropertyDescriptor(error, 'stack');
      seen.push([String(error.stack).replace(/pptr:.*?(?=:\\d+:\\d+)/g, 'page'), own?.writable, own?.enumerable, own?.configurable, Reflect.ownKeys(error).map(String).join()].join(' | '));
    }
    return seen;
  })()`,
      }
    : {}),
  'the order in which constraints are read': `(async () => {
    const reads = [];
    const watched = (name, value) => new Proxy(value, {
      get(target, key, receiver) {
        reads.push(name + '.' + String(key) + (receiver === undefined ? '!' : ''));
        const member = target[key];
        return typeof member === 'object' && member !== null && !Array.isArray(member) ? watched(name + '.' + String(key), member) : member;
      },
      has(target, key) { reads.push('has ' + name + '.' + String(key)); return key in target; },
    });
    const stream = await navigator.mediaDevices.getUserMedia(watched('c', {
      video: { width: { ideal: 320, min: 1 }, height: 240, facingMode: ['user'], advanced: [{ width: 300 }], unknown: 1 },
      audio: { echoCancellation: false },
    }));
    const [track] = stream.getVideoTracks();
    await track.applyConstraints(watched('a', { width: { ideal: 160 }, frameRate: { max: 10 } }));
    for (const each of stream.getTracks()) each.stop();
    return reads;
  })()`,
  'the order of microtasks and rejections': `(async () => {
    const order = [];
    const reject = (event) => { order.push('unhandled ' + event.reason.name); event.preventDefault(); };
    const handled = (event) => order.push('handled ' + event.reason.name);
    addEventListener('unhandledrejection', reject);
    addEventListener('rejectionhandled', handled);
    navigator.mediaDevices.getUserMedia({}).catch(() => order.push('caught {}'));
    Promise.resolve().then(() => order.push('microtask 1')).then(() => order.push('microtask 2'));
    navigator.mediaDevices.getUserMedia({});
    const late = navigator.mediaDevices.getUserMedia({ video: { width: { exact: 99999 } } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    late.catch(() => order.push('caught late'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    removeEventListener('unhandledrejection', reject);
    removeEventListener('rejectionhandled', handled);
    return order;
  })()`,
  'that no then of its own is read': `(async () => {
    const reads = [];
    const own = Object.getOwnPropertyDescriptor(Object.prototype, 'then');
    Object.defineProperty(Object.prototype, 'then', { configurable: true, get() { reads.push(this?.constructor?.name); } });
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const devices = await navigator.mediaDevices.enumerateDevices();
    await stream.getVideoTracks()[0].applyConstraints({});
    delete Object.prototype.then;
    for (const each of stream.getTracks()) each.stop();
    return [reads, Reflect.ownKeys(stream), Reflect.ownKeys(devices).length === devices.length + 1];
  })()`,
  'no element, resource, entry or message of ours': `(async () => {
    const seen = [];
    new MutationObserver((records) => seen.push('mutation ' + records.length)).observe(document, { subtree: true, childList: true, attributes: true });
    for (const type of ['message', 'error', 'tallylight', 'event']) addEventListener(type, () => seen.push(type), true);
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    for (const each of stream.getTracks()) each.stop();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return [seen, document.documentElement.outerHTML, performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)];
  })()`,
};

test.each(Object.keys(probes))('a page finds the same: %s', async (name) => {
  const [ours, theirs] = await both(probes[name] ?? '');
  expect(ours).toEqual(theirs);
  expect(JSON.stringify(theirs).length).toBeGreaterThan(2);
});
