import type {
  CaptureRequest,
  ConstraintOutcome,
  Outcome,
  Place,
  Site,
  Source,
  Track,
} from '../../protocol/report.ts';
import { isLiveCapture } from '../../protocol/report.ts';
import { later, type SiteState } from './state.ts';

/** Totals of an origin under its embedding site; each function gives the totals after one fact. */

export function siteKeyOf(place: Pick<Place, 'origin' | 'topOrigin'>, isPrivate: boolean): string {
  return `${isPrivate ? 'private ' : ''}${place.origin} ${place.topOrigin}`;
}

export function newSite(place: Place, isPrivate: boolean, at: string): SiteState {
  return {
    key: siteKeyOf(place, isPrivate),
    isPrivate,
    origin: place.origin,
    topOrigin: place.topOrigin,
    permissions: {},
    requests: { total: 0, byOutcome: {}, byApi: {} },
    captureMs: {},
    constraintVerdicts: {},
    deviceEnumerations: 0,
    firstSeen: at,
    lastSeen: at,
    onAirSince: {},
    onAirUntil: {},
  };
}

export function afterRequest(site: SiteState, request: CaptureRequest): SiteState {
  const { total, byOutcome, byApi } = site.requests;
  return {
    ...site,
    requests: {
      total: total + 1,
      byOutcome: plus(byOutcome, request.outcome, 1),
      byApi: plus(byApi, request.api, 1),
    },
  };
}

export function afterOutcome(site: SiteState, before: Outcome, request: CaptureRequest): SiteState {
  return {
    ...site,
    requests: {
      ...site.requests,
      byOutcome: plus(plus(site.requests.byOutcome, before, -1), request.outcome, 1),
    },
    constraintVerdicts: withVerdicts(site.constraintVerdicts, request.constraintOutcomes),
  };
}

function withVerdicts(
  verdicts: Site['constraintVerdicts'],
  outcomes: readonly ConstraintOutcome[],
): Site['constraintVerdicts'] {
  const counts = new Map(Object.entries(verdicts));
  for (const { kind, name, verdict } of outcomes) {
    const constraint = `${kind}.${name}`;
    counts.set(constraint, plus(counts.get(constraint) ?? {}, verdict, 1));
  }
  return Object.fromEntries(counts);
}

/**
 * Starts or closes the site's time on air of one source, given its tracks as they are now. Overlapping
 * tracks of one source count once, also where the news of one comes after the other has ended.
 */
export function afterTracks(
  site: SiteState,
  source: Source,
  tracks: Iterable<Track>,
  at: string,
): SiteState {
  const since = site.onAirSince[source];
  const onAir = [...tracks].some(
    (track) =>
      track.source === source &&
      isLiveCapture(track) &&
      track.origin === site.origin &&
      track.topOrigin === site.topOrigin,
  );
  if (onAir === (since !== undefined)) return site;
  if (since === undefined) {
    const start = later(at, site.onAirUntil[source] ?? at);
    return { ...site, onAirSince: { ...site.onAirSince, [source]: start } };
  }
  const { [source]: _closed, ...onAirSince } = site.onAirSince;
  return {
    ...site,
    onAirSince,
    onAirUntil: { ...site.onAirUntil, [source]: later(since, at) },
    captureMs: plus(site.captureMs, source, elapsed(since, at)),
  };
}

/** The site as the report shows it: what is on air counts up to `at` (ISO 8601). */
export function siteAt(site: SiteState, at: string): Site {
  const { key: _key, isPrivate: _isPrivate, onAirSince, onAirUntil: _until, ...totals } = site;
  const captureMs = Object.entries(onAirSince).reduce(
    (sum, [source, since]) => plus(sum, source, elapsed(since, at)),
    totals.captureMs,
  );
  return { ...totals, captureMs };
}

function elapsed(since: string, until: string): number {
  return Math.max(0, Date.parse(until) - Date.parse(since));
}

function plus(
  counts: { readonly [name: string]: number },
  name: string,
  amount: number,
): { readonly [name: string]: number } {
  // A page may call an API 'constructor': only own members are counts.
  const before = Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0;
  const count = before + amount;
  const { [name]: _before, ...others } = counts;
  return count === 0 ? others : { ...counts, [name]: count };
}
