import type { ViewHello } from '../protocol/snapshot.ts';

/** `?tab=12` makes a popup that was opened as a page look at that tab. */
export function helloOf(search: string): ViewHello {
  const tab = new URLSearchParams(search).get('tab');
  return tab !== null && /^\d+$/.test(tab)
    ? { type: 'view.opened', tabId: Number(tab) }
    : { type: 'view.opened' };
}
