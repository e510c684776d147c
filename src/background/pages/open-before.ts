import browser from 'webextension-polyfill';
import { type DocumentMark, documentMark } from '../../protocol/injection.ts';

/**
 * Puts the content scripts into the pages that were open before the extension was installed, updated or
 * enabled; Firefox does so by itself, Chromium from the next page on only. Where that is impossible (the
 * browser's own pages, the stores), the popup says so.
 */
export async function injectIntoOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ discarded: false });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? Promise.resolve() : inject(id))));
}

async function inject(tabId: number): Promise<void> {
  const unwatched = await framesWithout(tabId);
  // Inner frames first: a document's script puts wrappers into inner ones that have none.
  for (const frameId of unwatched.toSorted((first, second) => second - first)) {
    try {
      for (const { js = [], world } of browser.runtime.getManifest().content_scripts ?? []) {
        await browser.scripting.executeScript({
          target: { tabId, frameIds: [frameId] },
          files: js,
          world: world === 'MAIN' ? 'MAIN' : 'ISOLATED',
          injectImmediately: true,
        });
      }
    } catch {
      // The frame has gone, or admits no extension.
    }
  }
}

/** The frames whose documents have no bridge; they are marked as open before. */
async function framesWithout(tabId: number): Promise<readonly number[]> {
  try {
    const results = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: markDocument,
      args: [documentMark],
      injectImmediately: true,
    });
    return results.filter(({ result }) => result === true).map(({ frameId }) => frameId);
  } catch {
    return [];
  }
}

/** Runs in each frame, as text: it knows its arguments only. */
function markDocument(name: string): boolean {
  const before: DocumentMark | undefined = Object.getOwnPropertyDescriptor(window, name)?.value;
  if (before?.document === document) return false;
  // The browser's own content scripts are about to run in a document that has just begun.
  if (!document.documentElement) return false;
  const mark: DocumentMark = { document, bridge: 'awaited' };
  Object.defineProperty(window, name, { value: mark, configurable: true, writable: true });
  return true;
}
