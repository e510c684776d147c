import { describe, expect, test } from 'vitest';
import type { State } from '../../../src/background/state/state.ts';
import { stop, tracksToStop } from '../../../src/background/stop.ts';
import type { StopMessage } from '../../../src/protocol/door.ts';
import type { PageCommand } from '../../../src/protocol/page-command.ts';
import { camera, canvas, ended, found, from, granted, microphone, page, play } from './play.ts';

const frame = page('frame', { frameId: 4, origin: 'https://cam.example' });
const otherTab = page('other', {
  tabId: 2,
  origin: 'https://news.example',
  topOrigin: 'https://news.example',
});
const everywhere = play(
  granted('r1', [camera('t1'), microphone('t2')]),
  found(canvas('t3')),
  from(frame, found(camera('t1'))),
  from(otherTab, found(camera('t1'))),
  found(camera('t4')),
  ended('t4'),
);

describe('a message stops', () => {
  test.each<[StopMessage, readonly string[]]>([
    [{ type: 'stopAll' }, ['home/t1', 'home/t2', 'frame/t1', 'other/t1']],
    [{ type: 'stopAll', tabId: 1 }, ['home/t1', 'home/t2', 'frame/t1']],
    [{ type: 'stopAll', origin: 'https://meet.example' }, ['home/t1', 'home/t2']],
    [{ type: 'stopAll', origin: 'https://cam.example' }, ['frame/t1']],
    [{ type: 'stopAll', topOrigin: 'https://meet.example' }, ['home/t1', 'home/t2', 'frame/t1']],
    [{ type: 'stopAll', tabId: 99 }, []],
    [{ type: 'stop', trackId: 'home/t2' }, ['home/t2']],
    [{ type: 'stop', trackId: 'home/t3' }, ['home/t3']],
    [{ type: 'stop', trackId: 'home/t4' }, []],
    [{ type: 'stop', trackId: 't1' }, []],
  ])('%j: %j', (message, ids) => {
    expect(tracksToStop(message, everywhere).map(({ id }) => id)).toEqual(ids);
  });
});

/** Documents that answer as told; each asked once is remembered. */
function documents(answers: Readonly<Record<string, unknown>>) {
  const commands: [string, PageCommand][] = [];
  const command = (document: string, sent: PageCommand): Promise<unknown> => {
    commands.push([document, sent]);
    const answer = answers[document];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { commands, command };
}
const run = (message: StopMessage, answers: Readonly<Record<string, unknown>>, state: State) =>
  stop(message, state, documents(answers));

const two = play(granted('r1', [camera('t1'), microphone('t2')]), from(frame, found(camera('t1'))));
const endedThere = [
  { track: 't1', readyState: 'ended' },
  { track: 't2', readyState: 'ended' },
];

test('each document is asked once, for all of its tracks', async () => {
  const asked = documents({ home: endedThere, frame: [{ track: 't1', readyState: 'ended' }] });
  await stop({ type: 'stopAll' }, two, asked);
  expect(asked.commands).toEqual([
    ['home', { type: 'tracks.stop', tracks: ['t1', 't2'] }],
    ['frame', { type: 'tracks.stop', tracks: ['t1'] }],
  ]);
});

test('a stop is verified when every track said that it has ended', async () => {
  const answers = { home: endedThere, frame: [{ track: 't1', readyState: 'ended' }] };
  expect(await run({ type: 'stopAll' }, answers, two)).toEqual({
    stopped: ['home/t1', 'home/t2', 'frame/t1'],
    failed: [],
    verified: true,
  });
});

test('clones that went along are told, too', async () => {
  const answers = { home: endedThere };
  const { stopped } = await run({ type: 'stop', trackId: 'home/t1' }, answers, two);
  expect(stopped).toEqual(['home/t1', 'home/t2']);
});

test('a track that says it is live has not stopped, and the way out is told', async () => {
  const answers = { home: [endedThere[0], { track: 't2', readyState: 'live' }] };
  const message = { type: 'stopAll', origin: 'https://meet.example' } as const;
  expect(await run(message, answers, two)).toEqual({
    stopped: ['home/t1'],
    failed: [
      {
        trackId: 'home/t2',
        why: 'the page still reports it live after the stop; reload or close the tab to end it',
      },
    ],
    verified: false,
  });
});

test('a capture that ends a moment after its stop has stopped', async () => {
  const live = {
    home: [
      { ...endedThere[0], readyState: 'live' },
      { ...endedThere[1], readyState: 'live' },
    ],
  };
  const message = { type: 'stopAll', origin: 'https://meet.example' } as const;
  const hasEnded = (id: string) => Promise.resolve(id === 'home/t2');
  const answer = await stop(message, two, documents(live), hasEnded);
  expect(answer.stopped).toEqual(['home/t2']);
  expect(answer.failed.map(({ trackId }) => trackId)).toEqual(['home/t1']);
  expect(answer.verified).toBe(false);
});

test('a document that does not answer fails for its own tracks only', async () => {
  const answers = {
    home: new Error('the page did not answer within 3 seconds'),
    frame: [{ track: 't1', readyState: 'ended' }],
  };
  const why = 'the page did not answer within 3 seconds; reload or close the tab to end it';
  expect(await run({ type: 'stopAll' }, answers, two)).toEqual({
    stopped: ['frame/t1'],
    failed: [
      { trackId: 'home/t1', why },
      { trackId: 'home/t2', why },
    ],
    verified: false,
  });
});

test.each<[unknown]>([
  [null],
  [undefined],
  ['ended'],
  [{ track: 't1', readyState: 'ended' }],
  [[{ track: 't1', readyState: 'stopped' }]],
  [[{ track: 1, readyState: 'ended' }]],
  [[{ track: 't1', readyState: 'ended', why: 'because' }]],
])('%j is no answer that can be read', async (answer) => {
  const state = play(found(camera('t1')));
  expect(await run({ type: 'stopAll' }, { home: answer }, state)).toMatchObject({
    stopped: [],
    failed: [{ trackId: 'home/t1', why: expect.stringContaining('no answer that can be read') }],
    verified: false,
  });
});

test('what ends a moment after its stop has stopped', async () => {
  const answers = documents({ home: [{ track: 't1', readyState: 'live' }] });
  const asked: string[] = [];
  const hasEnded = async (trackId: string) => asked.push(trackId) > 0;
  const state = play(found(camera('t1')));
  expect(await stop({ type: 'stopAll' }, state, answers, hasEnded)).toEqual({
    stopped: ['home/t1'],
    failed: [],
    verified: true,
  });
  expect(asked).toEqual(['home/t1']);
});

test('nothing to stop is done at once', async () => {
  const asked = documents({});
  expect(await stop({ type: 'stopAll' }, play(), asked)).toEqual({
    stopped: [],
    failed: [],
    verified: true,
  });
  expect(asked.commands).toEqual([]);
});

test('a track that has ended already is as it should be', async () => {
  expect(await run({ type: 'stop', trackId: 'home/t4' }, {}, everywhere)).toEqual({
    stopped: [],
    failed: [],
    verified: true,
  });
});

test('a track that nobody knows is an error', async () => {
  expect(await run({ type: 'stop', trackId: 'home/t77' }, {}, everywhere)).toMatchObject({
    stopped: [],
    failed: [{ trackId: 'home/t77', why: expect.stringContaining('no live track') }],
    verified: false,
  });
});

test('a track that an answer leaves out is not said to have stopped', async () => {
  expect(await run({ type: 'stop', trackId: 'home/t1' }, { home: [] }, two)).toMatchObject({
    stopped: [],
    failed: [{ trackId: 'home/t1' }],
    verified: false,
  });
});
