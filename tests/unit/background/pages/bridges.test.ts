import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Bridges, createBridges } from '../../../../src/background/pages/bridges.ts';
import type { State } from '../../../../src/background/state/state.ts';
import type { Store } from '../../../../src/background/store.ts';
import { MemoryStore } from '../memory-store.ts';
import {
  asked,
  camera,
  ended,
  found,
  hidden,
  home,
  liveIds,
  type Page,
  page,
  play,
  reported,
  requestIn,
} from '../play.ts';
import { MemoryPort, senderOf } from './memory-port.ts';

// Bridges name their documents by 32 hexadecimal digits.
const key = 'a'.repeat(32);
const here = { ...home, key };
const hello = { type: 'hello', document: key, origin: 'https://meet.example' };
const welcomed = { type: 'welcomed', frameId: 0, documentId: 'document-home' };
const event = (seq: number, said: unknown) => ({ type: 'event', seq, event: said });

const background = (state: State = play()) => {
  const store = new MemoryStore(state);
  return { store, bridges: createBridges(Promise.resolve(store)) };
};
const bridgeOf = (bridges: Bridges, speaker: Page = here) => {
  const port = new MemoryPort(senderOf(speaker));
  bridges.accept(port);
  return port;
};
/** Until all that was said has been heard. */
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

describe('a bridge that says hello', () => {
  test('is seen where the browser says it is', async () => {
    const { store, bridges } = background();
    bridgeOf(bridges).say({ ...hello, origin: 'https://bank.example' });
    await settled();
    expect(store.state().documents.get(key)).toMatchObject({ place: home.place, lastSeq: 0 });
    expect(bridges.isConnected(key)).toBe(true);
  });

  test('of a private window is known to be private', async () => {
    const { store, bridges } = background();
    bridgeOf(bridges, { ...hidden, key }).say(hello);
    await settled();
    expect(store.state().documents.get(key)?.isPrivate).toBe(true);
  });

  test('in a document that was open before says so', async () => {
    const { store, bridges } = background();
    bridgeOf(bridges).say({ ...hello, openBefore: true });
    await settled();
    expect(store.state().documents.get(key)?.openBefore).toBe(true);
  });

  test('and is not known is told that nothing is known, and asked to describe itself', async () => {
    const { bridges } = background();
    const bridge = bridgeOf(bridges);
    bridge.say(hello);
    await settled();
    expect(bridge.heard).toContainEqual({ ...welcomed, seq: 0 });
    expect(bridge.heard).toContainEqual({
      type: 'command',
      id: expect.any(Number),
      command: { type: 'document.describe' },
    });
  });

  test('again is told up to where its events are known, and not asked again', async () => {
    const known = play(
      { type: 'document.seen', at: 0, document: key, place: home.place, isPrivate: false },
      reported(1, found(camera('t1')), here),
      reported(2, ended('t1'), here),
    );
    const { bridges } = background(known);
    const bridge = bridgeOf(bridges);
    bridge.say(hello);
    await settled();
    expect(bridge.heard).toEqual([{ ...welcomed, seq: 2 }]);
  });

  test('is not told to forget what is not durable', async () => {
    const { store, bridges } = background(
      play(
        { type: 'document.seen', at: 0, document: key, place: home.place, isPrivate: false },
        reported(1, found(camera('t1')), here),
      ),
    );
    store.isDurable = false;
    const bridge = bridgeOf(bridges);
    bridge.say(hello);
    await settled();
    store.write(false);
    await settled();
    expect(bridge.heard).toEqual([{ ...welcomed, seq: 0 }]);
  });

  test('after it was given up for gone is asked to describe itself', async () => {
    const { bridges } = background();
    const first = bridgeOf(bridges);
    first.say(hello);
    await settled();
    first.leave();
    await settled();
    const second = bridgeOf(bridges);
    second.say(hello);
    await settled();
    expect(second.heard.map(({ type }) => type)).toEqual(['command', 'welcomed']);
  });

  test('twice over one port is greeted once', async () => {
    const { store, bridges } = background();
    bridgeOf(bridges).say(hello, { ...hello, document: 'b'.repeat(32) });
    await settled();
    expect([...store.state().documents.keys()]).toEqual([key]);
  });
});

