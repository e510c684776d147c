import 'fake-indexeddb/auto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../src/background/kept/database.ts';
import { keep, withoutEnded } from '../../../src/background/kept/keep.ts';
import { reportOf } from '../../../src/background/report.ts';
import { reduce } from '../../../src/background/state/reduce.ts';
import { emptyState, type State } from '../../../src/background/state/state.ts';
import type { Report } from '../../../src/protocol/report.ts';
import schema from '../../report.schema.json' with { type: 'json' };
import { anyTrace } from './arbitrary.ts';
import { deleteDatabase } from './kept/delete-database.ts';
import {
  asked,
  camera,
  canvas,
  clock,
  ended,
  enumerated,
  failed,
  found,
  from,
  gone,
  granted,
  microphone,
  page,
  play,
  time,
} from './play.ts';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const isReport = ajv.compile(schema);
/** What the schema finds wrong, in words. */
const faults = (value: unknown): readonly string[] =>
  isReport(value) ? [] : (isReport.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);

const about = {
  generatedAt: time(5_000),
  browser: { name: 'Chromium', version: '156.0.8078.73' },
  extension: { version: '0.1.0' },
};
const nothing = { requests: [], tracks: [] };
const reported = (state: State, kept: Pick<Report, 'requests' | 'tracks'> = nothing) =>
  reportOf(state, kept, about);

const frame = page('frame', { frameId: 4, documentId: null, url: 'about:srcdoc', origin: 'null' });
/** A bit of everything that a report can tell. */
const eventful = play(
  enumerated(),
  asked('r1', {
    kinds: ['audio', 'video'],
    constraints: {
      audio: { echoCancellation: { exact: true } },
      video: { width: { min: 320, ideal: 640 }, facingMode: ['user', 'left'], advanced: [] },
    },
    ignored: ['video.colour', 'preferCurrentTab'],
    stack:
      'Error\n    at start (https://meet.example/app.js:3:7)\n    at https://meet.example/:9:1',
  }),
  granted('r1', [camera('t1', { request: 'r1' }), microphone('t2', { request: 'r1' })]),
  found(camera('t3', { request: 'r1', clonedFrom: 't1' }), 400),
  ended('t1', 700, 'browser'),
  asked('r2', { at: clock(10), api: 'Navigator.webkitGetUserMedia' }),
  failed('r2', { name: 'OverconstrainedError', message: '', constraint: 'width' }),
  asked('r3', { at: clock(5), constraints: null, kinds: [] }),
  failed('r3', { name: '', message: 'thrown by the page' }),
  asked('r4'),
  found(canvas('t4')),
  found(camera('t5', { provenance: 'unknown', label: 'adopted <b>camera</b>' })),
  from(frame, found(camera('t1', { settings: { displaySurface: 'window' } }))),
  from(frame, asked('r1')),
  gone(2_000, frame),
);

describe('a report', () => {
  test('is one by the schema', () => {
    expect(faults(reported(eventful))).toEqual([]);
  });

  test('of nothing is one, too', async () => {
    const report = reported(emptyState);
    expect(faults(report)).toEqual([]);
    expect(report).toEqual({
      schema: 'tallylight.report/1',
      ...about,
      requests: [],
      tracks: [],
      sites: [],
    });
  });

  test('is one whatever has happened', async () => {
    fc.assert(
      fc.property(anyTrace, (events) => {
        expect(faults(reported(events.reduce(reduce, emptyState)))).toEqual([]);
      }),
    );
  });

  test('is one whatever the page`s clock says', async () => {
    const odd = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(1e15));
    fc.assert(
      fc.property(odd, odd, (first, second) => {
        const state = play(
          asked('r1', { at: first }),
          granted('r1', [camera('t1', { startedAt: second })]),
          ended('t1'),
        );
        expect(faults(reported(state))).toEqual([]);
      }),
    );
  });

  test('is the same after a way through JSON', async () => {
    const report = reported(eventful);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test('tells requests by the time they were made', async () => {
    const { requests } = reported(eventful);
    const times = requests.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    expect(requests).toHaveLength(6);
  });

  test('tells tracks by the time they began', async () => {
    const { tracks } = reported(eventful);
    const times = tracks.map(({ startedAt }) => startedAt);
    expect(times).toEqual(times.toSorted());
    expect(tracks).toHaveLength(6);
  });

  test('counts what is on air up to its own time', async () => {
    const { sites } = reported(play(found(camera('t1'), 1_000)));
    expect(sites).toMatchObject([{ captureMs: { camera: 4_000 } }]);
  });
});

test.each<[string, (report: Report) => unknown]>([
  [
    'tracks without sinks',
    ({ tracks, ...others }) => ({
      ...others,
      tracks: tracks.map(({ sinks: _sinks, ...track }) => track),
    }),
  ],
  [
    'an unknown outcome',
    ({ requests, ...others }) => ({
      ...others,
      requests: requests.map((request) => ({ ...request, outcome: '?' })),
    }),
  ],
  [
    'a time that is none',
    ({ sites, ...others }) => ({
      ...others,
      sites: sites.map((site) => ({ ...site, firstSeen: 'soon' })),
    }),
  ],
  ['no requests', ({ requests: _requests, ...others }) => others],
])('the schema does not take %s', async (_what, spoilt) => {
  expect(faults(spoilt(reported(eventful)))).not.toEqual([]);
});

describe('with a database', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase();
  });
  afterEach(async () => {
    database.close();
    await deleteDatabase();
  });

  const kept = async () => ({
    requests: await database.getAll('requests'),
    tracks: await database.getAll('tracks'),
  });

  test('a report tells what has left the memory, too', async () => {
    await keep(database, emptyState, eventful, 1);
    const ids = ({ requests, tracks }: Report) => [...requests, ...tracks].map(({ id }) => id);
    const whole = reported(eventful);
    const joined = reported(withoutEnded(eventful), await kept());
    expect(ids(joined).toSorted()).toEqual(ids(whole).toSorted());
    expect(new Set(joined.requests)).toEqual(new Set(whole.requests));
    expect(new Set(joined.tracks)).toEqual(new Set(whole.tracks));
  });

  test('what is in memory is newer than what is kept', async () => {
    const before = play(asked('r1'), found(camera('t1')));
    const after = play(asked('r1'), found(camera('t1')), failed('r1'), ended('t1'));
    await keep(database, emptyState, before, 1);
    const { requests, tracks } = reported(after, await kept());
    expect(requests).toMatchObject([{ outcome: 'denied' }]);
    expect(tracks).toMatchObject([{ readyState: 'ended' }]);
  });
});
