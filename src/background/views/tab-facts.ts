import browser from 'webextension-polyfill';
import { areYouThere } from '../../protocol/bridge-port.ts';
import type { TabFacts } from '../../protocol/snapshot.ts';

/**
 * What the browser says of a tab; null where it is closed. Whether its page can be looked into is taken
 * for granted here: asking is for the one tab that a view is about.
 */
export async function tabFactsOf(tabId: number): Promise<TabFacts | null> {
  try {
    const tab = await browser.tabs.get(tabId);
    return {
      tabId,
      windowId: tab.windowId ?? browser.windows.WINDOW_ID_NONE,
      title: tab.title ?? '',
      url: tab.url ?? '',
      inspection: 'inspected',
    };
  } catch {
    return null;
  }
}

export async function inspectedTabFactsOf(tabId: number): Promise<TabFacts | null> {
  const [facts, isInspected] = await Promise.all([tabFactsOf(tabId), hasBridge(tabId)]);
  if (!facts || isInspected) return facts;
  return {
    ...facts,
    inspection: inspectable.test(facts.url) ? 'opened-before' : 'not-inspectable',
  };
}

/** The active tab of the window that the person looks at; null where there is none. */
export async function activeTabId(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id ?? null;
}

// Pages of the browser, of extensions and of the stores admit no content script.
const inspectable = /^(?:https?|file|ftp|data|blob|about:blank|about:srcdoc)/;

/** How long a page's bridge may take to answer, in ms: one that is busy is there all the same. */
const patience = 200;

async function hasBridge(tabId: number): Promise<boolean> {
  const asked = browser.tabs.sendMessage(tabId, areYouThere, { frameId: 0 }).then(
    (answer) => answer !== undefined,
    // Nobody listens there.
    () => false,
  );
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), patience));
  return Promise.race([asked, late]);
}
