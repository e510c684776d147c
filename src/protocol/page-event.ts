import * as v from 'valibot';
import { limits } from './limits.ts';
import type { JsonObject } from './report.ts';

/**
 * What the page world tells the bridge, and the bridge the background: facts, named
 * `noun.past-participle`. Ids are local to the document; times are ms since the epoch.
 */

// The mark of a cut text is added after the cut, so a little more than the limit is allowed.
const markLength = 40;
const text = v.pipe(v.string(), v.maxLength(limits.text + markLength));
const localId = v.pipe(v.string(), v.regex(/^[rt]\d{1,9}$/));
const time = v.pipe(v.number(), v.finite());
const milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const kind = v.picklist(['audio', 'video']);
const json = v.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'an object',
);

/** How a track came to be, as far as the page world saw it; the background derives the source. */
const provenance = v.picklist([
  'request',
  'canvas',
  'element',
  'web-audio',
  'generated',
  'unknown',
]);
export type Provenance = v.InferOutput<typeof provenance>;

const trackFacts = v.strictObject({
  id: localId,
  request: v.nullable(localId),
  clonedFrom: v.nullable(localId),
  /** MediaStreamTrack.id: the same track may be known to two documents. '' where there is no track. */
  nativeId: text,
  provenance,
  kind,
  label: text,
  readyState: v.picklist(['live', 'ended']),
  enabled: v.boolean(),
  muted: v.boolean(),
  settings: json,
  constraints: json,
  capabilities: json,
  startedAt: time,
});
export type TrackFacts = v.InferOutput<typeof trackFacts>;

const requestFacts = v.strictObject({
  id: localId,
  at: time,
  api: text,
  /** Null: what was read of the constraints tells. */
  kinds: v.nullable(v.pipe(v.array(kind), v.maxLength(2))),
  /** What the browser read of the page's argument; a cut value says so in its place. */
  constraints: v.nullable(json),
  /** Paths that the page passed and the browser never read. */
  ignored: v.pipe(v.array(text), v.maxLength(limits.members)),
  userActivation: v.boolean(),
  /** As the engine writes it, its own lines included. */
  stack: v.pipe(v.string(), v.maxLength(limits.stack + markLength)),
});
export type RequestFacts = v.InferOutput<typeof requestFacts>;

const failure = v.strictObject({
  name: text,
  message: text,
  constraint: v.nullable(text),
});
export type Failure = v.InferOutput<typeof failure>;

const tracks = v.pipe(v.array(trackFacts), v.maxLength(limits.members));

export const pageEvent = v.variant('type', [
  v.strictObject({ type: v.literal('request.started'), at: time, request: requestFacts }),
  v.strictObject({
    type: v.literal('request.granted'),
    at: time,
    request: localId,
    waitedMs: milliseconds,
    tracks,
  }),
  v.strictObject({
    type: v.literal('request.failed'),
    at: time,
    request: localId,
    waitedMs: milliseconds,
    error: failure,
  }),
  /** A clone, a synthetic or an adopted track; or, before `document.described`, any live one. */
  v.strictObject({ type: v.literal('track.found'), at: time, track: trackFacts }),
  v.strictObject({ type: v.literal('track.changed'), at: time, track: trackFacts }),
  v.strictObject({
    type: v.literal('track.ended'),
    at: time,
    track: localId,
    by: v.picklist(['page', 'browser', 'tallylight', 'collected']),
  }),
  v.strictObject({ type: v.literal('devices.enumerated'), at: time }),
  /**
   * Sent on demand, after a `request.started` for each pending request and a `track.found` for each
   * live track: whatever is missing in the lists has ended.
   */
  v.strictObject({
    type: v.literal('document.described'),
    at: time,
    requests: v.pipe(v.array(localId), v.maxLength(limits.outbox)),
    tracks: v.pipe(v.array(localId), v.maxLength(limits.outbox)),
  }),
  /** The bridge's own fact: the page had more to say than the bridge could keep. */
  v.strictObject({
    type: v.literal('events.lost'),
    at: time,
    count: v.pipe(v.number(), v.integer(), v.minValue(1)),
    why: text,
  }),
]);
export type PageEvent = v.InferOutput<typeof pageEvent>;
