import browser from 'webextension-polyfill';
import type { Bridges } from './pages/bridges.ts';
import type { Store } from './store.ts';

/** How long bridges may take to come back after the worker was killed, in ms. */
const grace = 5_000;
const marker = 'sessionBegan';

/**
 * Ends what cannot be live any more. In a new browser session no document of the last one exists; its
 * tracks ended, at the latest, when the worker last wrote. After a restart of the worker alone, the
 * documents that still exist connect again by themselves.
 */
export async function settleDocuments(store: Store, bridges: Bridges): Promise<void> {
  const session = await browser.storage.session.get(marker);
  const isNew = session[marker] === undefined;
  if (isNew) await browser.storage.session.set({ [marker]: Date.now() });
  if (isNew) {
    await store.dispatch({ type: 'session.began', at: store.aliveAt });
    return;
  }
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
