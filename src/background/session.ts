import browser from 'webextension-polyfill';
import { areYouThere } from '../protocol/bridge-port.ts';
import type { Place } from '../protocol/report.ts';
import type { Bridges } from './pages/bridges.ts';
import type { Store } from './store.ts';

/** How long bridges may take to come back after the worker was killed, in ms. */
const grace = 3_000;
const marker = 'sessionBegan';

/**
 * In a new browser session no document of the last one exists; its tracks ended, at the latest, when
 * the worker last wrote. To be awaited before anything is told of the documents that do exist.
 *
 * A session also begins when the extension was installed, updated or enabled: `onBegin` is for those
 * documents.
 */
export async function beginSession(
  store: Store,
  onBegin: () => void = () => undefined,
): Promise<Store> {
  const session = await browser.storage.session.get(marker);
  if (session[marker] === undefined) {
    await store.dispatch({ type: 'session.began', at: store.aliveAt });
    await browser.storage.session.set({ [marker]: Date.now() });
    onBegin();
  }
  return store;
}

/**
 * After a restart of the worker alone, the documents that still exist connect again by themselves. The
 * others are asked for: what is gone is refused at once, and what is merely busy answers when it can.
 */
export function awaitDocuments(store: Store, bridges: Bridges): void {
  const documents = [...store.state().documents.values()].filter(({ gone }) => !gone);
  setTimeout(() => {
    for (const { key, place } of documents) {
      if (!bridges.isConnected(key)) void endUnlessThere(store, key, place);
    }
  }, grace);
}

async function endUnlessThere(store: Store, key: string, place: Place): Promise<void> {
  const answer: unknown = await browser.tabs
    .sendMessage(place.tabId, areYouThere, { frameId: place.frameId })
    .catch(() => null);
  if (answer === key) return;
  await store.dispatch({ type: 'document.gone', at: Date.now(), document: key });
}
