// @vitest-environment happy-dom
import { act, cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { microphone, snapshot, tab, track } from '../builders.ts';
import { shown, textOf } from './shown.tsx';

afterEach(cleanup);

test('a row says source, label, what is in force, how long and the state', () => {
  const { container } = shown({
    tracks: [track({ enabled: false, muted: true, clonedFrom: 'camera-0' })],
  });
  const row = '[data-track-id="camera-1"]';
  expect(textOf(container, `${row} [data-part=source]`)).toBe('Camera');
  expect(textOf(container, `${row} [data-part=label]`)).toBe('fake_device_0');
  expect(textOf(container, `${row} [data-part=settings]`)).toBe('640 × 480, 20 fps');
  expect(textOf(container, `${row} [data-part=duration]`)).toBe('12 s');
  const state = textOf(container, `${row} [data-part=state]`);
  expect(state).toContain('clone');
  expect(state).toContain('disabled by the page');
  expect(state).toContain('muted by the browser or device');
});

test('an ordinary track has no state to tell', () => {
  const { container } = shown({ tracks: [microphone()] });
  expect(textOf(container, '[data-part=state]')).toBe('');
  expect(textOf(container, '[data-part=settings]')).toBe('48 kHz, mono');
});

test('only the durations change with the clock', async () => {
  const { container, now } = shown({ tracks: [track()] });
  const row = container.querySelector('[data-track-id]');
  await act(() => {
    now.value += 61_000;
  });
  expect(textOf(container, '[data-part=duration]')).toBe('1 min 13 s');
  expect(container.querySelector('[data-track-id]')).toBe(row);
});

test('rows are grouped by tab, site and frame', () => {
  const frame = { frameId: 5, origin: 'https://ads.example', url: 'https://ads.example/listen' };
  const { container } = shown({
    tabs: [tab(), tab({ tabId: 2, windowId: 9, title: 'Elsewhere' })],
    tracks: [
      track({ id: 'far', tabId: 2, topOrigin: 'https://b.example' }),
      track({ id: 'top' }),
      microphone({ id: 'inner', ...frame }),
    ],
  });
  const tabIds = [...container.querySelectorAll('[data-tab-id]')].map((group) =>
    group.getAttribute('data-tab-id'),
  );
  expect(tabIds).toEqual(['1', '2']);
  const here = '[data-tab-id="1"] [data-site="https://meet.example"]';
  expect(container.querySelector(`${here} [data-frame="0"] [data-track-id=top]`)).not.toBeNull();
  expect(container.querySelector(`${here} [data-frame="5"] [data-track-id=inner]`)).not.toBeNull();
  expect(textOf(container, '[data-frame="5"] .frame-name')).toBe('Frame ads.example/listen');
  expect(
    container.querySelector(
      '[data-tab-id="2"] [data-site="https://b.example"] [data-track-id=far]',
    ),
  ).not.toBeNull();
});

test('each Stop says what it stops and dispatches it', () => {
  const { getByRole, dispatch } = shown({ tracks: [track(), microphone()] });
  fireEvent.click(getByRole('button', { name: 'Stop camera fake_device_0' }));
  fireEvent.click(getByRole('button', { name: 'Stop site meet.example' }));
  fireEvent.click(getByRole('button', { name: 'Stop all 2 streams' }));
  expect(dispatch.mock.calls).toEqual([
    [{ type: 'stop', trackId: 'camera-1' }],
    [{ type: 'stopAll', topOrigin: 'https://meet.example' }],
    [{ type: 'stopAll' }],
  ]);
});

test('another tab can be gone to, this one not', () => {
  const { container, dispatch } = shown({
    tabs: [tab(), tab({ tabId: 2, windowId: 9, title: 'Elsewhere' })],
    tracks: [track(), track({ id: 'far', tabId: 2 })],
  });
  const buttons = container.querySelectorAll('[data-action=go-to-tab]');
  expect(buttons).toHaveLength(1);
  for (const button of buttons) fireEvent.click(button);
  expect(dispatch).toHaveBeenCalledExactlyOnceWith({ type: 'goToTab', tabId: 2, windowId: 9 });
});

test('while a stop runs its button is disabled and says so', () => {
  const tracks = [track(), microphone()];
  const { container } = shown({ tracks }, { stopping: [{ type: 'stop', trackId: 'camera-1' }] });
  const disabled = [...container.querySelectorAll<HTMLButtonElement>('button:disabled')];
  expect(disabled.map((button) => button.textContent)).toEqual(['Stopping…']);
  expect(disabled[0]?.closest('[data-track-id]')?.getAttribute('data-track-id')).toBe('camera-1');
});

test('a running stop of a site or of all takes the buttons below it along', () => {
  const tracks = [track(), track({ id: 'far', tabId: 2, topOrigin: 'https://b.example' })];
  const topOrigin = 'https://b.example';
  const { container, redraw } = shown({ tracks }, { stopping: [{ type: 'stopAll', topOrigin }] });
  const disabled = () => container.querySelectorAll('button:disabled').length;
  expect(disabled()).toBe(2);
  redraw({ stopping: [{ type: 'stopAll' }] });
  expect(disabled()).toBe(5);
});

test('a label is text, whatever it holds', () => {
  const label = '<img src=x onerror="alert(1)"><b>bold</b>';
  const { container } = shown({ tracks: [track({ label })] });
  expect(textOf(container, '[data-part=label]')).toBe(label);
  expect(container.querySelector('img, b')).toBeNull();
});

test('a label of 10 kB is there in full, and names its button in short', () => {
  const label = 'very long '.repeat(1000).trim();
  const { container } = shown({ tracks: [track({ label })] });
  expect(container.querySelector('[data-part=label]')?.getAttribute('title')).toBe(label);
  const name = container.querySelector('[data-part=stop]')?.getAttribute('aria-label') ?? '';
  expect(name).toMatch(/^Stop camera very long /);
  expect(name.length).toBeLessThan(120);
});

test('200 tracks in 20 frames are all listed', () => {
  const tracks = Array.from({ length: 200 }, (_, i) => track({ id: `t${i}`, frameId: i % 20 }));
  const { container } = shown({ tracks });
  expect(container.querySelectorAll('[data-track-id]')).toHaveLength(200);
  expect(container.querySelectorAll('[data-frame]')).toHaveLength(20);
});

test('a row that stays keeps its element when another goes', () => {
  const { container, redraw } = shown({ tracks: [track(), microphone()] });
  const row = container.querySelector('[data-track-id=microphone-1]');
  expect(row).not.toBeNull();
  redraw({ snapshot: snapshot({ tracks: [microphone()] }) });
  expect(container.querySelectorAll('[data-track-id]')).toHaveLength(1);
  expect(container.querySelector('[data-track-id=microphone-1]')).toBe(row);
});
