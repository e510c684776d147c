import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../../src/background/kept/database.ts';
import { keep, load, withoutEnded } from '../../../../src/background/kept/keep.ts';
import { reduce } from '../../../../src/background/state/reduce.ts';
import { emptyState, type State } from '../../../../src/background/state/state.ts';
import {
  asked,
  camera,
  clock,
  ended,
  failed,
  found,
  from,
  gone,
  granted,
  hidden,
  type Line,
  liveIds,
  page,
  play,
  playOn,
  problem,
  reported,
  seen,
  sessionBegan,
  totalsAt,
  trace,
} from '../play.ts';
import { deleteDatabase } from './delete-database.ts';

let database: Database;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(async () => {
  database.close();
  await deleteDatabase();
});

/** What the next worker starts with when this one dies after these events. */
const remembered = async (...lines: readonly Line[]): Promise<State> => {
  await keep(database, emptyState, play(...lines), clock(0));
  return (await load(database)).state;
};
const keysIn = async (store: 'documents' | 'requests' | 'tracks' | 'sites') =>
  (await database.getAllKeys(store)).sort();

describe('a worker that was killed', () => {
  test('remembers nothing where nothing was', async () => {
    expect(await load(database)).toEqual({ state: emptyState, aliveAt: 0 });
  });

  test('remembers what is live and pending, with its site and document', async () => {
    const lines = [asked('r1'), granted('r1', [camera('t1', { request: 'r1' })]), asked('r2')];
    expect(await remembered(...lines)).toEqual(play(...lines));
  });

  test('remembers what has ended in its totals only', async () => {
    const state = await remembered(asked('r1'), failed('r1'), found(camera('t1')), ended('t1'));
    expect(state.requests.size).toBe(0);
    expect(state.tracks.size).toBe(0);
    expect(totalsAt(9_000, state)).toMatchObject({
      requests: { total: 1, byOutcome: { denied: 1 } },
      captureMs: { camera: 200 },
    });
  });

  test('remembers the request of a live track, though it has its outcome', async () => {
    const state = await remembered(
      asked('r1'),
      granted('r1', [camera('t1', { request: 'r1' })]),
      asked('r2'),
      granted('r2', []),
    );
    expect([...state.requests.keys()]).toEqual(['home/r1']);
  });

  test('forgets problems: they concern the moment', async () => {
    expect((await remembered(problem('full'))).problems).toEqual([]);
  });

  test('takes no event twice', async () => {
    const lines = [asked('r1'), granted('r1', [camera('t1', { request: 'r1' })]), asked('r2')];
    const state = await remembered(...lines);
    const resent = trace(...lines).filter(({ type }) => type === 'page.reported');
    expect(resent.reduce(reduce, state)).toBe(state);
  });

  test('goes on where it was', async () => {
    const state = await remembered(asked('r1'));
    const after = playOn(state, seen(page('home')), reported(2, granted('r1', [camera('t1')])));
    expect(liveIds(after)).toEqual(['home/t1']);
    expect(totalsAt(0, after).requests.byOutcome).toEqual({ granted: 1 });
  });

  test('knows when it last wrote', async () => {
    await keep(database, emptyState, emptyState, clock(7));
    expect((await load(database)).aliveAt).toBe(clock(7));
  });
});

