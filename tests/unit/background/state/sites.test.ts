import { describe, expect, test } from 'vitest';
import { withoutEnded } from '../../../../src/background/kept/keep.ts';
import type { State } from '../../../../src/background/state/state.ts';
import {
  asked,
  camera,
  canvas,
  changed,
  clock,
  described,
  ended,
  enumerated,
  failed,
  found,
  from,
  gone,
  granted,
  hidden,
  home,
  type Line,
  microphone,
  page,
  play,
  playOn,
  reported,
  seen,
  sessionBegan,
  siteIn,
  time,
  totalsAt,
  twin,
} from '../play.ts';

const embedded = page('frame', { frameId: 4, origin: 'https://cam.example' });

describe('totals', () => {
  test('count requests by API and by outcome', () => {
    const state = play(
      asked('r1'),
      asked('r2'),
      asked('r3', { api: 'Navigator.getUserMedia' }),
      granted('r1', [camera('t1')]),
      failed('r2'),
    );
    expect(totalsAt(0, state).requests).toEqual({
      total: 3,
      byOutcome: { granted: 1, denied: 1, pending: 1 },
      byApi: { 'MediaDevices.getUserMedia': 2, 'Navigator.getUserMedia': 1 },
    });
  });

  test('are of one origin under one embedding site', () => {
    const state = play(asked('r1'), from(embedded, asked('r1')), from(twin, asked('r1')));
    expect(siteIn(state, home).requests.total).toBe(2);
    expect(siteIn(state, embedded)).toMatchObject({
      origin: 'https://cam.example',
      topOrigin: 'https://meet.example',
      requests: { total: 1 },
    });
    expect(state.sites.size).toBe(2);
  });

  test('count verdicts by constraint', () => {
    const video = { constraints: { video: { width: { ideal: 640 }, height: { ideal: 9 } } } };
    const state = play(
      asked('r1', video),
      granted('r1', [camera('t1')]),
      asked('r2', video),
      granted('r2', [camera('t2')]),
    );
    expect(siteIn(state).constraintVerdicts).toEqual({
      'video.width': { satisfied: 2 },
      'video.height': { approximated: 2 },
    });
  });

  test('count enumerations of devices', () => {
    expect(siteIn(play(enumerated(), enumerated())).deviceEnumerations).toBe(2);
  });

  test('say when the site was first and last seen', () => {
    const state = play(enumerated(50), asked('r1', { at: clock(200) }), enumerated(90));
    expect(siteIn(state)).toMatchObject({ firstSeen: time(50), lastSeen: time(200) });
  });

  test.each(['constructor', '__proto__', 'toString'])(
    'count an API called %s like any other',
    (api) => {
      const { byApi } = totalsAt(0, play(asked('r1', { api }), asked('r2', { api }))).requests;
      expect(Object.entries(byApi)).toEqual([[api, 2]]);
    },
  );

  test('show nothing of how they are kept', () => {
    expect(Object.keys(totalsAt(0, play(found(camera('t1'))))).sort()).toEqual([
      'captureMs',
      'constraintVerdicts',
      'deviceEnumerations',
      'firstSeen',
      'lastSeen',
      'origin',
      'permissions',
      'requests',
      'topOrigin',
    ]);
  });
});

describe('a private window', () => {
  test('has totals of its own', () => {
    const state = play(asked('r1'), from(hidden, asked('r1')), from(hidden, asked('r2')));
    expect(siteIn(state, home)).toMatchObject({ isPrivate: false, requests: { total: 1 } });
    expect(siteIn(state, hidden)).toMatchObject({ isPrivate: true, requests: { total: 2 } });
  });

  test('has time on air of its own, though the site is the same', () => {
    const state = play(
      found(camera('t1'), 0),
      from(hidden, found(camera('t1'), 0)),
      ended('t1', 100),
      from(hidden, ended('t1', 1_000)),
    );
    expect(totalsAt(5_000, state, home).captureMs).toEqual({ camera: 100 });
    expect(totalsAt(5_000, state, hidden).captureMs).toEqual({ camera: 1_000 });
  });
});

