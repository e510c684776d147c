import * as v from 'valibot';
import { type BridgeMessage, bridgeMessage } from '../../protocol/bridge-port.ts';
import type { PageCommand } from '../../protocol/page-command.ts';
import type { Place } from '../../protocol/report.ts';
import type { Store } from '../store.ts';
import { type BridgePort, eventFrom, post } from './bridge-port.ts';
import { placeOf } from './place.ts';

/** The documents whose bridges are connected: their events go to the store, commands come back. */
export interface Bridges {
  accept(port: BridgePort): void;
  isConnected(document: string): boolean;
  /**
   * What the document answers, unvalidated. A document that is not connected is waited for: bridges
   * come back by themselves after a restart of the worker. Rejects after `patience`, in words.
   */
  command(document: string, command: PageCommand): Promise<unknown>;
}

interface Connection {
  readonly port: BridgePort;
  readonly replies: Map<number, (result: unknown) => void>;
}

/** How long a document may take to connect and to answer, in ms. */
const patience = 3_000;

export function createBridges(ready: Promise<Store>): Bridges {
  const connections = new Map<string, Connection>();
  const arrivals = new EventTarget();
  let commands = 0;

  const send = (connection: Connection, command: PageCommand): Promise<unknown> => {
    commands += 1;
    const id = commands;
    return new Promise((resolve) => {
      connection.replies.set(id, resolve);
      post(connection.port, { type: 'command', id, command });
    });
  };

  const greet = (
    store: Store,
    connection: Connection,
    hello: Extract<BridgeMessage, { type: 'hello' }>,
  ): string | null => {
    const { port } = connection;
    const place = placeOf(port.sender ?? {}, hello.origin);
    const before = store.state().documents.get(hello.document);
    const taken = connections.has(hello.document);
    if (!place || taken || (before && !isSameFrame(before.place, place))) {
      complain(store, `${port.sender?.url ?? 'A page'} claimed to be another document`);
      port.disconnect();
      return null;
    }
    connections.set(hello.document, connection);
    const seen = store.dispatch({
      type: 'document.seen',
      at: Date.now(),
      document: hello.document,
      place,
      isPrivate: port.sender?.tab?.incognito === true,
      ...(hello.openBefore ? { openBefore: true } : {}),
    });
    const { frameId, documentId } = place;
    void seen.then((isDurable) => {
      const seq = isDurable ? (before?.lastSeq ?? 0) : 0;
      post(port, { type: 'welcomed', seq, frameId, documentId });
    });
    // What is not remembered, or was given up for gone, is told again.
    if (!before || before.gone) void send(connection, { type: 'document.describe' });
    arrivals.dispatchEvent(new Event(hello.document));
    return hello.document;
  };

  const accept = (port: BridgePort) => {
    const connection: Connection = { port, replies: new Map() };
    let document: string | null = null;

    const receive = (store: Store, message: unknown) => {
      const parsed = v.safeParse(bridgeMessage, message);
      if (!parsed.success || (document === null && parsed.output.type !== 'hello')) {
        complain(store, `${port.sender?.url ?? 'A page'} sent a message of a wrong form`);
        return;
      }
      switch (parsed.output.type) {
        case 'hello':
          document ??= greet(store, connection, parsed.output);
          break;
        case 'event': {
          const { seq, event, captor } = parsed.output;
          const at = Date.now();
          if (document !== null) {
            const about = captor ? { captor } : {};
            const reported = { document, seq, event: eventFrom(event, at), ...about };
            void acknowledge(store, port, seq, { type: 'page.reported', ...reported });
          }
          break;
        }
        case 'reply': {
          const { command, result } = parsed.output;
          connection.replies.get(command)?.(result);
          connection.replies.delete(command);
          break;
        }
      }
    };

    port.onMessage.addListener((message) => {
      void ready.then((store) => receive(store, message));
    });
    port.onDisconnect.addListener(() => {
      void ready.then((store) => {
        if (document === null || connections.get(document) !== connection) return;
        connections.delete(document);
        return store.dispatch({ type: 'document.gone', at: Date.now(), document });
      });
    });
  };

  const connected = (document: string, givenUp: AbortSignal): Promise<Connection> => {
    const connection = connections.get(document);
    if (connection) return Promise.resolve(connection);
    return new Promise((resolve) => {
      const found = () => void connected(document, givenUp).then(resolve);
      arrivals.addEventListener(document, found, { once: true, signal: givenUp });
    });
  };

  return {
    accept,
    isConnected: (document) => connections.has(document),
    command: (document, command) =>
      withPatience(async (givenUp) => send(await connected(document, givenUp), command)),
  };
}

type StoreEvent = Parameters<Store['dispatch']>[0];

/** Tells the bridge up to where its events are durable, so that it may forget them. */
async function acknowledge(
  store: Store,
  port: BridgePort,
  seq: number,
  event: StoreEvent,
): Promise<void> {
  if (await store.dispatch(event)) post(port, { type: 'acknowledged', seq });
}

function complain(store: Store, what: string): void {
  const text = `${what}; it was left out. Reload the page if this happens again.`;
  void store.dispatch({ type: 'problem.noticed', at: Date.now(), text });
}

/** A prerendered document gets another frame number when it is shown, and keeps its own. */
function isSameFrame(first: Place, second: Place): boolean {
  if (first.documentId !== null && first.documentId === second.documentId) return true;
  return first.tabId === second.tabId && first.frameId === second.frameId;
}

/** What was given up must not happen later: the person has been told that it did not. */
function withPatience<Result>(run: (givenUp: AbortSignal) => Promise<Result>): Promise<Result> {
  const { promise: late, reject } = withResolvers<never>();
  const patienceLost = new AbortController();
  const timer = setTimeout(() => {
    patienceLost.abort();
    reject(new Error(`the page did not answer within ${patience / 1_000} seconds`));
  }, patience);
  return Promise.race([run(patienceLost.signal), late]).finally(() => clearTimeout(timer));
}

function withResolvers<Result>(): {
  readonly promise: Promise<Result>;
  readonly reject: (error: Error) => void;
} {
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<Result>((_resolve, rejected) => {
    reject = rejected;
  });
  return { promise, reject };
}
