import type { ViewHello } from '../../protocol/snapshot.ts';
import { isSnapshotMessage } from './snapshot-message.ts';
import type { ViewEvent } from './view.ts';

/** As much of a runtime port as a view needs. */
export interface ViewPort {
  readonly postMessage: (message: ViewHello) => void;
  readonly onMessage: { readonly addListener: (listener: (message: unknown) => void) => void };
  readonly onDisconnect: { readonly addListener: (listener: () => void) => void };
}

const overdueMs = 3000;
const pausesMs: readonly number[] = [0, 200, 500, 1000];
const longestPauseMs = 2000;

/**
 * Keeps a port to the background open: the worker behind it may be killed at any time, and the view
 * stays up meanwhile. Three seconds without a first snapshot are reported as overdue.
 */
export function connectView(
  open: () => ViewPort,
  hello: ViewHello,
  emit: (event: ViewEvent) => void,
): void {
  let losses = 0;
  let watchdog: ReturnType<typeof setTimeout> | undefined;

  function onMessage(message: unknown): void {
    if (!isSnapshotMessage(message)) return;
    clearTimeout(watchdog);
    watchdog = undefined;
    losses = 0;
    emit({ type: 'snapshot.arrived', snapshot: message.snapshot });
  }

  function onDisconnect(): void {
    setTimeout(connect, pausesMs[losses] ?? longestPauseMs);
    losses += 1;
  }

  function connect(): void {
    watchdog ??= setTimeout(() => emit({ type: 'snapshot.overdue' }), overdueMs);
    try {
      const port = open();
      port.onMessage.addListener(onMessage);
      port.onDisconnect.addListener(onDisconnect);
      port.postMessage(hello);
    } catch {
      // A worker that is just being replaced, or an extension reloaded under the open view: the
      // watchdog speaks up if no later attempt gets through.
      onDisconnect();
    }
  }

  connect();
}