describe('what is kept', () => {
  test('is the newest of each', async () => {
    const before = play(asked('r1'));
    await keep(database, emptyState, before, 1);
    await keep(database, before, playOn(before, reported(2, failed('r1'))), 2);
    expect(await database.getAll('requests')).toMatchObject([{ outcome: 'denied' }]);
    expect(await keysIn('requests')).toEqual(['home/r1']);
  });

  test('stays when it has left the memory', async () => {
    const before = play(asked('r1'), failed('r1'), found(camera('t1')), ended('t1'));
    await keep(database, emptyState, before, 1);
    await keep(database, before, withoutEnded(before), 2);
    expect(await keysIn('requests')).toEqual(['home/r1']);
    expect(await keysIn('tracks')).toEqual(['home/t1']);
  });

  test('is no document of a session that is over', async () => {
    const before = play(found(camera('t1')), from(page('other'), asked('r1')));
    await keep(database, emptyState, before, 1);
    expect(await keysIn('documents')).toEqual(['home', 'other']);
    await keep(database, before, playOn(before, sessionBegan(900)), 2);
    expect(await keysIn('documents')).toEqual([]);
    expect(await database.getAll('tracks')).toMatchObject([{ endedBy: 'document-gone' }]);
  });

  test('is only what has changed', async () => {
    const before = play(asked('r1'), asked('r2'));
    await keep(database, emptyState, before, 1);
    await database.clear('requests');
    await keep(database, before, playOn(before, reported(3, failed('r2'))), 2);
    expect(await keysIn('requests')).toEqual(['home/r2']);
  });

  test('is all of a change or nothing', async () => {
    const [first, second] = [...play(asked('r1'), asked('r2')).requests.values()];
    if (!first || !second) throw new Error('two requests were asked');
    // A function cannot be stored: writing the second of the two fails.
    const broken = { ...second, constraints: (() => {}) as unknown as null };
    const requests = new Map([
      [first.id, first],
      [broken.id, broken],
    ]);
    await expect(keep(database, emptyState, { ...emptyState, requests }, 1)).rejects.toThrow();
    expect(await keysIn('requests')).toEqual([]);
    expect((await load(database)).aliveAt).toBe(0);
  });

  test('is nothing of a private window', async () => {
    const before = play(
      from(hidden, asked('r1')),
      from(hidden, granted('r1', [camera('t1')])),
      asked('r1'),
    );
    await keep(database, emptyState, before, 1);
    expect(await keysIn('documents')).toEqual(['home']);
    expect(await keysIn('requests')).toEqual(['home/r1']);
    expect(await keysIn('tracks')).toEqual([]);
    expect(await keysIn('sites')).toEqual(['https://meet.example https://meet.example']);
    expect(await database.getAll('sites')).toMatchObject([{ requests: { total: 1 } }]);
  });

  test.each([
    ['its document is gone', gone(900, hidden)],
    ['the session is over', sessionBegan(900)],
  ])('is nothing of a private window when %s either', async (_when, end) => {
    const before = play(from(hidden, asked('r1')), from(hidden, found(camera('t1'))));
    await keep(database, emptyState, before, 1);
    await keep(database, before, playOn(before, end), 2);
    for (const store of ['documents', 'requests', 'tracks', 'sites'] as const) {
      expect(await keysIn(store)).toEqual([]);
    }
  });
});

describe('memory without what has ended', () => {
  test('has what is live or pending, and the requests of live tracks', () => {
    const state = withoutEnded(
      play(
        asked('r1'),
        granted('r1', [camera('t1', { request: 'r1' }), camera('t2', { request: 'r1' })]),
        ended('t1'),
        asked('r2'),
        failed('r2'),
        asked('r3'),
      ),
    );
    expect([...state.tracks.keys()]).toEqual(['home/t2']);
    expect([...state.requests.keys()]).toEqual(['home/r1', 'home/r3']);
  });

  test('has what was abandoned: it may still get its outcome', () => {
    const state = withoutEnded(play(asked('r1'), gone(500)));
    expect([...state.requests.values()]).toMatchObject([{ outcome: 'abandoned' }]);
  });

  test('has all documents, sites and problems', () => {
    const before = play(found(camera('t1')), ended('t1'), problem('full'));
    expect(withoutEnded(before)).toEqual({ ...before, requests: new Map(), tracks: new Map() });
  });

  test('has all of a private window: it is nowhere else', () => {
    const before = play(
      from(hidden, found(camera('t1'))),
      from(hidden, ended('t1')),
      from(hidden, asked('r1')),
      from(hidden, failed('r1')),
    );
    expect(withoutEnded(before)).toBe(before);
  });

  test('is the same memory where nothing has ended', () => {
    const before = play(found(camera('t1')), asked('r1'));
    expect(withoutEnded(before)).toBe(before);
  });
});
