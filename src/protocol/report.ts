/**
 * The public format `tallylight.report/1`, as TypeScript. The JSON Schema is the contract
 * (tests/report.schema.json); a test validates real reports against it. Times are ISO 8601 in UTC,
 * durations are milliseconds, sizes are px, rates Hz.
 */

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [member: string]: Json };
export type JsonObject = { readonly [member: string]: Json };

export type Kind = 'audio' | 'video';

/** Where it happened, as told by the browser's message sender, never by the page. */
export interface Place {
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId: string | null;
  readonly url: string;
  /** The frame's origin; 'null' for an opaque one. */
  readonly origin: string;
  readonly topUrl: string;
  readonly topOrigin: string;
}

export type Outcome =
  | 'pending'
  | 'granted'
  | 'denied'
  | 'dismissed'
  | 'blocked-by-system'
  | 'blocked-by-policy'
  | 'not-found'
  | 'in-use'
  | 'overconstrained'
  | 'invalid'
  | 'insecure'
  | 'not-supported'
  | 'aborted'
  | 'abandoned'
  | 'failed';

/** The error codes of the 2012 callback API, shown beside the modern names. */
export type LegacyErrorName =
  | 'PERMISSION_DENIED'
  | 'NOT_SUPPORTED_ERROR'
  | 'MANDATORY_UNSATISFIED_ERR';

export interface RequestError {
  readonly name: string;
  readonly message: string;
  readonly constraint: string | null;
  readonly legacyName: LegacyErrorName | null;
}

export interface StackLine {
  readonly function: string | null;
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

export type Verdict =
  | 'satisfied'
  | 'approximated'
  | 'not-met'
  | 'ignored'
  | 'caused-failure'
  | 'unknown';

export interface ConstraintOutcome {
  readonly kind: Kind;
  readonly name: string;
  /** {exact, ideal, min, max} as given; a bare value as {ideal}. */
  readonly asked: Json;
  readonly required: boolean;
  /** The setting in force; null where the request failed or the setting is absent. */
  readonly got?: Json;
  readonly possible?: Json;
  readonly verdict: Verdict;
}

/** One attempt of a page to capture. */
export interface CaptureRequest extends Place {
  readonly id: string;
  readonly at: string;
  /** The member that the page used, for example 'MediaDevices.getUserMedia'. */
  readonly api: string;
  readonly legacy: boolean;
  readonly kinds: readonly Kind[];
  /** What the browser read from the page's argument. */
  readonly constraints: Json;
  readonly ignoredConstraints?: readonly string[];
  readonly userActivation: boolean;
  readonly outcome: Outcome;
  readonly error: RequestError | null;
  readonly waitedMs: number | null;
  readonly trackIds: readonly string[];
  readonly stack: readonly StackLine[];
  readonly constraintOutcomes: readonly ConstraintOutcome[];
  /** It was found running in a page that was open before the extension could look into it. */
  readonly openBefore?: boolean;
}

export type Source =
  | 'camera'
  | 'microphone'
  | 'screen'
  | 'window'
  | 'tab'
  | 'system-audio'
  | 'tab-audio'
  | 'canvas'
  | 'element'
  | 'web-audio'
  | 'remote'
  | 'generated'
  | 'unknown';

export type EndedBy =
  | 'page'
  | 'user'
  | 'browser'
  | 'device'
  | 'tallylight'
  | 'rule'
  | 'document-gone'
  | 'collected'
  | 'unknown';

type Sink = {
  readonly type: string;
  readonly label: string;
  readonly active: boolean;
};

export interface Track extends Place {
  readonly id: string;
  readonly requestId: string | null;
  /** MediaStreamTrack.id; '' where the page gets no track. */
  readonly nativeId: string;
  readonly kind: Kind;
  readonly source: Source;
  readonly label: string;
  readonly readyState: 'live' | 'ended';
  readonly enabled: boolean;
  readonly muted: boolean;
  readonly settings: JsonObject;
  readonly constraints: JsonObject;
  readonly capabilities: JsonObject;
  readonly clonedFrom: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly endedBy: EndedBy | null;
  readonly sinks: readonly Sink[];
  readonly stray: 'no' | 'unused' | 'failed-stop' | 'disabled' | 'hidden' | 'unreferenced';
}

/** Totals of one origin under one embedding site. */
export interface Site {
  readonly origin: string;
  readonly topOrigin: string;
  readonly permissions: { readonly [name: string]: 'granted' | 'denied' | 'prompt' | 'unknown' };
  readonly requests: {
    readonly total: number;
    readonly byOutcome: { readonly [outcome: string]: number };
    readonly byApi: { readonly [api: string]: number };
  };
  /** Time on air by source in ms; overlapping tracks of one source count once. */
  readonly captureMs: { readonly [source: string]: number };
  /** Counts of verdicts by constraint, for example {'video.width': {satisfied: 3}}. */
  readonly constraintVerdicts: {
    readonly [constraint: string]: { readonly [verdict: string]: number };
  };
  readonly deviceEnumerations: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

export interface Report {
  readonly schema: 'tallylight.report/1';
  readonly generatedAt: string;
  readonly browser: { readonly name: string; readonly version: string };
  readonly extension: { readonly version: string };
  readonly requests: readonly CaptureRequest[];
  readonly tracks: readonly Track[];
  readonly sites: readonly Site[];
}

const captureSources: readonly Source[] = [
  'camera',
  'microphone',
  'screen',
  'window',
  'tab',
  'system-audio',
  'tab-audio',
];

/** Whether a track of this source is a local capture; synthetic and remote ones never are. */
export function isCapture(track: { readonly source: Source }): boolean {
  return captureSources.includes(track.source);
}

export function isLiveCapture(track: {
  readonly source: Source;
  readonly readyState: string;
}): boolean {
  return track.readyState === 'live' && isCapture(track);
}
