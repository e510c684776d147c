import { channel } from '../../protocol/channel.ts';

/** The isolated world's end of the private channel (protocol/channel.ts). */
export interface PageChannel {
  /** Runs a command in the page world; its reply as JSON text, or null where there was none. */
  command(json: string): string | null;
}

/**
 * Waits for the page-world script to show its node, which happens before any page code runs, and
 * hands on the JSON text of each event.
 */
export function acceptChannel(onEvent: (json: string) => void): PageChannel {
  let node: EventTarget | null = null;
  let reply: string | null = null;

  window.addEventListener(
    channel.handshake,
    (event) => {
      if (!(event instanceof MouseEvent) || !event.relatedTarget) return;
      event.stopImmediatePropagation();
      node = event.relatedTarget;
      node.addEventListener(channel.event, (message) => {
        const json = textOf(message);
        if (json !== null) onEvent(json);
      });
      node.addEventListener(channel.reply, (message) => {
        reply = textOf(message);
      });
    },
    { capture: true, once: true },
  );

  return {
    command(json) {
      reply = null;
      node?.dispatchEvent(new CustomEvent(channel.command, { detail: json }));
      return reply;
    },
  };
}

function textOf(event: Event): string | null {
  return event instanceof CustomEvent && typeof event.detail === 'string' ? event.detail : null;
}
