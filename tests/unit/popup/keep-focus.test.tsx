// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { keepFocus } from '../../../src/ui/view/keep-focus.ts';
import { microphone, snapshot, track } from '../builders.ts';
import { shown } from './shown.tsx';

afterEach(cleanup);

const observed = () => new Promise((done) => setTimeout(done, 0));

function focusedStop() {
  const screen = shown({ tracks: [track(), microphone()] });
  keepFocus(document.body);
  const button = screen.getByRole('button', { name: 'Stop camera fake_device_0' });
  button.focus();
  return { ...screen, button };
}

test('the focus of a row that goes falls to its site, never to another Stop', async () => {
  const { redraw } = focusedStop();
  redraw({ snapshot: snapshot({ tracks: [microphone()] }) });
  await observed();
  expect(document.activeElement?.getAttribute('data-site')).toBe('https://meet.example');
});

test('with the last row gone, the focus falls to the main part', async () => {
  const { redraw } = focusedStop();
  redraw({ snapshot: snapshot() });
  await observed();
  expect(document.activeElement?.tagName).toBe('MAIN');
});

test('a click elsewhere gives the focus up', async () => {
  const { redraw, container } = focusedStop();
  const heading = container.querySelector('h1');
  if (heading) fireEvent.pointerDown(heading);
  redraw({ snapshot: snapshot({ tracks: [microphone()] }) });
  await observed();
  expect(document.activeElement?.hasAttribute('data-site')).toBe(false);
});

test('a button that is enabled again has the focus again', async () => {
  const { redraw, button } = focusedStop();
  // Browsers take the focus from a button that is disabled; happy-dom has to be asked first.
  button.blur();
  redraw({ stopping: [{ type: 'stop', trackId: 'camera-1' }] });
  await observed();
  expect(document.activeElement).not.toBe(button);
  redraw({ stopping: [] });
  await observed();
  expect(document.activeElement).toBe(button);
});
