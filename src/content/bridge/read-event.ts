import { limits } from '../../protocol/limits.ts';
import type { PageEvent } from '../../protocol/page-event.ts';

/**
 * The event that the JSON text stands for; for anything else, an `events.lost` that says why. Checked is
 * what this world itself relies on: size, type, time and ids. The whole schema (protocol/page-event.ts) is
 * checked in the background, because this script goes into every frame of every page.
 */
export function readEvent(json: string): PageEvent {
  if (json.length > limits.event) return refused(`an event of ${json.length} characters`);
  const event = parse(json);
  return isEvent(event) ? event : refused('an event of a wrong form');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function refused(why: string): PageEvent {
  return { type: 'events.lost', at: Date.now(), count: 1, why };
}

/** What must be there in an event of each type, beside its time. */
const checks: { readonly [type in PageEvent['type']]: (event: object) => boolean } = {
  'request.started': (event) => hasId(event, 'request'),
  'request.granted': (event) => has(event, 'request', isText) && has(event, 'tracks', areTracks),
  'request.failed': (event) => has(event, 'request', isText),
  'track.found': (event) => hasId(event, 'track'),
  'track.changed': (event) => hasId(event, 'track'),
  'track.ended': (event) => has(event, 'track', isText),
  'devices.enumerated': () => true,
  'document.described': (event) => has(event, 'tracks', Array.isArray),
  'events.lost': (event) => has(event, 'count', Number.isInteger),
};

function isEvent(value: unknown): value is PageEvent {
  if (typeof value !== 'object' || value === null) return false;
  if (!has(value, 'at', Number.isFinite) || !('type' in value)) return false;
  const check = Object.entries(checks).find(([type]) => type === value.type)?.[1];
  return check?.(value) === true;
}

function has(object: object, member: string, is: (value: unknown) => boolean): boolean {
  return is(Reflect.get(object, member));
}

function hasId(event: object, member: string): boolean {
  return has(event, member, isIdentified);
}

function isIdentified(value: unknown): boolean {
  return typeof value === 'object' && value !== null && has(value, 'id', isText);
}

function areTracks(value: unknown): boolean {
  return Array.isArray(value) && value.every(isIdentified);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
