import type { Place } from '../../protocol/report.ts';

/** The part of `runtime.MessageSender` that tells where a content script runs. */
export interface Sender {
  readonly tab?:
    | {
        readonly id?: number | undefined;
        readonly url?: string | undefined;
        readonly incognito?: boolean | undefined;
      }
    | undefined;
  readonly frameId?: number | undefined;
  readonly documentId?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
}

/**
 * The place of a sender, from the browser's own facts; null for what is no frame of a tab.
 * `origin` is what the isolated world saw, for browsers whose sender has none.
 */
export function placeOf(sender: Sender, origin: string): Place | null {
  const { tab, frameId, url } = sender;
  if (tab?.id === undefined || frameId === undefined || url === undefined) return null;
  const topUrl = tab.url ?? (frameId === 0 ? url : '');
  const own = sender.origin ?? origin;
  return {
    tabId: tab.id,
    frameId,
    documentId: sender.documentId ?? null,
    url,
    origin: own,
    topUrl,
    topOrigin: frameId === 0 ? own : originOf(topUrl),
  };
}

/** 'null' for an opaque origin and for what is no URL, as the URL standard serializes it. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null';
}
