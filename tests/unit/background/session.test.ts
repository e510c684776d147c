import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bridges } from '../../../src/background/pages/bridges.ts';
import type { State } from '../../../src/background/state/state.ts';
import { pretendToBeAnExtension } from './extension-browser.ts';
import { MemoryStore } from './memory-store.ts';
import { camera, clock, found, from, gone, liveIds, page, play, time, trackIn } from './play.ts';

/** `storage.session`: empty at the start of the browser. */
let area: Record<string, unknown> = {};
/** What the bridges of tabs answer to the question whether they are there. */
let answers: Record<number, unknown> = {};
let session: typeof import('../../../src/background/session.ts');
beforeAll(async () => {
  pretendToBeAnExtension({
    tabs: {
      sendMessage: async (tabId: number) =>
        tabId in answers ? answers[tabId] : Promise.reject(new Error('nobody listens')),
    },
    storage: {
      session: {
        get: async (key: string) => (key in area ? { [key]: area[key] } : {}),
        set: async (items: Record<string, unknown>) => void Object.assign(area, items),
      },
    },
  });
  session = await import('../../../src/background/session.ts');
});
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => {
  area = {};
  answers = {};
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const storeOf = (state: State) => new MemoryStore(state, clock(900));
const connected = (...keys: readonly string[]): Bridges => ({
  accept: () => {},
  isConnected: (key) => keys.includes(key),
  command: async () => null,
});

const before = play(found(camera('t1')), from(page('other'), found(camera('t1'))));

test('a new session of the browser ends what the last one left, when it last was alive', async () => {
  const store = await session.beginSession(storeOf(before));
  expect(liveIds(store.state())).toEqual([]);
  expect(trackIn(store.state(), 'home/t1').endedAt).toBe(time(900));
});

test('what is to be done when a session begins is done once', async () => {
  const begun: string[] = [];
  await session.beginSession(storeOf(play()), () => begun.push('session'));
  await session.beginSession(storeOf(play()), () => begun.push('session'));
  expect(begun).toEqual(['session']);
});

test('a worker that starts again in the same session ends nothing at once', async () => {
  await session.beginSession(storeOf(play()));
  const store = await session.beginSession(storeOf(before));
  expect(store.state()).toBe(before);
});

describe('documents that do not connect again within three seconds', () => {
  test('are gone where nobody answers', async () => {
    const store = storeOf(before);
    session.awaitDocuments(store, connected('other'));
    await vi.advanceTimersByTimeAsync(2_999);
    expect(liveIds(store.state())).toEqual(['home/t1', 'other/t1']);
    await vi.advanceTimersByTimeAsync(1);
    expect(liveIds(store.state())).toEqual(['other/t1']);
  });

  test('are gone where another document answers', async () => {
    answers = { 1: 'another' };
    const store = storeOf(before);
    session.awaitDocuments(store, connected('other'));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(liveIds(store.state())).toEqual(['other/t1']);
  });

  test('are there where they answer themselves', async () => {
    answers = { 1: 'home' };
    const store = storeOf(before);
    session.awaitDocuments(store, connected('other'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(liveIds(store.state())).toEqual(['home/t1', 'other/t1']);
  });
});

test('documents that come meanwhile are not waited for', async () => {
  const store = storeOf(play(found(camera('t1')), gone(500)));
  session.awaitDocuments(store, connected());
  await store.dispatch({
    type: 'document.seen',
    at: 0,
    document: 'new',
    place: page('new').place,
    isPrivate: false,
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(store.state().documents.get('new')?.gone).toBe(false);
});
