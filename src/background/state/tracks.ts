import type { TrackFacts } from '../../protocol/page-event.ts';
import { type EndedBy, isCapture, type Place, type Track } from '../../protocol/report.ts';
import { sourceOf } from '../facts/source.ts';
import { afterTracks } from './site.ts';
import {
  type DocumentState,
  globalId,
  iso,
  resolved,
  type State,
  splitId,
  withEntry,
} from './state.ts';
import { updateSite } from './update-site.ts';

/** The track as the page sees it now; one that was thought to have gone with its document is back. */
export function withTrack(
  state: State,
  document: DocumentState,
  facts: TrackFacts,
  at: number,
  siblings: readonly TrackFacts[] = [],
): State {
  const id = globalId(document.key, facts.id);
  const before = state.tracks.get(id);
  const original = facts.clonedFrom
    ? resolved(state, globalId(document.key, facts.clonedFrom))
    : null;
  const requestId = facts.request ? globalId(document.key, facts.request) : null;
  const request = requestId ? state.requests.get(requestId) : undefined;
  const cloned = original ? state.tracks.get(original) : undefined;
  const track: Track = {
    ...placeOf(before ?? request ?? cloned ?? document.place),
    id,
    requestId: before?.requestId ?? requestId ?? cloned?.requestId ?? null,
    nativeId: facts.nativeId,
    kind: facts.kind,
    source:
      before?.source ??
      cloned?.source ??
      sourceOf(facts, request?.api ?? 'unknown', siblings, request?.constraints),
    label: facts.label,
    readyState: 'live',
    enabled: facts.enabled,
    muted: facts.muted,
    settings: facts.settings,
    constraints: facts.constraints,
    capabilities: facts.capabilities,
    clonedFrom: original,
    startedAt: before?.startedAt ?? iso(facts.startedAt),
    endedAt: null,
    endedBy: null,
    sinks: [],
    stray: 'no',
  };
  const next = { ...state, tracks: withEntry(state.tracks, id, track) };
  return onAirChanged(next, document, track, at, facts.startedAt);
}

function placeOf({ tabId, frameId, documentId, url, origin, topUrl, topOrigin }: Place): Place {
  return { tabId, frameId, documentId, url, origin, topUrl, topOrigin };
}

export function trackEnded(state: State, id: string, endedBy: EndedBy, at: number): State {
  const track = state.tracks.get(id);
  const document = state.documents.get(splitId(id).document);
  if (!document || track?.readyState !== 'live') return state;
  const ended: Track = { ...track, readyState: 'ended', endedAt: iso(at), endedBy };
  return onAirChanged(
    { ...state, tracks: withEntry(state.tracks, id, ended) },
    document,
    ended,
    at,
  );
}

/** `changedAt`: when the track began or ended, as far as that differs from when it was told. */
function onAirChanged(
  state: State,
  document: DocumentState,
  track: Track,
  toldAt: number,
  changedAt = toldAt,
): State {
  if (!isCapture(track)) return state;
  // The same site in a private window has totals of its own.
  const tracks = [...state.tracks.values()].filter(({ id }) => {
    const owner = state.documents.get(splitId(id).document);
    return owner?.isPrivate === document.isPrivate;
  });
  return updateSite(state, document, toldAt, (site) =>
    afterTracks(site, track.source, tracks, iso(changedAt)),
  );
}
