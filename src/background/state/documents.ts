import type { PageEvent } from '../../protocol/page-event.ts';
import { requestAbandoned } from './requests.ts';
import type { StampedEvent } from './stamped-event.ts';
import { type DocumentState, idsOf, type State, splitId, withEntry } from './state.ts';
import { trackEnded } from './tracks.ts';

export function documentSeen(
  state: State,
  event: Extract<StampedEvent, { type: 'document.seen' }>,
): State {
  const { document: key, place, isPrivate, openBefore } = event;
  const lastSeq = state.documents.get(key)?.lastSeq ?? 0;
  const also = openBefore ? { openBefore } : {};
  const document: DocumentState = { key, place, lastSeq, isPrivate, gone: false, ...also };
  return { ...state, documents: withEntry(state.documents, key, document) };
}

export function documentGone(state: State, key: string, at: number): State {
  const document = state.documents.get(key);
  if (!document || document.gone) return state;
  const next = {
    ...state,
    documents: withEntry(state.documents, key, { ...document, gone: true }),
  };
  const abandoned = idsOf(next.requests, key).reduce(
    (before, id) => requestAbandoned(before, document, id, at),
    next,
  );
  return idsOf(abandoned.tracks, key).reduce(
    (before, id) => trackEnded(before, id, 'document-gone', at),
    abandoned,
  );
}

/** What the document does not list any more has ended while nobody listened. */
export function documentDescribed(
  state: State,
  document: DocumentState,
  event: Extract<PageEvent, { type: 'document.described' }>,
): State {
  const listed = new Set([...event.requests, ...event.tracks]);
  const isMissing = (id: string) => !listed.has(splitId(id).local);
  const requested = idsOf(state.requests, document.key)
    .filter(isMissing)
    .reduce((next, id) => requestAbandoned(next, document, id, event.at), state);
  return idsOf(state.tracks, document.key)
    .filter(isMissing)
    .reduce((next, id) => trackEnded(next, id, 'unknown', event.at), requested);
}

/** Nothing of the last session is left but its history; documents seen from now on are new. */
export function sessionBegan(state: State, at: number): State {
  const ended = [...state.documents.keys()].reduce(
    (next, key) => documentGone(next, key, at),
    state,
  );
  return { ...ended, documents: new Map() };
}