describe('time on air', () => {
  const onAir = (ms: number, ...events: readonly Line[]) => totalsAt(ms, play(...events)).captureMs;

  test('runs from the beginning of a track to its end', () => {
    expect(onAir(9_000, found(camera('t1'), 1_000), ended('t1', 3_500))).toEqual({ camera: 2_500 });
  });

  test('runs up to now while a track is live', () => {
    expect(onAir(4_000, found(camera('t1'), 1_000))).toEqual({ camera: 3_000 });
  });

  test('counts from the capture, not from the news of it', () => {
    expect(onAir(4_000, granted('r1', [camera('t1', { startedAt: clock(500) })], 900))).toEqual({
      camera: 3_500,
    });
  });

  test('counts overlapping tracks of one source once', () => {
    expect(
      onAir(
        9_000,
        found(camera('t1'), 1_000),
        found(camera('t2'), 2_000),
        ended('t1', 3_000),
        ended('t2', 4_000),
      ),
    ).toEqual({ camera: 3_000 });
  });

  test('counts an overlap once in two tabs of one site too', () => {
    expect(
      onAir(
        9_000,
        found(camera('t1'), 1_000),
        from(twin, found(camera('t1'), 2_000)),
        ended('t1', 3_000),
        from(twin, ended('t1', 4_000)),
      ),
    ).toEqual({ camera: 3_000 });
  });

  test('counts an overlap once that is only told when it is over', () => {
    expect(
      onAir(
        9_000,
        found(camera('t1'), 1_000),
        ended('t1', 3_000),
        from(twin, found(camera('t1'), 3_500, 2_000)),
        from(twin, ended('t1', 4_000)),
      ),
    ).toEqual({ camera: 3_000 });
  });

  test('leaves out the time between two tracks', () => {
    expect(
      onAir(
        9_000,
        found(camera('t1'), 1_000),
        ended('t1', 2_000),
        found(camera('t2'), 5_000),
        ended('t2', 5_500),
      ),
    ).toEqual({ camera: 1_500 });
  });

  test('is told by source', () => {
    expect(
      onAir(
        9_000,
        found(camera('t1'), 1_000),
        found(microphone('t2'), 1_000),
        ended('t2', 1_200),
        ended('t1', 4_000),
      ),
    ).toEqual({ camera: 3_000, microphone: 200 });
  });

  test('is of captures only', () => {
    expect(onAir(9_000, enumerated(), found(canvas('t1'), 1_000), ended('t1', 4_000))).toEqual({});
  });

  test('does not count what a frame of another origin captures', () => {
    const state = play(
      found(camera('t1'), 1_000),
      from(embedded, found(camera('t1'), 1_000)),
      ended('t1', 2_000),
    );
    expect(totalsAt(9_000, state, home).captureMs).toEqual({ camera: 1_000 });
    expect(totalsAt(9_000, state, embedded).captureMs).toEqual({ camera: 8_000 });
  });

  test('does not count what the same origin captures under another site', () => {
    const guest = page('guest', { frameId: 4, topOrigin: 'https://news.example' });
    const state = play(
      found(camera('t1'), 1_000),
      from(guest, found(camera('t1'), 1_000)),
      ended('t1', 2_000),
    );
    expect(totalsAt(9_000, state, home).captureMs).toEqual({ camera: 1_000 });
    expect(totalsAt(9_000, state, guest).captureMs).toEqual({ camera: 8_000 });
  });

  test('goes on while a track is disabled: its device may still be open', () => {
    expect(
      onAir(
        3_000,
        found(camera('t1'), 1_000),
        changed(camera('t1', { enabled: false }), 1_500),
        ended('t1', 2_000),
      ),
    ).toEqual({ camera: 1_000 });
  });

  test.each([
    ['its document is gone', gone(2_000)],
    ['its document does not list it any more', described([], 2_000)],
    ['a new session begins', sessionBegan(2_000)],
  ])('ends when %s', (_when, end) => {
    expect(onAir(9_000, found(camera('t1'), 1_000), end)).toEqual({ camera: 1_000 });
  });

  describe('goes on, with nothing counted twice, when a document was not gone after all', () => {
    const before = play(found(camera('t1', { request: 'r1' }), 1_000), gone(2_000));
    const back = (state: State) =>
      playOn(
        state,
        seen(home, 5_000),
        reported(3, found(camera('t1', { request: 'r1' }), 5_000, 1_000)),
        reported(4, ended('t1', 6_000)),
      );

    test('while the track is still in memory', () => {
      expect(totalsAt(9_000, back(before)).captureMs).toEqual({ camera: 5_000 });
    });

    test('when the track is in the database only', () => {
      expect(totalsAt(9_000, back(withoutEnded(before))).captureMs).toEqual({ camera: 5_000 });
    });
  });

  test('is never less than nothing, whatever the clock does', () => {
    expect(onAir(9_000, found(camera('t1'), 5_000), ended('t1', 2_000))).toEqual({});
  });
});
