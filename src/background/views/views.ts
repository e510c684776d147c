import type { Snapshot, ViewHello } from '../../protocol/snapshot.ts';
import type { Store } from '../store.ts';
import { recentRequests } from './recent.ts';
import { liveCapturesOf, mostRequests, originOf, snapshotOf } from './snapshot.ts';
import { activeTabId, inspectedTabFactsOf, tabFactsOf } from './tab-facts.ts';

/** The part of `runtime.Port` that a view needs. */
interface ViewPort {
  postMessage(message: { readonly type: 'snapshot'; readonly snapshot: Snapshot }): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/** Open views: each gets a snapshot when it opens and after every change. */
export interface Views {
  accept(port: ViewPort): void;
  /** Something outside the store has changed that views show: a tab's title, the active tab. */
  refresh(): void;
}

/** Changes within this time, in ms, are sent together. */
const calm = 50;

export function createViews(ready: Promise<Store>): Views {
  const open = new Map<ViewPort, ViewHello>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const send = async (port: ViewPort): Promise<void> => {
    const hello = open.get(port);
    if (!hello) return;
    const snapshot = await takeSnapshot(await ready, hello.tabId ?? (await activeTabId()));
    if (open.has(port)) port.postMessage({ type: 'snapshot', snapshot });
  };

  const refresh = () => {
    if (open.size === 0) return;
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      for (const port of open.keys()) void send(port);
    }, calm);
  };
  void ready.then((store) => store.subscribe(refresh));

  return {
    accept(port) {
      port.onMessage.addListener((message) => {
        if (!isHello(message)) return;
        open.set(port, message);
        void send(port);
      });
      port.onDisconnect.addListener(() => open.delete(port));
    },
    refresh,
  };
}

function isHello(message: unknown): message is ViewHello {
  if (typeof message !== 'object' || message === null) return false;
  if (!('type' in message) || message.type !== 'view.opened') return false;
  return !('tabId' in message) || Number.isInteger(message.tabId);
}

async function takeSnapshot(store: Store, tabId: number | null): Promise<Snapshot> {
  const onAir = new Set(liveCapturesOf(store.state()).map((track) => track.tabId));
  onAir.delete(tabId ?? -1);
  const [tab, ...others] = await Promise.all([
    tabId === null ? null : inspectedTabFactsOf(tabId),
    ...[...onAir].map(tabFactsOf),
  ]);
  const kept = tab
    ? await store.read((database) => recentRequests(database, originOf(tab.url), mostRequests), [])
    : [];
  const facts = [tab, ...others].filter((item) => item !== null);
  // The state is read again: it may have changed while the browser was asked.
  return snapshotOf(store.state(), new Date().toISOString(), tab ?? null, facts, kept);
}
