import browser from 'webextension-polyfill';
import { areYouThere } from '../../protocol/bridge-port.ts';
import type { TabFacts } from '../../protocol/snapshot.ts';

/** What the browser says of a tab; null where it is closed. */
export async function tabFactsOf(tabId: number): Promise<TabFacts | null> {
  try {
    const tab = await browser.tabs.get(tabId);
    return {
      tabId,
      windowId: tab.windowId ?? browser.windows.WINDOW_ID_NONE,
      title: tab.title ?? '',
      url: tab.url ?? '',
      inspection: await inspectionOf(tabId, tab.url ?? ''),
    };
  } catch {
    return null;
  }
}

/** The active tab of the window that the person looks at; null where there is none. */
export async function activeTabId(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id ?? null;
}

// Pages of the browser, of extensions and of the stores admit no content script.
const inspectable = /^(?:https?|file|ftp|data|blob|about:blank|about:srcdoc)/;

async function inspectionOf(tabId: number, url: string): Promise<TabFacts['inspection']> {
  try {
    const answer: unknown = await browser.tabs.sendMessage(tabId, areYouThere, { frameId: 0 });
    if (answer === true) return 'inspected';
  } catch {
    // Nobody listens there: which of the two it is, the address tells.
  }
  return inspectable.test(url) ? 'opened-before' : 'not-inspectable';
}
