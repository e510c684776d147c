import * as v from 'valibot';
import type { BackgroundMessage } from '../../protocol/bridge-port.ts';
import { type PageEvent, pageEvent } from '../../protocol/page-event.ts';
import type { Sender } from './place.ts';

/** The part of `runtime.Port` that a bridge needs. */
export interface BridgePort {
  readonly sender?: Sender | undefined;
  postMessage(message: BackgroundMessage): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/** Whoever is at the other end may be gone by now: its onDisconnect says so, too. */
export function post(port: BridgePort, message: BackgroundMessage): void {
  try {
    port.postMessage(message);
  } catch {
    // A closed port throws; there is nobody left to tell.
  }
}

/** The event, or in the place of what is none an `events.lost` that says why. */
export function eventFrom(value: unknown, at: number): PageEvent {
  const parsed = v.safeParse(pageEvent, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const why = `${v.getDotPath(issue) ?? 'event'}: ${issue.message}`.slice(0, 500);
  return { type: 'events.lost', at, count: 1, why };
}
