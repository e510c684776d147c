import browser from 'webextension-polyfill';
import type { Bridges } from './pages/bridges.ts';
import type { Store } from './store.ts';

/** How long bridges may take to come back after the worker was killed, in ms. */
const grace = 5_000;
const marker = 'sessionBegan';

/**
 * In a new browser session no document of the last one exists; its tracks ended, at the latest, when
 * the worker last wrote. To be awaited before anything is told of the documents that do exist.
 */
export async function beginSession(store: Store): Promise<Store> {
  const session = await browser.storage.session.get(marker);
  if (session[marker] === undefined) {
    await store.dispatch({ type: 'session.began', at: store.aliveAt });
    await browser.storage.session.set({ [marker]: Date.now() });
  }
  return store;
}

/**
 * After a restart of the worker alone, the documents that still exist connect again by themselves; the
 * others have gone while nobody listened.
 */
export function awaitDocuments(store: Store, bridges: Bridges): void {
  const documents = [...store.state().documents.values()].filter(({ gone }) => !gone);
  setTimeout(() => {
    const at = Date.now();
    for (const { key } of documents) {
      if (!bridges.isConnected(key)) {
        void store.dispatch({ type: 'document.gone', at, document: key });
      }
    }
  }, grace);
}
