import { describe, expect, test } from 'vitest';
import { originOf, snapshotOf } from '../../../../src/background/views/snapshot.ts';
import type { CaptureRequest } from '../../../../src/protocol/report.ts';
import type { TabFacts } from '../../../../src/protocol/snapshot.ts';
import {
  asked,
  camera,
  canvas,
  clock,
  ended,
  failed,
  found,
  from,
  granted,
  type Line,
  page,
  play,
  problem,
  requestIn,
  time,
  twin,
} from '../play.ts';

const tab: TabFacts = {
  tabId: 1,
  windowId: 1,
  title: 'Meeting',
  url: 'https://meet.example/room?id=1',
  inspection: 'inspected',
};
const embedded = page('frame', { frameId: 4, origin: 'https://cam.example' });
const elsewhere = page('other', {
  tabId: 2,
  origin: 'https://news.example',
  topOrigin: 'https://news.example',
});

const shown = (...lines: readonly Line[]) =>
  snapshotOf(play(...lines), time(5_000), tab, [tab], []);

test('says when it was taken, of which tab, and which tabs it knows', () => {
  const other = { ...tab, tabId: 2 };
  expect(snapshotOf(play(), time(70), tab, [tab, other], [])).toEqual({
    generatedAt: time(70),
    tab,
    tabs: [tab, other],
    tracks: [],
    sites: [],
    requests: [],
    problems: [],
  });
});

describe('tracks', () => {
  test('are live captures of all tabs', () => {
    const { tracks } = shown(
      found(camera('t1')),
      from(twin, found(camera('t1'))),
      from(elsewhere, found(camera('t1'))),
      found(canvas('t2')),
      found(camera('t3')),
      ended('t3'),
    );
    expect(tracks.map(({ id }) => id)).toEqual(['home/t1', 'twin/t1', 'other/t1']);
  });

  test('stand oldest first, and as they came where they are of one age', () => {
    const { tracks } = shown(
      found(camera('t1'), 900),
      found(camera('t2'), 300),
      found(camera('t3'), 300),
    );
    expect(tracks.map(({ id }) => id)).toEqual(['home/t2', 'home/t3', 'home/t1']);
  });
});

describe('sites', () => {
  test('are the origins in the tab, wherever else they are open', () => {
    const { sites } = shown(
      asked('r1'),
      from(embedded, asked('r1')),
      from(twin, asked('r1')),
      from(elsewhere, asked('r1')),
    );
    expect(sites.map(({ origin, requests }) => [origin, requests.total])).toEqual([
      ['https://meet.example', 2],
      ['https://cam.example', 1],
    ]);
  });

  test('count what is on air up to the moment of the snapshot', () => {
    expect(shown(found(camera('t1'), 1_000)).sites[0]?.captureMs).toEqual({ camera: 4_000 });
  });
});

describe('requests', () => {
  const ids = (requests: readonly CaptureRequest[]) => requests.map(({ id }) => id);
  const old = (id: string, at: number): CaptureRequest => ({
    ...requestIn(play(asked('r1', { at: clock(at) }), failed('r1')), 'home/r1'),
    id,
  });

  test('are those under the tab`s site, newest first', () => {
    const { requests } = shown(
      asked('r1', { at: clock(1) }),
      asked('r2', { at: clock(3) }),
      from(embedded, asked('r1', { at: clock(2) })),
      from(elsewhere, asked('r1', { at: clock(4) })),
    );
    expect(ids(requests)).toEqual(['home/r2', 'frame/r1', 'home/r1']);
  });

  test('come from memory and from the database, and memory is right', () => {
    const state = play(asked('r1', { at: clock(50) }), granted('r1', [camera('t1')]));
    const kept = [old('before/r1', 10), { ...old('home/r1', 50), outcome: 'pending' as const }];
    const { requests } = snapshotOf(state, time(0), tab, [], kept);
    expect(requests.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['home/r1', 'granted'],
      ['before/r1', 'denied'],
    ]);
  });

  test('are the twenty newest', () => {
    const kept = Array.from({ length: 20 }, (_, i) => old(`before/r${i}`, i));
    const { requests } = snapshotOf(play(asked('r1', { at: clock(100) })), time(0), tab, [], kept);
    expect(requests).toHaveLength(20);
    expect(ids(requests)).toContain('home/r1');
    expect(ids(requests)).not.toContain('before/r0');
  });
});

test('without a tab there are tracks, but no sites and no requests', () => {
  const snapshot = snapshotOf(play(found(camera('t1')), asked('r1')), time(0), null, [], []);
  expect(snapshot.tracks).toHaveLength(1);
  expect(snapshot).toMatchObject({ tab: null, sites: [], requests: [] });
});

test('problems are shown', () => {
  expect(shown(problem('The disk is full.')).problems).toEqual([
    { at: time(0), text: 'The disk is full.' },
  ]);
});

test.each([
  ['https://meet.example/room', 'https://meet.example'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['about:blank', 'null'],
  ['', 'null'],
  ['no address', 'null'],
])('the origin of %j is %s', (url, origin) => {
  expect(originOf(url)).toBe(origin);
});
