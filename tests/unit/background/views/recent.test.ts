import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../../src/background/kept/database.ts';
import { keep } from '../../../../src/background/kept/keep.ts';
import { emptyState } from '../../../../src/background/state/state.ts';
import { recentRequests } from '../../../../src/background/views/recent.ts';
import { deleteDatabase } from '../kept/delete-database.ts';
import { asked, clock, from, page, play } from '../play.ts';

const embedded = page('frame', { frameId: 4, origin: 'https://cam.example' });
const near = page('near', { topOrigin: 'https://meet.example.org' });
const other = page('other', { topOrigin: 'https://a.example' });

let database: Database;
beforeEach(async () => {
  database = await openDatabase();
  const state = play(
    asked('r1', { at: clock(30) }),
    asked('r2', { at: clock(10) }),
    from(embedded, asked('r1', { at: clock(20) })),
    from(near, asked('r1', { at: clock(40) })),
    from(other, asked('r1', { at: clock(50) })),
  );
  await keep(database, emptyState, state, 1);
});
afterEach(async () => {
  database.close();
  await deleteDatabase();
});

const recent = async (topOrigin: string, most: number) =>
  (await recentRequests(database, topOrigin, most)).map(({ id }) => id);

test('the requests under a site are told, newest first', async () => {
  expect(await recent('https://meet.example', 20)).toEqual(['home/r1', 'frame/r1', 'home/r2']);
});

test('no more are told than asked for', async () => {
  expect(await recent('https://meet.example', 2)).toEqual(['home/r1', 'frame/r1']);
});

test('a site without any has none', async () => {
  expect(await recent('https://nowhere.example', 20)).toEqual([]);
});
