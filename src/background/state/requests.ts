import type { Failure, PageEvent, RequestFacts, TrackFacts } from '../../protocol/page-event.ts';
import type { CaptureRequest, LegacyErrorName, Outcome } from '../../protocol/report.ts';
import { constraintOutcomesOf } from '../facts/constraint-outcomes.ts';
import { kindsOf } from '../facts/kinds.ts';
import { isLegacy } from '../facts/legacy.ts';
import { legacyNameOf, outcomeOf } from '../facts/outcome.ts';
import { stackLinesOf } from '../facts/stack.ts';
import { afterOutcome, afterRequest } from './site.ts';
import { type DocumentState, globalId, iso, type State, withEntry } from './state.ts';
import { withTrack } from './tracks.ts';
import { updateSite } from './update-site.ts';

export function requestStarted(state: State, document: DocumentState, facts: RequestFacts): State {
  const id = globalId(document.key, facts.id);
  if (state.requests.has(id)) return state;
  const request: CaptureRequest = {
    ...document.place,
    id,
    at: iso(facts.at),
    api: facts.api,
    legacy: isLegacy(facts.api, facts.constraints),
    kinds: facts.kinds ?? kindsOf(facts.api, facts.constraints),
    constraints: facts.constraints,
    ignoredConstraints: facts.ignored,
    userActivation: facts.userActivation,
    outcome: 'pending',
    error: null,
    waitedMs: null,
    trackIds: [],
    stack: stackLinesOf(facts.stack),
    constraintOutcomes: [],
  };
  return withNewRequest(state, document, request, facts.at);
}

/** Counts the request in its site. */
export function withNewRequest(
  state: State,
  document: DocumentState,
  request: CaptureRequest,
  at: number,
): State {
  return updateSite(
    { ...state, requests: withEntry(state.requests, request.id, request) },
    document,
    at,
    (site) => afterRequest(site, request),
  );
}

export function requestGranted(
  state: State,
  document: DocumentState,
  event: Extract<PageEvent, { type: 'request.granted' }>,
): State {
  const granted = requestEnded(state, document, globalId(document.key, event.request), event.at, {
    outcome: 'granted',
    waitedMs: event.waitedMs,
    error: null,
    tracks: event.tracks,
  });
  return event.tracks.reduce(
    (next, track) => withTrack(next, document, track, event.at, event.tracks),
    granted,
  );
}

export function requestFailed(
  state: State,
  document: DocumentState,
  event: Extract<PageEvent, { type: 'request.failed' }>,
): State {
  const outcome = outcomeOf(event.error);
  return requestEnded(state, document, globalId(document.key, event.request), event.at, {
    outcome,
    waitedMs: event.waitedMs,
    error: { ...event.error, legacyName: legacyNameOf(outcome) },
  });
}

export function requestAbandoned(
  state: State,
  document: DocumentState,
  id: string,
  at: number,
): State {
  const request = state.requests.get(id);
  if (!request) return state;
  const waitedMs = Math.max(0, at - Date.parse(request.at));
  return requestEnded(state, document, id, at, { outcome: 'abandoned', waitedMs, error: null });
}

interface Ending {
  readonly outcome: Outcome;
  readonly waitedMs: number;
  readonly error: (Failure & { readonly legacyName: LegacyErrorName | null }) | null;
  readonly tracks?: readonly TrackFacts[];
}

function requestEnded(
  state: State,
  document: DocumentState,
  id: string,
  at: number,
  { outcome, waitedMs, error, tracks = [] }: Ending,
): State {
  const request = state.requests.get(id);
  if (!request || !mayEnd(request.outcome, outcome)) return state;
  const ended: CaptureRequest = {
    ...request,
    outcome,
    waitedMs,
    error,
    trackIds: tracks.map((track) => globalId(document.key, track.id)),
    constraintOutcomes: constraintOutcomesOf({
      constraints: request.constraints,
      ignored: request.ignoredConstraints ?? [],
      failingConstraint: error?.constraint ?? null,
      granted: outcome === 'granted',
      tracks,
    }),
  };
  return updateSite(
    { ...state, requests: withEntry(state.requests, id, ended) },
    document,
    at,
    (site) => afterOutcome(site, request.outcome, ended),
  );
}

/** A document that was given up for gone may have been busy only, and bring the true outcome. */
function mayEnd(before: Outcome, outcome: Outcome): boolean {
  return before === 'pending' || (before === 'abandoned' && outcome !== 'abandoned');
}
