import { describe, expect, test } from 'vitest';
import { reduce } from '../../../../src/background/state/reduce.ts';
import {
  asked,
  camera,
  clock,
  ended,
  found,
  from,
  gone,
  granted,
  hidden,
  home,
  liveIds,
  lost,
  page,
  play,
  playOn,
  problem,
  reported,
  requestIn,
  seen,
  sessionBegan,
  time,
  trackIn,
} from '../play.ts';

describe('events that are sent again', () => {
  test('change nothing, not even the state itself', () => {
    const state = play(found(camera('t1')), ended('t1'));
    expect(reduce(state, reported(1, found(camera('t1'))))).toBe(state);
    expect(reduce(state, reported(2, ended('t1')))).toBe(state);
  });

  test('are told by their number, not by what they say', () => {
    const state = play(found(camera('t1')));
    expect(reduce(state, reported(1, ended('t1')))).toBe(state);
    expect(liveIds(reduce(state, reported(2, ended('t1'))))).toEqual([]);
  });

  test('are told apart by document', () => {
    const frame = page('frame', { frameId: 4 });
    const state = play(seen(frame), found(camera('t1')), ended('t1'));
    expect(liveIds(reduce(state, reported(1, found(camera('t1')), frame)))).toEqual(['frame/t1']);
  });
});

test('events of a document that nobody has seen change nothing', () => {
  const state = play(seen(home));
  expect(reduce(state, reported(1, found(camera('t1')), page('stranger')))).toBe(state);
});

test('a document that connects again keeps its place in the count of its events', () => {
  const state = play(found(camera('t1')), ended('t1'), seen(home, 900));
  expect(state.documents.get('home')).toMatchObject({ lastSeq: 2, gone: false });
});

test('a document that connects again is where the browser now says it is', () => {
  const later = page('home', { url: 'https://meet.example/room/2' });
  const state = play(found(camera('t1')), seen(later, 900));
  expect(state.documents.get('home')?.place.url).toBe('https://meet.example/room/2');
});

test('a document is gone once', () => {
  const state = play(found(camera('t1')), gone(500));
  expect(reduce(state, gone(900))).toBe(state);
  expect(reduce(state, gone(900, page('stranger')))).toBe(state);
});

test('a document that speaks is not gone', () => {
  const state = play(found(camera('t1')), gone(500), reported(2, found(camera('t2'))), gone(900));
  expect(state.documents.get('home')?.gone).toBe(true);
  expect(liveIds(state)).toEqual([]);
});

test('what has ended before its document was gone keeps its own end', () => {
  const state = play(found(camera('t1')), ended('t1', 300), gone(500));
  expect(trackIn(state, 'home/t1')).toMatchObject({ endedBy: 'page', endedAt: time(300) });
});

describe('a new session of the browser', () => {
  const before = play(
    asked('r1'),
    granted('r1', [camera('t1')]),
    asked('r2'),
    from(hidden, found(camera('t1'))),
  );
  const state = playOn(before, sessionBegan(800));

  test('knows no document of the last one', () => {
    expect(state.documents.size).toBe(0);
  });

  test('ends all that was live or pending, when the browser last was seen', () => {
    expect(liveIds(state)).toEqual([]);
    expect(trackIn(state, 'home/t1')).toMatchObject({
      endedBy: 'document-gone',
      endedAt: time(800),
    });
    expect(requestIn(state, 'home/r2').outcome).toBe('abandoned');
  });

  test('keeps the history', () => {
    expect(requestIn(state, 'home/r1').outcome).toBe('granted');
    expect(state.sites.size).toBe(2);
  });

  test('takes documents as they come, counting from one', () => {
    const again = playOn(state, found(camera('t5'), 900));
    expect(liveIds(again)).toEqual(['home/t5']);
  });
});

describe('problems', () => {
  test('say what and when', () => {
    expect(play(problem('The disk is full.', 70)).problems).toEqual([
      { at: time(70), text: 'The disk is full.' },
    ]);
  });

  test('that come again are told once, with their newest time', () => {
    const state = play(problem('full', 1), problem('refused', 2), problem('full', 3));
    expect(state.problems).toEqual([
      { at: time(2), text: 'refused' },
      { at: time(3), text: 'full' },
    ]);
  });

  test('are the five newest', () => {
    const state = play(...[1, 2, 3, 4, 5, 6, 7].map((n) => problem(`problem ${n}`, n)));
    expect(state.problems.map(({ text }) => text)).toEqual(
      [3, 4, 5, 6, 7].map((n) => `problem ${n}`),
    );
  });

  test('tell of events that were lost: how many, where, why, and what to do', () => {
    const [noticed] = play(lost(3, 'more than could be kept')).problems;
    expect(noticed?.text).toContain('3 event(s) of https://meet.example/room');
    expect(noticed?.text).toContain('more than could be kept');
    expect(noticed?.text).toContain('reload it');
  });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1, 1e15, -1e14])(
  'a time that no calendar of four digits has (%d) is the first one',
  (at) => {
    const state = play({ ...problem('x'), at } as ReturnType<typeof problem>);
    expect(state.problems[0]?.at).toBe('1970-01-01T00:00:00.000Z');
  },
);

test('times are ISO 8601 in UTC', () => {
  expect(play(problem('x', 1)).problems[0]?.at).toBe('2026-11-20T10:00:00.001Z');
  expect(clock(0)).toBe(Date.UTC(2026, 10, 20, 10));
});
