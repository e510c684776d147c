import { channel } from '../../protocol/channel.ts';

/** The isolated world's end of the private channel (protocol/channel.ts). */
export interface PageChannel {
  /** Runs a command in the page world; its reply as JSON text, or null where there was none. */
  command(json: string): string | null;
  hand(element: HTMLElement, as: 'activated' | 'shown'): void;
}

/**
 * Waits for the page-world script to show its node, which happens before any page code runs, and
 * hands on the JSON text of each event. `onPage` runs when it has, ahead of all else in that script.
 */
export function acceptChannel(
  onEvent: (json: string, captor: Document | null) => void,
  onPage: () => void = () => undefined,
): PageChannel {
  let node: EventTarget | null = null;
  let reply: string | null = null;
  let captor: Document | null = null;

  document.fonts.addEventListener(
    channel.handshake,
    (event) => {
      if (!(event instanceof MouseEvent) || !event.relatedTarget) return;
      event.stopImmediatePropagation();
      // This is how the page-world script knows that there is a bridge, and that it is the first one.
      event.preventDefault();
      node = event.relatedTarget;
      node.addEventListener(channel.event, (message) => {
        const json = textOf(message);
        const about = captor;
        captor = null;
        if (json !== null) onEvent(json, about);
      });
      node.addEventListener(channel.captor, (message) => {
        const document = message instanceof MouseEvent ? message.relatedTarget : null;
        captor = isDocument(document) ? document : null;
      });
      node.addEventListener(channel.reply, (message) => {
        reply = textOf(message);
      });
      onPage();
    },
    { once: true },
  );

  return {
    command(json) {
      reply = null;
      node?.dispatchEvent(new CustomEvent(channel.command, { detail: json }));
      return reply;
    },
    hand(element, as) {
      node?.dispatchEvent(new SubmitEvent(channel[as], { submitter: element }));
    },
  };
}

// Not instanceof: it is a document of another realm.
function isDocument(target: EventTarget | null): target is Document {
  return target !== null && 'defaultView' in target;
}

function textOf(event: Event): string | null {
  return event instanceof CustomEvent && typeof event.detail === 'string' ? event.detail : null;
}
