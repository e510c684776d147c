import browser from 'webextension-polyfill';
import type { StopMessage } from '../protocol/door.ts';
import { viewPort } from '../protocol/snapshot.ts';
import type { ViewPort } from '../ui/view/connect-view.ts';

/** The browser calls of the popup, all of them. */

export function openPort(): ViewPort {
  return browser.runtime.connect({ name: viewPort });
}

export function sendStop(message: StopMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

export async function goToTab(tabId: number, windowId: number): Promise<void> {
  await browser.tabs.update(tabId, { active: true });
  await browser.windows.update(windowId, { focused: true });
}

/** The panel under the toolbar button, as opposed to the same page opened in a tab. */
export function isToolbarPopup(): boolean {
  return browser.extension.getViews({ type: 'popup' }).includes(window);
}
