import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Views } from '../../../../src/background/views/views.ts';
import type { Snapshot } from '../../../../src/protocol/snapshot.ts';
import { pretendToBeAnExtension } from '../extension-browser.ts';
import { MemoryStore } from '../memory-store.ts';
import { camera, clock, ended, found, from, play, reported, twin } from '../play.ts';

/** The tabs of a browser: 1 is active and has a bridge, 2 was opened before, 3 shows the browser's own page. */
const tabs: Record<number, { id: number; windowId: number; title: string; url: string }> = {
  1: { id: 1, windowId: 7, title: 'Meeting', url: 'https://meet.example/room' },
  2: { id: 2, windowId: 7, title: 'Old', url: 'https://meet.example/old' },
  3: { id: 3, windowId: 7, title: 'Settings', url: 'chrome://settings' },
};
let views: typeof import('../../../../src/background/views/views.ts');
beforeAll(async () => {
  pretendToBeAnExtension({
    tabs: {
      get: async (id: number) => tabs[id] ?? Promise.reject(new Error(`No tab with id: ${id}.`)),
      query: async () => [tabs[1]],
      sendMessage: async (id: number) => id === 1 || Promise.reject(new Error('nobody listens')),
    },
    windows: { WINDOW_ID_NONE: -1 },
  });
  views = await import('../../../../src/background/views/views.ts');
});
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => vi.useFakeTimers({ now: clock(5_000) }));
afterEach(() => vi.useRealTimers());

function background() {
  const store = new MemoryStore(play(found(camera('t1')), from(twin, found(camera('t1')))));
  return { store, views: views.createViews(Promise.resolve(store)) };
}

/** A view at the other end of a port. */
function open(on: Views, ...hellos: readonly unknown[]) {
  const snapshots: Snapshot[] = [];
  const listeners: ((message: unknown) => void)[] = [];
  const leaving: (() => void)[] = [];
  on.accept({
    postMessage: ({ snapshot }) => void snapshots.push(snapshot),
    onMessage: { addListener: (listener) => void listeners.push(listener) },
    onDisconnect: { addListener: (listener) => void leaving.push(listener) },
  });
  for (const hello of hellos) for (const hear of listeners) hear(hello);
  const close = () => {
    for (const leave of leaving) leave();
  };
  return { snapshots, close };
}
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('a view that opens gets a snapshot of the active tab', async () => {
  const view = open(background().views, { type: 'view.opened' });
  await later(0);
  expect(view.snapshots).toHaveLength(1);
  expect(view.snapshots[0]).toMatchObject({
    tab: {
      tabId: 1,
      windowId: 7,
      title: 'Meeting',
      url: 'https://meet.example/room',
      inspection: 'inspected',
    },
    tracks: [{ id: 'home/t1' }, { id: 'twin/t1' }],
  });
});

test('a view can look at another tab', async () => {
  const view = open(background().views, { type: 'view.opened', tabId: 2 });
  await later(0);
  expect(view.snapshots[0]?.tab?.tabId).toBe(2);
});

test('every tab with a live capture is told, the viewed one first', async () => {
  const view = open(background().views, { type: 'view.opened', tabId: 3 });
  await later(0);
  expect(view.snapshots[0]?.tabs.map(({ tabId }) => tabId)).toEqual([3, 1, 2]);
});

test.each([
  [1, 'inspected'],
  [2, 'opened-before'],
  [3, 'not-inspectable'],
])('tab %d is %s', async (tabId, inspection) => {
  const view = open(background().views, { type: 'view.opened', tabId });
  await later(0);
  expect(view.snapshots[0]?.tab?.inspection).toBe(inspection);
});

test('a tab that is closed is no tab', async () => {
  const view = open(background().views, { type: 'view.opened', tabId: 99 });
  await later(0);
  expect(view.snapshots[0]).toMatchObject({ tab: null, sites: [] });
});

describe('a change', () => {
  test('is sent to every view', async () => {
    const { store, views } = background();
    const first = open(views, { type: 'view.opened' });
    const second = open(views, { type: 'view.opened', tabId: 2 });
    await later(0);
    await store.dispatch(reported(2, ended('t1')));
    await later(50);
    for (const { snapshots } of [first, second]) {
      expect(snapshots.at(-1)?.tracks.map(({ id }) => id)).toEqual(['twin/t1']);
    }
  });

  test('is sent together with those that follow at once', async () => {
    const { store, views } = background();
    const view = open(views, { type: 'view.opened' });
    await later(0);
    for (let seq = 2; seq < 30; seq += 1) {
      await store.dispatch(reported(seq, found(camera(`t${seq}`))));
    }
    await later(50);
    expect(view.snapshots).toHaveLength(2);
    expect(view.snapshots[1]?.tracks).toHaveLength(30);
  });

  test('is not sent to a view that has closed', async () => {
    const { store, views } = background();
    const view = open(views, { type: 'view.opened' });
    await later(0);
    view.close();
    await store.dispatch(reported(2, ended('t1')));
    await later(50);
    expect(view.snapshots).toHaveLength(1);
  });

  test('outside the store is sent when it is told', async () => {
    const { views } = background();
    const view = open(views, { type: 'view.opened' });
    await later(0);
    views.refresh();
    await later(50);
    expect(view.snapshots).toHaveLength(2);
  });
});

test('a view that closes at once gets nothing', async () => {
  const view = open(background().views, { type: 'view.opened' });
  view.close();
  await later(100);
  expect(view.snapshots).toEqual([]);
});

test.each<[unknown]>([[null], ['view.opened'], [{}], [{ type: 'view.opened', tabId: '1' }]])(
  '%j opens no view',
  async (hello) => {
    const view = open(background().views, hello);
    await later(100);
    expect(view.snapshots).toEqual([]);
  },
);
