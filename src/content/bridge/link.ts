import {
  type BackgroundMessage,
  type BridgeMessage,
  bridgePort,
  type Captor,
} from '../../protocol/bridge-port.ts';
import type { Outbox } from './outbox.ts';

/**
 * The port to the background. It is opened with the first event and opened again whenever it closes
 * (the worker may be killed at any time) while there is something to say or something live: an open
 * port is also how the background knows that the document still exists.
 */
export interface Link {
  /** Sends what the outbox holds and has not been sent over the present port. */
  flush(): void;
  /** Around a stay in the back/forward cache: Chromium does not tell a page that it lost its port there. */
  suspend(): void;
  resume(): void;
  /** Where the browser says that this document is; asks for it if need be. */
  whereabouts(): Promise<Whereabouts>;
}

export type Whereabouts = Pick<Captor, 'frameId' | 'documentId'>;

export interface LinkOptions {
  readonly document: string;
  readonly outbox: Outbox;
  readonly isNeeded: () => boolean;
  readonly onCommand: (message: Extract<BackgroundMessage, { type: 'command' }>) => unknown;
  /** The document was there before its bridge. */
  readonly openBefore?: boolean;
}

/** Delay before the n-th attempt to connect again, in ms. */
const delays = [0, 50, 200, 1_000, 5_000] as const;

export function createLink(options: LinkOptions): Link {
  const { document, outbox, isNeeded, onCommand, openBefore = false } = options;
  let port: chrome.runtime.Port | null = null;
  let welcome: (where: Whereabouts) => void = () => undefined;
  const welcomed = new Promise<Whereabouts>((resolve) => {
    welcome = resolve;
  });
  let sent = 0;
  let failures = 0;

  const post = (message: BridgeMessage) => {
    try {
      port?.postMessage(message);
    } catch {
      // The port has closed under our hands: its onDisconnect follows, and all is sent again.
    }
  };

  const receive = (message: BackgroundMessage) => {
    failures = 0;
    switch (message.type) {
      case 'welcomed':
        welcome({ frameId: message.frameId, documentId: message.documentId });
        outbox.acknowledge(message.seq);
        flush();
        break;
      case 'acknowledged':
        outbox.acknowledge(message.seq);
        flush();
        break;
      case 'command':
        post({ type: 'reply', command: message.id, result: onCommand(message) });
        break;
    }
  };

  const connect = () => {
    // An extension that was updated or removed leaves its old content scripts without a runtime id.
    if (port || !chrome.runtime?.id) return;
    try {
      port = chrome.runtime.connect({ name: bridgePort });
    } catch {
      return;
    }
    sent = 0;
    port.onMessage.addListener(receive);
    port.onDisconnect.addListener(() => {
      // Read, so that the browser does not log it in the page's console.
      void chrome.runtime?.lastError;
      port = null;
      reconnect();
    });
    const also = openBefore ? { openBefore } : {};
    post({ type: 'hello', document, origin: self.origin, ...also });
    flush();
  };

  const reconnect = () => {
    if (!isNeeded()) return;
    const delay = delays[Math.min(failures, delays.length - 1)];
    failures += 1;
    setTimeout(connect, delay);
  };

  const flush = () => {
    if (!port) {
      if (outbox.pending().length > 0) connect();
      return;
    }
    for (const { seq, event, captor } of outbox.pending()) {
      if (seq <= sent) continue;
      post({ type: 'event', seq, event, ...(captor ? { captor } : {}) });
      sent = seq;
    }
  };

  return {
    flush,
    suspend() {
      port?.disconnect();
      port = null;
    },
    resume() {
      if (isNeeded()) connect();
    },
    whereabouts() {
      connect();
      return welcomed;
    },
  };
}
