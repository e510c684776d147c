import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLink } from '../../../../src/content/bridge/link.ts';
import { createOutbox } from '../../../../src/content/bridge/outbox.ts';
import type { BackgroundMessage, BridgeMessage } from '../../../../src/protocol/bridge-port.ts';
import { camera, ended, found } from '../../background/play.ts';

/** The background's end of a port that the bridge has opened. */
interface Line {
  readonly said: BridgeMessage[];
  answer(message: BackgroundMessage): void;
  cut(): void;
}

/** A runtime that opens ports while it may, and remembers them. */
function runtime() {
  const lines: Line[] = [];
  const connect = () => {
    const said: BridgeMessage[] = [];
    const hear: ((message: BackgroundMessage) => void)[] = [];
    const leave: (() => void)[] = [];
    let isOpen = true;
    lines.push({
      said,
      answer: (message) => {
        for (const listener of hear) listener(message);
      },
      cut: () => {
        isOpen = false;
        for (const listener of leave) listener();
      },
    });
    return {
      postMessage: (message: BridgeMessage) => {
        if (!isOpen) throw new Error('Attempting to use a disconnected port object');
        said.push(message);
      },
      onMessage: { addListener: (listener: (typeof hear)[number]) => void hear.push(listener) },
      onDisconnect: {
        addListener: (listener: (typeof leave)[number]) => void leave.push(listener),
      },
    };
  };
  const api: { id: string | undefined; connect: typeof connect } = { id: 'tallylight', connect };
  return { lines, api };
}

interface Own {
  readonly isNeeded?: () => boolean;
  readonly onCommand?: (message: unknown) => unknown;
  readonly openBefore?: boolean;
}

function bridge({ isNeeded = () => true, onCommand = () => null, ...own }: Own = {}) {
  const { lines, api } = runtime();
  vi.stubGlobal('chrome', { runtime: api });
  vi.stubGlobal('self', { origin: 'https://meet.example' });
  const outbox = createOutbox();
  const link = createLink({ document: 'a'.repeat(32), outbox, isNeeded, onCommand, ...own });
  const tell = (...events: Parameters<typeof outbox.add>) => {
    outbox.add(...events);
    link.flush();
  };
  return { lines, api, outbox, link, tell };
}
const hello = { type: 'hello', document: 'a'.repeat(32), origin: 'https://meet.example' };
const one = { type: 'event', seq: 1, event: found(camera('t1')) };
const two = { type: 'event', seq: 2, event: ended('t1') };
const acknowledged = (seq: number) => ({ type: 'acknowledged', seq }) as const;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a document that has nothing to say opens no port', () => {
  const { lines, link } = bridge();
  link.flush();
  expect(lines).toEqual([]);
});

test('the first event opens a port, and follows the hello', () => {
  const { lines, tell } = bridge();
  tell(found(camera('t1')));
  expect(lines.map(({ said }) => said)).toEqual([[hello, one]]);
});

test('further events go over the same port, each once', () => {
  const { lines, tell, link } = bridge();
  tell(found(camera('t1')));
  tell(ended('t1'));
  link.flush();
  expect(lines.map(({ said }) => said)).toEqual([[hello, one, two]]);
});

test('what is acknowledged leaves the outbox', () => {
  const { lines, outbox, tell } = bridge();
  tell(found(camera('t1')));
  tell(ended('t1'));
  lines[0]?.answer(acknowledged(1));
  expect(outbox.pending().map(({ seq }) => seq)).toEqual([2]);
});

test('what an acknowledgement makes room for is sent at once', () => {
  const { lines, outbox, tell } = bridge();
  tell(found(camera('t1')));
  outbox.add(ended('t1'));
  lines[0]?.answer(acknowledged(1));
  expect(lines[0]?.said).toEqual([hello, one, two]);
});

test('a welcome says how far the events are known, as an acknowledgement does', () => {
  const { lines, outbox, tell } = bridge();
  tell(found(camera('t1')));
  tell(ended('t1'));
  lines[0]?.answer({ type: 'welcomed', seq: 1, frameId: 0, documentId: null });
  expect(outbox.pending().map(({ seq }) => seq)).toEqual([2]);
});

test('an event about another document says so', () => {
  const { lines, outbox, link } = bridge();
  const captor = { frameId: 4, documentId: 'inner', url: 'about:srcdoc' };
  outbox.add(ended('t1'), captor);
  link.flush();
  expect(lines[0]?.said.at(-1)).toEqual({ type: 'event', seq: 1, event: ended('t1'), captor });
});