describe('a forged hello', () => {
  test.each([
    ['another tab', page(key, { tabId: 9 })],
    ['another frame', page(key, { frameId: 4 })],
  ])('of %s with the name of a known document is refused', async (_from, forger) => {
    const { store, bridges } = background();
    const honest = bridgeOf(bridges);
    honest.say(hello, event(1, found(camera('t1'))));
    await settled();
    honest.leave();
    await settled();

    const forged = bridgeOf(bridges, forger);
    forged.say(hello, event(2, found(camera('t2'))));
    await settled();
    expect(forged.isOpen).toBe(false);
    expect(forged.heard).toEqual([]);
    expect(bridges.isConnected(key)).toBe(false);
    expect([...store.state().tracks.keys()]).toEqual([`${key}/t1`]);
    expect(store.state().problems[0]?.text).toContain('claimed to be another document');
  });

  test('while the document itself is connected changes nothing for it', async () => {
    const { bridges } = background();
    const honest = bridgeOf(bridges);
    honest.say(hello);
    await settled();
    const forged = bridgeOf(bridges);
    forged.say(hello);
    await settled();
    forged.leave();
    await settled();
    expect(forged.heard).toEqual([]);
    expect(bridges.isConnected(key)).toBe(true);
    expect(honest.isOpen).toBe(true);
  });

  test('of something that is no frame of a tab is refused', async () => {
    const { store, bridges } = background();
    const port = new MemoryPort({ url: 'chrome-extension://other/page.html' });
    bridges.accept(port);
    port.say(hello);
    await settled();
    expect(port.isOpen).toBe(false);
    expect(store.state().documents.size).toBe(0);
  });
});

