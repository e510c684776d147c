import { describe, expect, test } from 'vitest';
import type { StampedEvent } from '../../../../src/background/state/stamped-event.ts';
import {
  asked,
  camera,
  canvas,
  changed,
  clock,
  described,
  ended,
  found,
  from,
  gone,
  granted,
  home,
  liveIds,
  microphone,
  page,
  play,
  requestIn,
  seen,
  siteIn,
  time,
  trackIn,
} from '../play.ts';

test('a granted track is live', () => {
  expect(liveIds(play(asked('r1'), granted('r1', [camera('t1')])))).toEqual(['home/t1']);
});

test('a track that has ended is no longer live, and says when and by whom', () => {
  const state = play(found(camera('t1')), ended('t1', 300, 'browser'));
  expect(liveIds(state)).toEqual([]);
  expect(trackIn(state, 'home/t1')).toMatchObject({ endedAt: time(300), endedBy: 'browser' });
});

test('a track shows what the page told of it and where the browser says it is', () => {
  const facts = camera('t1', {
    request: 'r1',
    nativeId: 'f81d4fae',
    label: 'Front camera',
    enabled: false,
    muted: true,
    settings: { width: 320 },
    constraints: { width: { max: 400 } },
    capabilities: { width: { min: 1, max: 1280 } },
    startedAt: clock(90),
  });
  expect(trackIn(play(asked('r1'), granted('r1', [facts])), 'home/t1')).toEqual({
    ...home.place,
    id: 'home/t1',
    nativeId: 'f81d4fae',
    requestId: 'home/r1',
    kind: 'video',
    source: 'camera',
    label: 'Front camera',
    readyState: 'live',
    enabled: false,
    muted: true,
    settings: { width: 320 },
    constraints: { width: { max: 400 } },
    capabilities: { width: { min: 1, max: 1280 } },
    clonedFrom: null,
    startedAt: time(90),
    endedAt: null,
    endedBy: null,
    sinks: [],
    stray: 'no',
  });
});

test('a changed track shows its new facts and keeps its beginning', () => {
  const state = play(
    found(camera('t1'), 100),
    changed(camera('t1', { enabled: false, startedAt: clock(150) }), 200),
  );
  expect(trackIn(state, 'home/t1')).toMatchObject({ enabled: false, startedAt: time(100) });
});

test('a change of a track that nobody knows changes nothing', () => {
  expect(play(changed(camera('t9'))).tracks.size).toBe(0);
});

test('a change of a track that has ended does not bring it back', () => {
  const state = play(found(camera('t1')), ended('t1'), changed(camera('t1')));
  expect(liveIds(state)).toEqual([]);
});

test('the first word on an end counts', () => {
  const state = play(found(camera('t1')), ended('t1', 300, 'tallylight'), ended('t1', 500));
  expect(trackIn(state, 'home/t1')).toMatchObject({
    endedAt: time(300),
    endedBy: 'tallylight',
  });
});

test('the end of a track that nobody knows changes nothing', () => {
  expect(play(ended('t9')).tracks.size).toBe(0);
});

test('a track that its document does not list any more has ended, nobody knows by whom', () => {
  const state = play(found(camera('t1')), found(camera('t2')), described(['t2'], 400));
  expect(liveIds(state)).toEqual(['home/t2']);
  expect(trackIn(state, 'home/t1')).toMatchObject({ endedBy: 'unknown', endedAt: time(400) });
});

test('a document describes itself only', () => {
  const frame = page('frame', { frameId: 4 });
  const state = play(found(camera('t1')), from(frame, found(camera('t1'))), described([]));
  expect(liveIds(state)).toEqual(['frame/t1']);
});

test('a track whose document is gone has ended with it', () => {
  const state = play(found(camera('t1')), gone(500));
  expect(trackIn(state, 'home/t1')).toMatchObject({
    readyState: 'ended',
    endedBy: 'document-gone',
    endedAt: time(500),
  });
});

