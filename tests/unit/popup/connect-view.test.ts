import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectView, type ViewPort } from '../../../src/ui/view/connect-view.ts';
import { emptyView, reduceView, type View } from '../../../src/ui/view/view.ts';
import { snapshot, track } from '../builders.ts';

class FakePort implements ViewPort {
  readonly sent: unknown[] = [];
  push: (message: unknown) => void = () => {};
  drop: () => void = () => {};
  readonly onMessage = {
    addListener: (listener: (message: unknown) => void) => {
      this.push = listener;
    },
  };
  readonly onDisconnect = {
    addListener: (listener: () => void) => {
      this.drop = listener;
    },
  };
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
}

function connected(open?: () => ViewPort) {
  const ports: FakePort[] = [];
  const state: { view: View } = { view: emptyView };
  const newPort = () => {
    const port = new FakePort();
    ports.push(port);
    return port;
  };
  connectView(open ?? newPort, { type: 'view.opened', tabId: 4 }, (event) => {
    state.view = reduceView(state.view, event);
  });
  return { ports, state };
}

const shown = { type: 'snapshot', snapshot: snapshot({ tracks: [track()] }) };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('says hello and takes the snapshots that come', () => {
  const { ports, state } = connected();
  expect(ports[0]?.sent).toEqual([{ type: 'view.opened', tabId: 4 }]);
  ports[0]?.push(shown);
  vi.advanceTimersByTime(10_000);
  expect(state.view).toMatchObject({ contact: 'live', snapshot: shown.snapshot });
});

test.each([null, 'snapshot', { type: 'snapshot' }, { type: 'snapshot', snapshot: { tabs: [] } }])(
  'takes %j for no snapshot',
  (message) => {
    const { ports, state } = connected();
    ports[0]?.push(message);
    expect(state.view.snapshot).toBeNull();
  },
);

test('connects again when the worker was killed, with the view staying up', () => {
  const { ports, state } = connected();
  ports[0]?.push(shown);
  ports[0]?.drop();
  vi.advanceTimersByTime(0);
  expect(ports).toHaveLength(2);
  expect(ports[1]?.sent).toEqual([{ type: 'view.opened', tabId: 4 }]);
  expect(state.view).toMatchObject({ contact: 'live', snapshot: shown.snapshot });
});

test('a background that closes every port is asked ever less often', () => {
  const { ports } = connected();
  for (let second = 0; second < 60; second += 0.1) {
    ports.at(-1)?.drop();
    vi.advanceTimersByTime(100);
    // Only the newest port can close; an old one does not close twice.
    const newest = ports.at(-1);
    if (newest) newest.drop = () => {};
  }
  expect(ports.length).toBeGreaterThan(1);
  expect(ports.length).toBeLessThan(600);
});

test('no snapshot within three seconds is overdue, until one comes', () => {
  const { ports, state } = connected();
  vi.advanceTimersByTime(2999);
  expect(state.view.contact).toBe('waiting');
  vi.advanceTimersByTime(1);
  expect(state.view.contact).toBe('overdue');
  ports[0]?.push(shown);
  expect(state.view.contact).toBe('live');
});

test('a lost background is overdue too, and what is shown stays', () => {
  const { ports, state } = connected();
  ports[0]?.push(shown);
  ports[0]?.drop();
  vi.advanceTimersByTime(3000);
  expect(state.view).toMatchObject({ contact: 'overdue', snapshot: shown.snapshot });
});

test('a connect that throws is tried again', () => {
  const port = new FakePort();
  const open = vi.fn<() => ViewPort>().mockImplementationOnce(() => {
    throw new Error('Extension context invalidated.');
  });
  open.mockImplementation(() => port);
  connected(open);
  vi.advanceTimersByTime(0);
  expect(port.sent).toHaveLength(1);
});