describe('events', () => {
  test('go to the store with their document and number', async () => {
    const { store, bridges } = background();
    bridgeOf(bridges).say(hello, event(1, asked('r1')), event(2, found(camera('t1'))));
    await settled();
    expect(requestIn(store.state(), `${key}/r1`)).toMatchObject(home.place);
    expect(liveIds(store.state())).toEqual([`${key}/t1`]);
  });

  test('are acknowledged when they are durable, and not before', async () => {
    const { store, bridges } = background();
    const bridge = bridgeOf(bridges);
    bridge.say(hello);
    await settled();
    bridge.heard.length = 0;
    store.isDurable = false;
    bridge.say(event(1, found(camera('t1'))));
    await settled();
    expect(liveIds(store.state())).toEqual([`${key}/t1`]);
    expect(bridge.heard).toEqual([]);
    store.write();
    await settled();
    expect(bridge.heard).toEqual([{ type: 'acknowledged', seq: 1 }]);
  });

  test('are not acknowledged where they could not be written', async () => {
    const { store, bridges } = background();
    const bridge = bridgeOf(bridges);
    bridge.say(hello);
    await settled();
    bridge.heard.length = 0;
    store.isDurable = false;
    bridge.say(event(1, found(camera('t1'))));
    await settled();
    store.write(false);
    await settled();
    expect(bridge.heard).toEqual([]);
  });

  test('about another document of the origin are told to be there', async () => {
    const { store, bridges } = background();
    const captor = { frameId: 4, documentId: 'inner', url: 'about:srcdoc' };
    bridgeOf(bridges).say(hello, { ...event(1, asked('r1')), captor });
    await settled();
    expect(requestIn(store.state(), `${key}/r1`)).toMatchObject({ ...home.place, ...captor });
  });

  test('wait for the store, and keep their order', async () => {
    const store = new MemoryStore(play());
    let open: (store: Store) => void = () => {};
    const bridges = createBridges(
      new Promise<Store>((resolve) => {
        open = resolve;
      }),
    );
    bridgeOf(bridges).say(hello, event(1, found(camera('t1'))), event(2, ended('t1')));
    await settled();
    expect(store.dispatched).toEqual([]);
    open(store);
    await settled();
    expect(liveIds(store.state())).toEqual([]);
    expect(store.dispatched.map(({ type }) => type)).toEqual([
      'document.seen',
      'page.reported',
      'page.reported',
    ]);
  });

  test('that are none are counted as lost, with the reason, and acknowledged', async () => {
    const { store, bridges } = background();
    const bridge = bridgeOf(bridges);
    bridge.say(hello, event(1, { type: 'track.found', at: 0, track: { id: 'not an id' } }));
    await settled();
    expect(store.state().problems[0]?.text).toMatch(/could not be recorded \(track\.id/);
    expect(bridge.heard).toContainEqual({ type: 'acknowledged', seq: 1 });
  });

  test('of a closed port are kept all the same', async () => {
    const { store, bridges } = background();
    const bridge = bridgeOf(bridges);
    bridge.say(hello, event(1, found(camera('t1'))));
    bridge.isOpen = false;
    await settled();
    expect(store.state().tracks.size).toBe(1);
  });
});

describe('messages of a wrong form', () => {
  test.each<[unknown]>([
    [null],
    ['hello'],
    [{}],
    [{ type: 'stopAll' }],
    [{ type: 'hello', document: key }],
    [{ type: 'hello', document: 'A'.repeat(32), origin: '' }],
    [{ type: 'hello', document: key, origin: 'x'.repeat(2_001) }],
    [{ type: 'hello', document: key, origin: '', tabId: 1 }],
    [{ type: 'event', seq: 0, event: {} }],
    [{ type: 'event', seq: 1.5, event: {} }],
    [{ type: 'reply', command: '1', result: null }],
  ])('%j is left out, with a word to the person', async (message) => {
    const { store, bridges } = background();
    const bridge = bridgeOf(bridges);
    bridge.say(message);
    await settled();
    expect(store.dispatched).toMatchObject([{ type: 'problem.noticed' }]);
    expect(store.state().problems[0]?.text).toContain(
      'https://meet.example/room sent a message of a wrong form',
    );
    expect(bridge.heard).toEqual([]);
  });

  test('events before a hello are left out', async () => {
    const { store, bridges } = background();
    bridgeOf(bridges).say(event(1, found(camera('t1'))), hello);
    await settled();
    expect(store.state().tracks.size).toBe(0);
    expect(store.state().problems[0]?.text).toContain('sent a message of a wrong form');
    expect(bridges.isConnected(key)).toBe(true);
  });
});

describe('a bridge that leaves', () => {
  test('takes its document with it', async () => {
    const { store, bridges } = background();
    const bridge = bridgeOf(bridges);
    bridge.say(hello, event(1, found(camera('t1'))));
    bridge.leave();
    await settled();
    expect(liveIds(store.state())).toEqual([]);
    expect(bridges.isConnected(key)).toBe(false);
  });

  test('without a hello takes nothing', async () => {
    const { store, bridges } = background();
    bridgeOf(bridges).leave();
    await settled();
    expect(store.dispatched).toEqual([]);
  });
});

describe('a command', () => {
  const stop = { type: 'tracks.stop', tracks: ['t1'] } as const;
  const commandsIn = (port: MemoryPort) =>
    port.heard.flatMap((message) => (message.type === 'command' ? [message] : []));
  const greeted = async (bridges: Bridges) => {
    const bridge = bridgeOf(bridges);
    bridge.say(hello);
    await settled();
    bridge.heard.length = 0;
    return bridge;
  };
  /** What became of a promise, without waiting for it. */
  const fateOf = (promise: Promise<unknown>) => {
    const fate: { value?: unknown; error?: unknown } = {};
    promise.then(
      (value) => {
        fate.value = value;
      },
      (error: unknown) => {
        fate.error = error;
      },
    );
    return fate;
  };

  test('goes to its document, and its answer comes back', async () => {
    const { bridges } = background();
    const bridge = await greeted(bridges);
    const fate = fateOf(bridges.command(key, stop));
    await settled();
    const [sent] = commandsIn(bridge);
    expect(sent?.command).toEqual(stop);
    bridge.say({ type: 'reply', command: sent?.id, result: 'done' });
    await settled();
    expect(fate).toEqual({ value: 'done' });
  });

  test('gets its own answer, in whatever order answers come', async () => {
    const { bridges } = background();
    const bridge = await greeted(bridges);
    const fates = [fateOf(bridges.command(key, stop)), fateOf(bridges.command(key, stop))];
    await settled();
    const [first, second] = commandsIn(bridge);
    bridge.say({ type: 'reply', command: second?.id, result: 'second' });
    bridge.say({ type: 'reply', command: first?.id, result: 'first' });
    await settled();
    expect(fates).toEqual([{ value: 'first' }, { value: 'second' }]);
  });

  test('is not answered by another document', async () => {
    const { bridges } = background();
    const bridge = await greeted(bridges);
    const fate = fateOf(bridges.command(key, stop));
    await settled();
    const stranger = bridgeOf(bridges, page('stranger', { tabId: 9 }));
    stranger.say(
      { ...hello, document: 'b'.repeat(32) },
      { type: 'reply', command: commandsIn(bridge)[0]?.id, result: 'forged' },
    );
    await settled();
    expect(fate).toEqual({});
  });

  test('waits for a document that is about to come back', async () => {
    const { bridges } = background();
    const fate = fateOf(bridges.command(key, stop));
    await vi.advanceTimersByTimeAsync(2_000);
    const bridge = bridgeOf(bridges);
    bridge.say(hello);
    await settled();
    const sent = commandsIn(bridge).find(({ command }) => command.type === 'tracks.stop');
    bridge.say({ type: 'reply', command: sent?.id, result: 'done' });
    await settled();
    expect(fate).toEqual({ value: 'done' });
  });

  test('that nobody answers within three seconds has failed', async () => {
    const { bridges } = background();
    await greeted(bridges);
    const fate = fateOf(bridges.command(key, stop));
    await vi.advanceTimersByTimeAsync(2_999);
    expect(fate).toEqual({});
    await vi.advanceTimersByTimeAsync(1);
    expect(fate).toEqual({ error: new Error('the page did not answer within 3 seconds') });
  });

  test('that was given up is not sent to a document that comes later', async () => {
    const { bridges } = background();
    const fate = fateOf(bridges.command(key, stop));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(fate.error).toBeInstanceOf(Error);
    const bridge = bridgeOf(bridges);
    bridge.say(hello);
    await settled();
    expect(commandsIn(bridge).map(({ command }) => command.type)).toEqual(['document.describe']);
  });

  test('leaves no timer behind', async () => {
    const { bridges } = background();
    const bridge = await greeted(bridges);
    void bridges.command(key, stop);
    await settled();
    bridge.say({ type: 'reply', command: commandsIn(bridge)[0]?.id, result: null });
    await settled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
