import * as v from 'valibot';
import type { StopAnswer, StopMessage } from '../protocol/door.ts';
import { type StopResult, stopResult } from '../protocol/page-command.ts';
import { isLiveCapture, type Track } from '../protocol/report.ts';
import type { Bridges } from './pages/bridges.ts';
import { globalId, resolved, type State, splitId } from './state/state.ts';

/** The live tracks that a message of the door is about. */
export function tracksToStop(message: StopMessage, state: State): readonly Track[] {
  const live = [...state.tracks.values()].filter((track) => track.readyState === 'live');
  if (message.type === 'stop') {
    const track = live.find(({ id }) => id === message.trackId);
    return track ? live.filter((other) => rootOf(other, state) === rootOf(track, state)) : [];
  }
  return live.filter((track) => isLiveCapture(track) && isMeant(message, track));
}

/** Clones of one source may be known to several documents; all descend from one track. */
function rootOf(track: Track, state: State): string {
  const original = track.clonedFrom === null ? undefined : state.tracks.get(track.clonedFrom);
  return original ? rootOf(original, state) : (track.clonedFrom ?? track.id);
}

function isMeant(message: Extract<StopMessage, { type: 'stopAll' }>, track: Track): boolean {
  if ('tabId' in message) return track.tabId === message.tabId;
  if ('origin' in message) return track.origin === message.origin;
  if ('topOrigin' in message) return track.topOrigin === message.topOrigin;
  return true;
}

/**
 * Stops in the page (level 1 of the design), all documents at once. The answer is what the tracks' own
 * `readyState` said afterwards; `hasEnded` waits for those that end a moment after their stop.
 */
export async function stop(
  message: StopMessage,
  state: State,
  bridges: Pick<Bridges, 'command'>,
  hasEnded: (trackId: string) => Promise<boolean> = () => Promise.resolve(false),
): Promise<StopAnswer> {
  const tracks = tracksToStop(message, state);
  if (message.type === 'stop' && tracks.length === 0) return notLive(message.trackId, state);
  const answers = await Promise.all(
    [...byDocument(tracks)].map(([document, ids]) => stopIn(document, ids, bridges, hasEnded)),
  );
  const failed = answers.flatMap((answer) => answer.failed);
  // A track that two documents know is named once.
  const stopped = answers.flatMap((answer) => answer.stopped).map((id) => resolved(state, id));
  return {
    stopped: [...new Set(stopped)],
    failed,
    verified: failed.length === 0,
  };
}

/** A track that has ended meanwhile is as the person wants it; one that nobody knows is an error. */
function notLive(trackId: string, state: State): StopAnswer {
  if (state.tracks.has(trackId)) return { stopped: [], failed: [], verified: true };
  const why = 'there is no live track with this id: it has ended, or its page is gone';
  return { stopped: [], failed: [{ trackId, why }], verified: false };
}

function byDocument(tracks: readonly Track[]): ReadonlyMap<string, readonly string[]> {
  const documents = new Map<string, string[]>();
  for (const { id } of tracks) {
    const { document, local } = splitId(id);
    documents.set(document, [...(documents.get(document) ?? []), local]);
  }
  return documents;
}

async function stopIn(
  document: string,
  locals: readonly string[],
  bridges: Pick<Bridges, 'command'>,
  hasEnded: (trackId: string) => Promise<boolean>,
): Promise<Pick<StopAnswer, 'stopped' | 'failed'>> {
  const answer = await ask(document, locals, bridges);
  if (typeof answer === 'string') {
    return {
      stopped: [],
      failed: locals.map((local) => ({ trackId: globalId(document, local), why: answer })),
    };
  }
  const ids = (readyState: 'ended' | 'live') =>
    answer
      .filter((track) => track.readyState === readyState)
      .map(({ track }) => globalId(document, track));
  const stillLive = ids('live');
  const endedLater = await Promise.all(stillLive.map(hasEnded));
  const untold = locals.filter((local) => !answer.some(({ track }) => track === local));
  const live = 'the page still reports it live after the stop; reload or close the tab to end it';
  const silent = 'the page did not say whether it has stopped; reload or close the tab to end it';
  return {
    stopped: [...ids('ended'), ...stillLive.filter((_, index) => endedLater[index])],
    failed: [
      ...stillLive
        .filter((_, index) => !endedLater[index])
        .map((trackId) => ({ trackId, why: live })),
      ...untold.map((local) => ({ trackId: globalId(document, local), why: silent })),
    ],
  };
}

/** The document's answer, or in words why there is none. */
async function ask(
  document: string,
  locals: readonly string[],
  bridges: Pick<Bridges, 'command'>,
): Promise<StopResult | string> {
  try {
    const result = await bridges.command(document, { type: 'tracks.stop', tracks: locals });
    const parsed = v.safeParse(stopResult, result);
    if (parsed.success) return parsed.output;
    return 'the page gave no answer that can be read; reload or close the tab to end it';
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `${why}; reload or close the tab to end it`;
  }
}
