import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../src/background/kept/database.ts';
import type { StampedEvent } from '../../../src/background/state/stamped-event.ts';
import { createStore } from '../../../src/background/store.ts';
import { deleteDatabase } from './kept/delete-database.ts';
import {
  asked,
  camera,
  ended,
  failed,
  found,
  home,
  liveIds,
  play,
  problem,
  reported,
  seen,
  trace,
} from './play.ts';

const opened: Database[] = [];
const open = async (): Promise<Database> => {
  const database = await openDatabase();
  opened.push(database);
  return database;
};
afterEach(async () => {
  for (const database of opened.splice(0)) database.close();
  await deleteDatabase();
});

/** A database that counts transactions for writing, and refuses them while told to. */
function watched() {
  const watch = { writes: 0, refuses: null as string | null };
  const openWatched = async (): Promise<Database> =>
    new Proxy(await open(), {
      get(target, member) {
        const value: unknown = Reflect.get(target, member, target);
        if (typeof value !== 'function') return value;
        if (member !== 'transaction') return value.bind(target);
        return (stores: never, mode: IDBTransactionMode) => {
          if (mode === 'readwrite' && watch.refuses !== null) throw new Error(watch.refuses);
          if (mode === 'readwrite') watch.writes += 1;
          return target.transaction(stores, mode);
        };
      },
    });
  return { watch, open: openWatched };
}

const events = trace(asked('r1'), failed('r1'), found(camera('t1')), ended('t1'), asked('r2'));

describe('an event', () => {
  test('is in the state at once, and durable when its dispatch resolves', async () => {
    const store = await createStore(open);
    const done = store.dispatch(seen(home));
    expect(store.state().documents.has('home')).toBe(true);
    await done;
    const next = await createStore(open);
    expect(next.state().documents.get('home')).toMatchObject({ place: home.place });
  });

  test('that changes nothing resolves when what is under way is durable', async () => {
    const store = await createStore(open);
    void store.dispatch(seen(home));
    void store.dispatch(reported(1, found(camera('t1'))));
    await store.dispatch(reported(1, found(camera('t1'))));
    const next = await createStore(open);
    expect(liveIds(next.state())).toEqual(['home/t1']);
  });

  test('is told to subscribers when it changes the state, and only then', async () => {
    const store = await createStore(open);
    const heard: number[] = [];
    store.subscribe(() => heard.push(store.state().tracks.size));
    await store.dispatch(seen(home));
    await store.dispatch(reported(1, found(camera('t1'))));
    await store.dispatch(reported(1, found(camera('t1'))));
    expect(heard).toEqual([0, 1]);
  });
});

describe('many events at once', () => {
  test('share their transactions', async () => {
    const { watch, open: openWatched } = watched();
    const store = await createStore(openWatched);
    const many: StampedEvent[] = Array.from({ length: 200 }, (_, i) =>
      reported(i + 1, found(camera(`t${i + 1}`))),
    );
    await Promise.all([seen(home), ...many].map(store.dispatch));
    expect(watch.writes).toBeGreaterThan(0);
    expect(watch.writes).toBeLessThanOrEqual(2);
    const next = await createStore(open);
    expect(liveIds(next.state())).toHaveLength(200);
  });

  test('are durable in their order', async () => {
    const store = await createStore(open);
    await Promise.all(events.map(store.dispatch));
    const next = await createStore(open);
    expect([...next.state().requests.keys()]).toEqual(['home/r2']);
    expect(await (await open()).getAll('requests')).toMatchObject([
      { id: 'home/r1', outcome: 'denied' },
      { id: 'home/r2', outcome: 'pending' },
    ]);
  });
});

describe('what has ended', () => {
  test('leaves the memory when it is in the database', async () => {
    const store = await createStore(open);
    for (const event of events) await store.dispatch(event);
    expect(store.state().tracks.size).toBe(0);
    expect([...store.state().requests.keys()]).toEqual(['home/r2']);
    expect(await (await open()).getAllKeys('tracks')).toEqual(['home/t1']);
  });

  test('is either in memory or in the database at any moment', async () => {
    const store = await createStore(open);
    const seenAnywhere = async () => [
      ...store.state().tracks.keys(),
      ...((await (await open()).getAllKeys('tracks')) ?? []),
    ];
    const dispatched = events.map(store.dispatch);
    for (let i = 0; i < 20; i += 1) expect(await seenAnywhere()).toContain('home/t1');
    await Promise.all(dispatched);
    expect(await seenAnywhere()).toContain('home/t1');
  });

  test('is ended in the database, though it ended while its beginning was written', async () => {
    const store = await createStore(open);
    const dispatched: Promise<unknown>[] = [];
    for (const event of events) {
      dispatched.push(store.dispatch(event));
      // Long enough for a transaction to begin, and too short for it to end.
      await Promise.resolve().then(() => {});
    }
    await Promise.all(dispatched);
    expect(await (await open()).getAll('tracks')).toMatchObject([
      { id: 'home/t1', readyState: 'ended' },
    ]);
  });

  test('stays in memory while the database refuses', async () => {
    const { watch, open: openWatched } = watched();
    const store = await createStore(openWatched);
    watch.refuses = 'QuotaExceededError';
    for (const event of events) await store.dispatch(event);
    expect(store.state().tracks.get('home/t1')?.readyState).toBe('ended');
  });
});