test('a document that was open before its bridge says so', () => {
  const { lines, tell } = bridge({ openBefore: true });
  tell(ended('t1'));
  expect(lines[0]?.said[0]).toEqual({ ...hello, openBefore: true });
});

test('a document that has nothing to say can be asked where it is', async () => {
  const { lines, link } = bridge();
  const where = link.whereabouts();
  expect(lines.map(({ said }) => said)).toEqual([[hello]]);
  lines[0]?.answer({ type: 'welcomed', seq: 0, frameId: 4, documentId: 'inner' });
  expect(await where).toEqual({ frameId: 4, documentId: 'inner' });
});

describe('when the background is killed', () => {
  test('a new port says hello, and again all that was not acknowledged', () => {
    const { lines, tell } = bridge();
    tell(found(camera('t1')));
    tell(ended('t1'));
    lines[0]?.answer(acknowledged(1));
    lines[0]?.cut();
    vi.advanceTimersByTime(0);
    expect(lines[1]?.said).toEqual([hello, two]);
  });

  test('events go on over the new port only', () => {
    const { lines, tell } = bridge();
    tell(found(camera('t1')));
    lines[0]?.cut();
    vi.advanceTimersByTime(0);
    tell(ended('t1'));
    expect(lines[0]?.said).toEqual([hello, one]);
    expect(lines[1]?.said).toEqual([hello, one, two]);
  });

  test('an event in the moment of its death is not lost', () => {
    const { lines, tell } = bridge();
    tell(found(camera('t1')));
    lines[0]?.cut();
    tell(ended('t1'));
    vi.advanceTimersByTime(0);
    expect(lines.at(-1)?.said).toEqual([hello, one, two]);
    expect(lines).toHaveLength(2);
  });

  test('a document with nothing live and nothing to say leaves it in peace', () => {
    const { lines, tell } = bridge({ isNeeded: () => false });
    tell(found(camera('t1')));
    lines[0]?.cut();
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(1);
  });

  test('and does not come back, it is tried ever less often', () => {
    const { lines, tell } = bridge();
    tell(found(camera('t1')));
    const attempts: number[] = [];
    for (let ms = 0; ms <= 20_000; ms += 10) {
      const newest = lines.at(-1);
      if (newest && lines.length > attempts.length) {
        attempts.push(ms);
        newest.cut();
      }
      vi.advanceTimersByTime(10);
    }
    const pauses = attempts.slice(1).map((ms, i) => ms - (attempts[i] ?? 0));
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(5_000);
    expect(attempts.length).toBeGreaterThan(4);
  });

  test('and comes back, the next time is tried at once again', () => {
    const { lines, tell } = bridge();
    tell(found(camera('t1')));
    for (let i = 0; i < 5; i += 1) {
      lines.at(-1)?.cut();
      vi.advanceTimersByTime(5_000);
    }
    lines.at(-1)?.answer(acknowledged(0));
    const before = lines.length;
    lines.at(-1)?.cut();
    vi.advanceTimersByTime(0);
    expect(lines).toHaveLength(before + 1);
  });
});

describe('a command', () => {
  const command = { type: 'command', id: 7, command: { type: 'document.describe' } } as const;

  test('is answered with its number', () => {
    const heard: unknown[] = [];
    const { lines, tell } = bridge({
      onCommand: (message) => {
        heard.push(message);
        return 'done';
      },
    });
    tell(found(camera('t1')));
    lines[0]?.answer(command);
    expect(heard).toEqual([command]);
    expect(lines[0]?.said.at(-1)).toEqual({ type: 'reply', command: 7, result: 'done' });
  });

  test('whose events come first is answered after them', () => {
    const { lines, tell } = bridge({
      onCommand: () => {
        tell(ended('t1'));
        return null;
      },
    });
    tell(found(camera('t1')));
    lines[0]?.answer(command);
    expect(lines[0]?.said.map(({ type }) => type)).toEqual(['hello', 'event', 'event', 'reply']);
  });
});

describe('a content script that has outlived its extension', () => {
  test('opens no port', () => {
    const { lines, api, tell } = bridge();
    api.id = undefined;
    tell(found(camera('t1')));
    expect(lines).toEqual([]);
  });

  test('throws nothing into the page', () => {
    const { api, tell } = bridge();
    api.connect = () => {
      throw new Error('Extension context invalidated.');
    };
    expect(() => tell(found(camera('t1')))).not.toThrow();
    vi.stubGlobal('chrome', {});
    expect(() => tell(ended('t1'))).not.toThrow();
  });

  test('stays silent when its port is cut for good', () => {
    const { lines, api, tell } = bridge();
    tell(found(camera('t1')));
    api.id = undefined;
    lines[0]?.cut();
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(1);
  });
});
