import { afterEach, expect, test, vi } from 'vitest';
import type { StopMessage } from '../../../src/protocol/door.ts';
import type { Doors } from '../../../src/ui/view/create-dispatch.ts';
import { createDispatch } from '../../../src/ui/view/create-dispatch.ts';
import { emptyView, reduceView, type View } from '../../../src/ui/view/view.ts';
import { snapshot, track } from '../builders.ts';

function viewWith(own: Partial<Pick<Doors, 'send' | 'goToTab'>>) {
  const state: { view: View } = {
    view: { ...emptyView, snapshot: snapshot({ tracks: [track()] }) },
  };
  const dispatch = createDispatch({
    view: () => state.view,
    emit: (event) => {
      state.view = reduceView(state.view, event);
    },
    send: () => Promise.resolve({ stopped: ['camera-1'], failed: [], verified: true }),
    goToTab: () => Promise.resolve(),
    ...own,
  });
  return { state, dispatch };
}

const stopCamera: StopMessage = { type: 'stop', trackId: 'camera-1' };
const settled = () => vi.waitFor(() => new Promise((done) => setTimeout(done, 0)));

afterEach(() => vi.useRealTimers());

test('a stop is sent as it is, runs until it is answered, and ends in a notice', async () => {
  const send = vi.fn(() => Promise.resolve({ stopped: ['camera-1'], failed: [], verified: true }));
  const { state, dispatch } = viewWith({ send });
  dispatch(stopCamera);
  expect(send).toHaveBeenCalledExactlyOnceWith(stopCamera);
  expect(state.view.stopping).toEqual([stopCamera]);
  await settled();
  expect(state.view.stopping).toEqual([]);
  expect(state.view.notices).toMatchObject([
    { tone: 'status', title: 'Stopped, verified: camera fake_device_0.' },
  ]);
});

test('a rejected promise ends in an alert with its message', async () => {
  const { state, dispatch } = viewWith({ send: () => Promise.reject(new Error('no receiver')) });
  dispatch({ type: 'stopAll' });
  await settled();
  expect(state.view.stopping).toEqual([]);
  expect(state.view.notices[0]).toMatchObject({ tone: 'alert' });
  expect(state.view.notices[0]?.lines.join()).toContain('no receiver');
});

test('a stop that is never answered ends in an alert', async () => {
  vi.useFakeTimers();
  const { state, dispatch } = viewWith({ send: () => new Promise(() => {}) });
  dispatch(stopCamera);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(state.view.stopping).toEqual([]);
  expect(state.view.notices[0]?.lines.join()).toContain('no answer within 10 seconds');
});

test('a tab that cannot be shown ends in an alert', async () => {
  const goToTab = () => Promise.reject(new Error('No tab with id: 3'));
  const { state, dispatch } = viewWith({ goToTab });
  dispatch({ type: 'goToTab', tabId: 3, windowId: 1 });
  await settled();
  expect(state.view.notices).toMatchObject([
    { tone: 'alert', title: 'The tab could not be shown', lines: ['No tab with id: 3.'] },
  ]);
});

test('alerts stay until they are dismissed, a status until the next stop', async () => {
  const failed = [{ trackId: 'camera-1', why: 'refused' }];
  const send = vi
    .fn<Doors['send']>()
    .mockResolvedValueOnce({ stopped: [], failed, verified: false })
    .mockResolvedValue({ stopped: ['camera-1'], failed: [], verified: true });
  const { state, dispatch } = viewWith({ send });
  for (const _ of [1, 2, 3]) {
    dispatch(stopCamera);
    await settled();
  }
  expect(state.view.notices.map(({ tone }) => tone)).toEqual(['alert', 'status']);
  dispatch({ type: 'dismiss', noticeId: state.view.notices[0]?.id ?? -1 });
  expect(state.view.notices.map(({ tone }) => tone)).toEqual(['status']);
});
