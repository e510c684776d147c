// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { tab, track } from '../builders.ts';
import { shown, shownView, textOf } from './shown.tsx';

afterEach(cleanup);

const failure = {
  id: 4,
  tone: 'alert',
  title: '1 of 2 streams could not be stopped',
  lines: ['camera on meet.example: gone.'],
  advice: 'Reload or close the tab.',
} as const;

test('before the first snapshot it waits calmly', () => {
  const { container } = shownView({});
  expect(textOf(container, 'main')).toBe('Looking for open streams…');
  expect(container.querySelector('[role=alert]')).toBeNull();
});

test('an overdue snapshot is an alert that says what to do', () => {
  const { getByRole } = shownView({ contact: 'overdue' });
  expect(getByRole('alert').textContent).toMatch(/does not answer.*Close this view and open it/);
});

test('an overdue snapshot leaves the last one standing', () => {
  const { container, getByRole } = shown({ tracks: [track()] }, { contact: 'overdue' });
  expect(getByRole('alert').textContent).toContain('may be out of date');
  expect(container.querySelectorAll('[data-track-id]')).toHaveLength(1);
});

test('with nothing on air it says what will appear, and has nothing to stop', () => {
  const { container } = shown();
  expect(textOf(container, '.empty')).toMatch(/^When a page opens your camera/);
  expect(container.querySelector('[data-action=stop-all]')).toBeNull();
  expect(container.querySelector('.lamp-lit')).toBeNull();
});

test('the lamp is lit as long as something is on air', () => {
  const { container } = shown({ tracks: [track()] });
  expect(container.querySelector('.lamp-lit')).not.toBeNull();
  expect(textOf(container, 'h1')).toBe('On air');
});

test('a page that cannot be inspected is said to be one', () => {
  const { container } = shown({ tab: tab({ inspection: 'not-inspectable' }) });
  expect(textOf(container, '.notice[role=status]')).toMatch(
    /^Tallylight cannot look into this page ?The browser keeps extensions out of it/,
  );
  expect(container.querySelector('.empty')).toBeNull();
});

test('a page that was open before is to be reloaded', () => {
  const { container } = shown({ tab: tab({ inspection: 'opened-before' }) });
  expect(textOf(container, '.notice[role=status]')).toMatch(
    /^This page was open before Tallylight ?Reload it to see/,
  );
});

test('an inspected page has no such notice', () => {
  const { container } = shown();
  expect(container.querySelector('.notice')).toBeNull();
});

test('problems are alerts', () => {
  const problems = [{ at: '2026-11-20T10:00:00.000Z', text: 'History could not be written.' }];
  const { getByRole } = shown({ problems });
  expect(getByRole('alert').textContent).toBe('History could not be written.');
});

test('a failed stop is an alert with reason and advice, until it is dismissed', () => {
  const { getByRole, dispatch } = shown({}, { notices: [failure] });
  const { textContent } = getByRole('alert');
  for (const text of [failure.title, ...failure.lines, failure.advice]) {
    expect(textContent).toContain(text);
  }
  fireEvent.click(getByRole('button', { name: 'Dismiss' }));
  expect(dispatch).toHaveBeenCalledExactlyOnceWith({ type: 'dismiss', noticeId: 4 });
});

test('a fault in drawing is told in its place, with the rest still there', () => {
  const broken = track();
  Object.defineProperty(broken, 'settings', { value: null });
  const { getByRole, container } = shown({ tracks: [broken] });
  expect(getByRole('alert').textContent).toContain('could not draw this part');
  expect(container.querySelector('[data-action=stop-all]')).not.toBeNull();
});

test('a success is announced by a status that was there before it', () => {
  const { getByRole, redraw } = shown();
  const region = getByRole('status');
  expect(region.textContent).toBe('');
  const done = {
    id: 1,
    tone: 'status',
    title: 'Stopped, verified: camera.',
    lines: [],
    advice: '',
  };
  redraw({ notices: [{ ...done, tone: 'status' }] });
  expect(getByRole('status')).toBe(region);
  expect(region.textContent).toBe('Stopped, verified: camera.');
});
