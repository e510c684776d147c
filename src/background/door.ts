import * as v from 'valibot';
import {
  type DoorError,
  type DoorMessage,
  doorMessage,
  type StopAnswer,
} from '../protocol/door.ts';
import type { Report } from '../protocol/report.ts';
import { about } from './about.ts';
import type { Database } from './kept/database.ts';
import type { Bridges } from './pages/bridges.ts';
import { reportOf } from './report.ts';
import { stop } from './stop.ts';
import type { Store } from './store.ts';

/**
 * Whether a message comes from a page of this extension. A content script's sender has the web page's
 * address, whatever it writes into the message.
 */
export function isFromExtensionPage(
  sender: { readonly id?: string | undefined; readonly url?: string | undefined },
  extension: { readonly id: string; readonly baseUrl: string },
): boolean {
  return sender.id === extension.id && sender.url?.startsWith(extension.baseUrl) === true;
}

/** Answers a message of an extension page (protocol/door.ts). Whatever fails is said in words. */
export async function answer(
  message: unknown,
  store: Store,
  bridges: Bridges,
): Promise<Report | StopAnswer | DoorError> {
  const parsed = v.safeParse(doorMessage, message);
  if (!parsed.success) {
    return {
      error: `Tallylight does not know this message: ${JSON.stringify(message)?.slice(0, 200)}. It takes {type: 'report'}, {type: 'stop', trackId} and {type: 'stopAll'} with an optional tabId, origin or topOrigin.`,
    };
  }
  try {
    return await answerKnown(parsed.output, store, bridges);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      error: `This has failed (${why}). Try again; if it fails again, restart the browser.`,
    };
  }
}

async function answerKnown(
  message: DoorMessage,
  store: Store,
  bridges: Bridges,
): Promise<Report | StopAnswer> {
  if (message.type === 'report') {
    const kept = await store.read(readAll, { requests: [], tracks: [] });
    return reportOf(store.state(), kept, await about());
  }
  if (message.type === 'stop' && !store.state().tracks.has(message.trackId)) {
    const track = await store.read(
      (database) => database.get('tracks', message.trackId),
      undefined,
    );
    // It has ended before: that is what the person wants.
    if (track) return { stopped: [], failed: [], verified: true };
  }
  return stop(message, store.state(), bridges, (trackId) => hasEnded(store, trackId));
}

/** How long a capture may take to end after its stop, in ms: speech recognition says so by an event. */
const patience = 1_000;

async function hasEnded(store: Store, trackId: string): Promise<boolean> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; ) {
    if (store.state().tracks.get(trackId)?.readyState !== 'live') return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}

async function readAll(database: Database): Promise<Pick<Report, 'requests' | 'tracks'>> {
  const [requests, tracks] = await Promise.all([
    database.getAll('requests'),
    database.getAll('tracks'),
  ]);
  return { requests, tracks };
}
