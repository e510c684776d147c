import type { BridgePort } from '../../../../src/background/pages/bridge-port.ts';
import type { Sender } from '../../../../src/background/pages/place.ts';
import type { BackgroundMessage } from '../../../../src/protocol/bridge-port.ts';
import { home, type Page } from '../play.ts';

/** What the browser tells of a page's content scripts. */
export function senderOf({ place, isPrivate }: Page): Sender {
  return {
    tab: { id: place.tabId, url: place.topUrl, incognito: isPrivate },
    frameId: place.frameId,
    ...(place.documentId === null ? {} : { documentId: place.documentId }),
    url: place.url,
    origin: place.origin,
  };
}

/** The background's end of a port, and what a bridge does at the other one. */
export class MemoryPort implements BridgePort {
  readonly sender: Sender | undefined;
  readonly heard: BackgroundMessage[] = [];
  isOpen = true;
  private listen: (message: unknown) => void = () => {};
  private left: () => void = () => {};
  readonly onMessage = {
    addListener: (listener: (message: unknown) => void) => {
      this.listen = listener;
    },
  };
  readonly onDisconnect = {
    addListener: (listener: () => void) => {
      this.left = listener;
    },
  };

  constructor(sender: Sender | undefined = senderOf(home)) {
    this.sender = sender;
  }

  postMessage(message: BackgroundMessage): void {
    if (!this.isOpen) throw new Error('Attempting to use a disconnected port object');
    this.heard.push(message);
  }
  disconnect(): void {
    this.isOpen = false;
  }

  say(...messages: readonly unknown[]): void {
    for (const message of messages) this.listen(message);
  }
  leave(): void {
    this.isOpen = false;
    this.left();
  }
}
