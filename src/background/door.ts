import * as v from 'valibot';
import { type DoorError, doorMessage, type StopAnswer } from '../protocol/door.ts';
import type { Report } from '../protocol/report.ts';
import { about } from './about.ts';
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

/** Answers a message of an extension page (protocol/door.ts). */
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
  const { output } = parsed;
  if (output.type === 'report') return reportOf(store.state(), store.database, await about());
  return stop(output, store.state(), bridges);
}
