import { describe, expect, test } from 'vitest';
import {
  about,
  asked,
  camera,
  clock,
  described,
  ended,
  failed,
  found,
  from,
  gone,
  granted,
  home,
  microphone,
  page,
  play,
  requestIn,
  seen,
  siteIn,
  time,
  trackIn,
} from '../play.ts';

test('a request is pending until its outcome is known', () => {
  expect(requestIn(play(asked('r1')), 'home/r1')).toMatchObject({
    outcome: 'pending',
    waitedMs: null,
    error: null,
    trackIds: [],
  });
});

test('a request carries what was asked, when, and where the browser says it was', () => {
  const state = play(
    asked('r1', {
      at: clock(50),
      api: 'MediaDevices.getDisplayMedia',
      kinds: ['audio', 'video'],
      constraints: { video: { width: 320 } },
      ignored: ['video.colour'],
      userActivation: false,
      stack: 'Error\n    at start (https://meet.example/app.js:3:7)',
    }),
  );
  expect(requestIn(state, 'home/r1')).toEqual({
    ...home.place,
    id: 'home/r1',
    at: time(50),
    api: 'MediaDevices.getDisplayMedia',
    legacy: false,
    kinds: ['audio', 'video'],
    constraints: { video: { width: 320 } },
    ignoredConstraints: ['video.colour'],
    userActivation: false,
    outcome: 'pending',
    error: null,
    waitedMs: null,
    trackIds: [],
    stack: [{ function: 'start', url: 'https://meet.example/app.js', line: 3, column: 7 }],
    constraintOutcomes: [],
  });
});

test('a granted request names its tracks, which live', () => {
  const state = play(asked('r1'), granted('r1', [camera('t1'), microphone('t2')], 350));
  expect(requestIn(state, 'home/r1')).toMatchObject({
    outcome: 'granted',
    waitedMs: 350,
    error: null,
    trackIds: ['home/t1', 'home/t2'],
  });
  expect([...state.tracks.keys()]).toEqual(['home/t1', 'home/t2']);
});

test('a granted request says what became of each constraint', () => {
  const state = play(
    asked('r1', { constraints: { video: { width: { exact: 640 } } }, ignored: ['video.colour'] }),
    granted('r1', [camera('t1')]),
  );
  expect(requestIn(state, 'home/r1').constraintOutcomes).toMatchObject([
    { kind: 'video', name: 'width', got: 640, verdict: 'satisfied' },
    { kind: 'video', name: 'colour', verdict: 'ignored' },
  ]);
});

test('a failed request keeps the error as the browser gave it, with its name of 2012', () => {
  const state = play(
    asked('r1', { constraints: { video: { width: { exact: 9 } } } }),
    failed('r1', { name: 'OverconstrainedError', message: 'too small', constraint: 'width' }, 20),
  );
  expect(requestIn(state, 'home/r1')).toMatchObject({
    outcome: 'overconstrained',
    waitedMs: 20,
    error: {
      name: 'OverconstrainedError',
      message: 'too small',
      constraint: 'width',
      legacyName: 'MANDATORY_UNSATISFIED_ERR',
    },
    constraintOutcomes: [{ name: 'width', verdict: 'caused-failure' }],
  });
});

describe('an outcome stays as it was first told', () => {
  test.each([
    ['granted, then failed', [granted('r1', [camera('t1')]), failed('r1')], 'granted'],
    ['failed, then granted', [failed('r1'), granted('r1', [camera('t1')])], 'denied'],
    ['failed, then not described', [failed('r1'), described([])], 'denied'],
    ['granted, then asked again', [granted('r1', []), asked('r1')], 'granted'],
  ])('%s', (_story, events, outcome) => {
    const state = play(asked('r1'), ...events);
    expect(requestIn(state, 'home/r1').outcome).toBe(outcome);
    expect(siteIn(state).requests.byOutcome).toEqual({ [outcome]: 1 });
  });
});

test('a capture is shown even where its request was never told', () => {
  const state = play(granted('r7', [camera('t1', { request: 'r7' })]));
  expect(trackIn(state, 'home/t1').readyState).toBe('live');
  expect(state.requests.size).toBe(0);
});

test('a request that its document does not list any more was abandoned', () => {
  const state = play(asked('r1'), asked('r2'), described(['r2'], 400));
  expect(requestIn(state, 'home/r1')).toMatchObject({ outcome: 'abandoned', waitedMs: 400 });
  expect(requestIn(state, 'home/r2').outcome).toBe('pending');
});

test('a request whose document is gone was abandoned', () => {
  const state = play(asked('r1', { at: clock(100) }), gone(700));
  expect(requestIn(state, 'home/r1')).toMatchObject({ outcome: 'abandoned', waitedMs: 600 });
});

describe('a request whose document was not gone after all', () => {
  test.each([
    ['granted', granted('r1', [camera('t1', { request: 'r1' })], 900)],
    ['denied', failed('r1', {}, 900)],
  ])('is %s when that is told', (outcome, event) => {
    const state = play(asked('r1'), gone(500), seen(home, 600), event);
    expect(requestIn(state, 'home/r1')).toMatchObject({ outcome, waitedMs: 900 });
    expect(siteIn(state).requests).toMatchObject({ total: 1, byOutcome: { [outcome]: 1 } });
  });

  test('is not abandoned twice', () => {
    const state = play(asked('r1'), gone(500), seen(home, 600), described([], 700));
    expect(requestIn(state, 'home/r1').waitedMs).toBe(500);
  });
});

describe('a capture for another document of the origin', () => {
  const inner = page('inner', { frameId: 4, documentId: 'inner', url: 'about:srcdoc' });
  const state = play(
    about(inner, asked('r1')),
    granted('r1', [camera('t1', { request: 'r1' })]),
    found(camera('t2', { request: 'r1', clonedFrom: 't1' })),
  );

  test('is there, though its ids are those of the document that tells', () => {
    expect(requestIn(state, 'home/r1')).toMatchObject(inner.place);
    expect(trackIn(state, 'home/t1')).toMatchObject(inner.place);
    expect(trackIn(state, 'home/t2')).toMatchObject(inner.place);
  });

  test('leaves the document that tells where it is', () => {
    expect(state.documents.get('home')?.place).toEqual(home.place);
  });
});

test('no wait is shorter than nothing, whatever the clock does', () => {
  const state = play(asked('r1', { at: clock(900) }), gone(100));
  expect(requestIn(state, 'home/r1').waitedMs).toBe(0);
});

test('requests of two documents with the same local id are two', () => {
  const state = play(
    asked('r1'),
    from(page('frame', { frameId: 4 }), asked('r1')),
    from(page('frame', { frameId: 4 }), failed('r1')),
    ended('t1'),
  );
  expect(requestIn(state, 'home/r1')).toMatchObject({ outcome: 'pending', frameId: 0 });
  expect(requestIn(state, 'frame/r1')).toMatchObject({ outcome: 'denied', frameId: 4 });
});

test('a callback API and constraints of 2012 are legacy', () => {
  const state = play(
    asked('r1', { api: 'Navigator.webkitGetUserMedia' }),
    asked('r2', { constraints: { video: { mandatory: { minWidth: 640 } } } }),
    asked('r3'),
  );
  expect([...state.requests.values()].map((request) => request.legacy)).toEqual([
    true,
    true,
    false,
  ]);
});