test('a track is back when its document was not gone after all', () => {
  const state = play(
    asked('r1'),
    granted('r1', [camera('t1', { request: 'r1' })]),
    gone(500),
    seen(home, 600),
    found(camera('t1', { request: 'r1' }), 610, 100),
  );
  expect(trackIn(state, 'home/t1')).toMatchObject({
    readyState: 'live',
    requestId: 'home/r1',
    startedAt: time(100),
    endedAt: null,
    endedBy: null,
  });
});

test('tracks of two documents with the same local id are two', () => {
  const frame = page('frame', { frameId: 4 });
  const state = play(found(camera('t1')), from(frame, found(microphone('t1'))), ended('t1'));
  expect(trackIn(state, 'home/t1').readyState).toBe('ended');
  expect(trackIn(state, 'frame/t1')).toMatchObject({ readyState: 'live', source: 'microphone' });
});

describe('a clone', () => {
  const tab = camera('t1', { request: 'r1', settings: { displaySurface: 'browser' } });
  const clone = { request: 'r1', clonedFrom: 't1', settings: {} };

  test('names its original and has its source, though its own facts tell nothing', () => {
    const state = play(asked('r1'), granted('r1', [tab]), found(camera('t2', clone)));
    expect(trackIn(state, 'home/t2')).toMatchObject({
      clonedFrom: 'home/t1',
      source: 'tab',
      requestId: 'home/r1',
    });
  });

  test('outlives its original', () => {
    const state = play(granted('r1', [tab]), found(camera('t2', clone)), ended('t1'));
    expect(liveIds(state)).toEqual(['home/t2']);
  });

  test('of a synthetic track is synthetic too', () => {
    const state = play(
      found(canvas('t1')),
      found(camera('t2', { clonedFrom: 't1', provenance: 'canvas' })),
    );
    expect(trackIn(state, 'home/t2').source).toBe('canvas');
  });

  test('is no request of its own', () => {
    const stray = camera('t1', { provenance: 'unknown' });
    const state = play(
      found(stray),
      found(camera('t2', { clonedFrom: 't1', provenance: 'unknown' })),
    );
    expect(state.requests.size).toBe(1);
  });
});

describe('a capture that no request explains', () => {
  const adopted = camera('t1', { provenance: 'unknown' });

  test('gets a request that is known by its track only', () => {
    const state = play(found(adopted, 250));
    const { requestId } = trackIn(state, 'home/t1');
    expect(requestIn(state, requestId ?? '')).toMatchObject({
      api: 'unknown',
      outcome: 'granted',
      at: time(250),
      kinds: ['video'],
      constraints: null,
      trackIds: ['home/t1'],
      stack: [],
    });
    expect(siteIn(state).requests).toEqual({
      total: 1,
      byOutcome: { granted: 1 },
      byApi: { unknown: 1 },
    });
  });

  test('in a document that was open before is said to be so', () => {
    const state = play({ ...seen(home), openBefore: true } as StampedEvent, found(adopted));
    const { requestId } = trackIn(state, 'home/t1');
    expect(requestIn(state, requestId ?? '').openBefore).toBe(true);
    expect(requestIn(play(found(adopted)), requestId ?? '').openBefore).toBeUndefined();
  });

  test('gets it once, however often it is found', () => {
    const state = play(found(adopted), described(['t1']), found(adopted));
    expect(siteIn(state).requests.total).toBe(1);
  });

  test('keeps it when it changes', () => {
    const state = play(found(adopted), changed(camera('t1', { provenance: 'unknown' })));
    expect(trackIn(state, 'home/t1').requestId).toBe('home/r-found-by-1');
  });

  test.each([
    ['a canvas', canvas('t1')],
    ['a remote peer', camera('t1', { provenance: 'unknown', label: 'remote video' })],
    ['nobody knows what', camera('t1', { provenance: 'unknown', settings: {} })],
  ])('is none where the track comes from %s', (_source, facts) => {
    expect(play(found(facts)).requests.size).toBe(0);
  });
});
