import type { TrackFacts } from '../../protocol/page-event.ts';
import { type CaptureRequest, isCapture, type Track } from '../../protocol/report.ts';
import { withNewRequest } from './requests.ts';
import { type DocumentState, globalId, type State, splitId, withEntry } from './state.ts';
import { withTrack } from './tracks.ts';

/** A capture that no request of this document explains gets a request of its own, by its track only. */
export function trackFound(
  state: State,
  document: DocumentState,
  facts: TrackFacts,
  at: number,
): State {
  const next = withTrack(state, document, facts, at);
  const track = next.tracks.get(globalId(document.key, facts.id));
  if (!track || facts.provenance !== 'unknown' || facts.clonedFrom || !isCapture(track))
    return next;
  const twin = twinOf(track, state);
  if (twin) return { ...state, aliases: withEntry(state.aliases, track.id, twin.id) };
  const id = globalId(document.key, facts.id.replace('t', 'r-found-by-'));
  if (next.requests.has(id) || state.tracks.has(track.id)) return next;
  const request: CaptureRequest = {
    ...document.place,
    id,
    at: track.startedAt,
    api: 'unknown',
    legacy: false,
    kinds: [track.kind],
    constraints: null,
    userActivation: false,
    outcome: 'granted',
    error: null,
    waitedMs: null,
    trackIds: [track.id],
    stack: [],
    constraintOutcomes: [],
    ...(document.openBefore ? { openBefore: true } : {}),
  };
  const tracks = withEntry(next.tracks, track.id, { ...track, requestId: id });
  return withNewRequest({ ...next, tracks }, document, request, at);
}

/** The same track, as another document of the origin knows it: a member of one realm works on all. */
function twinOf(track: Track, state: State): Track | undefined {
  return [...state.tracks.values()].find(
    (candidate) =>
      splitId(candidate.id).document !== splitId(track.id).document &&
      candidate.readyState === 'live' &&
      candidate.nativeId !== '' &&
      candidate.nativeId === track.nativeId &&
      candidate.origin === track.origin &&
      isCapture(candidate),
  );
}
