import type { CaptureRequest, Place, Site, Source, Track } from '../../protocol/report.ts';
import type { Problem } from '../../protocol/snapshot.ts';

/** A document that has reported a capture: who it is, and how much of its news is known. */
export interface DocumentState {
  /** Random, made by the document's bridge. */
  readonly key: string;
  readonly place: Place;
  /** The number of the last event that is in the state. */
  readonly lastSeq: number;
  /** In a private window: never written to the disk. */
  readonly isPrivate: boolean;
  readonly gone: boolean;
  /** It was open before there was a bridge in it. */
  readonly openBefore?: boolean;
}

/** A site as the report shows it, and when (ISO 8601) each source was on air. */
export interface SiteState extends Site {
  readonly key: string;
  readonly isPrivate: boolean;
  /** Since when without a break; absent while off air. */
  readonly onAirSince: { readonly [source in Source]?: string };
  /** Up to when it is counted in `captureMs`. */
  readonly onAirUntil: { readonly [source in Source]?: string };
}

/**
 * What the worker keeps in memory: what is live or pending, the documents of this browser session and
 * all site totals. What has ended is in the database only.
 */
export interface State {
  readonly documents: ReadonlyMap<string, DocumentState>;
  readonly requests: ReadonlyMap<string, CaptureRequest>;
  readonly tracks: ReadonlyMap<string, Track>;
  readonly sites: ReadonlyMap<string, SiteState>;
  /** Ids that a document has given to a track which another document knows under its own, the value. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

export const emptyState: State = {
  documents: new Map(),
  requests: new Map(),
  tracks: new Map(),
  sites: new Map(),
  aliases: new Map(),
  problems: [],
};

/** Ids of a document are local to it; everywhere else they carry the document's key. */
export function globalId(document: string, local: string): string {
  return `${document}/${local}`;
}

export function splitId(id: string): { readonly document: string; readonly local: string } {
  const slash = id.indexOf('/');
  return { document: id.slice(0, slash), local: id.slice(slash + 1) };
}

export function withEntry<Value>(
  map: ReadonlyMap<string, Value>,
  key: string,
  value: Value,
): ReadonlyMap<string, Value> {
  return new Map(map).set(key, value);
}

/** The id that a track goes by. */
export function resolved(state: State, id: string): string {
  return state.aliases.get(id) ?? id;
}

/** Keys of the entries that belong to a document. */
export function idsOf(map: ReadonlyMap<string, unknown>, document: string): readonly string[] {
  return [...map.keys()].filter((id) => splitId(id).document === document);
}

// RFC 3339, which the report's schema asks for, has years of four digits.
const lastTime = Date.parse('9999-12-31T23:59:59.999Z');

/** ISO 8601 in UTC; a time that no calendar has becomes the first one. */
export function iso(at: number): string {
  return new Date(at >= 0 && at <= lastTime ? at : 0).toISOString();
}

export function later(first: string, second: string): string {
  return iso(Math.max(Date.parse(first), Date.parse(second)));
}