describe('a database that refuses to write', () => {
  test('is a problem that says why and what to do', async () => {
    const { watch, open: openWatched } = watched();
    const store = await createStore(openWatched);
    watch.refuses = 'The quota has been exceeded.';
    await store.dispatch(seen(home));
    expect(store.state().problems).toMatchObject([
      {
        text: 'The history cannot be kept (The quota has been exceeded.). What is live is shown all the same; free some disk space or restart the browser to keep a history again.',
      },
    ]);
  });

  test('is told to subscribers', async () => {
    const { watch, open: openWatched } = watched();
    const store = await createStore(openWatched);
    watch.refuses = 'full';
    const heard: number[] = [];
    store.subscribe(() => heard.push(store.state().problems.length));
    await store.dispatch(seen(home));
    expect(heard.at(-1)).toBe(1);
  });

  test('gets all that it has missed as soon as it takes it', async () => {
    const { watch, open: openWatched } = watched();
    const store = await createStore(openWatched);
    watch.refuses = 'full';
    for (const event of events) await store.dispatch(event);
    watch.refuses = null;
    await store.dispatch(problem('something else'));
    expect(await (await open()).getAllKeys('requests')).toEqual(['home/r1', 'home/r2']);
    expect(await (await open()).getAllKeys('tracks')).toEqual(['home/t1']);
  });

  test('stops nothing else', async () => {
    const { watch, open: openWatched } = watched();
    const store = await createStore(openWatched);
    watch.refuses = 'full';
    await Promise.all(trace(found(camera('t1'))).map(store.dispatch));
    expect(liveIds(store.state())).toEqual(['home/t1']);
  });
});

describe('a dispatch tells whether its event is durable', () => {
  test('when it is', async () => {
    const store = await createStore(open);
    expect(await store.dispatch(seen(home))).toBe(true);
  });

  test('when it is not', async () => {
    const { watch, open: openWatched } = watched();
    const store = await createStore(openWatched);
    watch.refuses = 'full';
    expect(await store.dispatch(seen(home))).toBe(false);
  });

  test('when it changes nothing, and the last write has failed', async () => {
    const { watch, open: openWatched } = watched();
    const store = await createStore(openWatched);
    await store.dispatch(seen(home));
    watch.refuses = 'full';
    void store.dispatch(reported(1, found(camera('t1'))));
    expect(await store.dispatch(reported(1, found(camera('t1'))))).toBe(false);
  });
});

describe('a database that the browser closes meanwhile', () => {
  test('is opened again, and nothing is lost', async () => {
    const store = await createStore(open);
    await store.dispatch(seen(home));
    for (const database of opened.splice(0)) database.close();
    expect(await store.dispatch(reported(1, found(camera('t1'))))).toBe(true);
    expect(store.state().problems).toEqual([]);
    expect(await (await open()).getAllKeys('tracks')).toEqual(['home/t1']);
  });
});

describe('a browser without a database', () => {
  const refusing = () => Promise.reject(new Error('A mutation operation was attempted.'));

  test('has a problem, and everything live', async () => {
    const store = await createStore(refusing);
    expect(await store.read(async () => 'kept', 'nothing')).toBe('nothing');
    expect(store.aliveAt).toBe(0);
    expect(store.state().problems[0]?.text).toContain('A mutation operation was attempted.');
    await Promise.all(events.map(store.dispatch));
    expect(store.state().requests.size).toBe(2);
  });

  test.each<[unknown, string]>([
    [new DOMException('gone', 'InvalidStateError'), '(gone)'],
    ['no reason', '(no reason)'],
  ])('says why: %s', async (reason, words) => {
    const store = await createStore(() => Promise.reject(reason));
    expect(store.state().problems[0]?.text).toContain(words);
  });
});

test('a store begins with what the last worker kept, and knows when that was', async () => {
  const before = Date.now();
  const first = await createStore(open);
  await Promise.all(trace(asked('r1'), found(camera('t1'))).map(first.dispatch));
  const second = await createStore(open);
  expect(second.state()).toEqual(play(asked('r1'), found(camera('t1'))));
  expect(second.aliveAt).toBeGreaterThanOrEqual(before);
  expect(second.aliveAt).toBeLessThanOrEqual(Date.now());
});
