import { channel } from '../../protocol/channel.ts';
import { addEventListener, dispatchEvent, getterOf } from './natives.ts';

/** This world's end of the private channel (protocol/channel.ts). */
export interface Channel {
  /** False where there is no bridge, or one that has a page-world script already. */
  readonly isAccepted: boolean;
  send(type: 'event' | 'reply', json: string): void;
  /** Says that the next event is about a capture for another document than ours. */
  announceCaptor(document: Document): void;
  /** `handle` gets the JSON text of each command. */
  onCommand(handle: (json: string) => void): void;
  /** `handle` gets the elements that the bridge hands over. */
  onElement(as: 'activated' | 'shown', handle: (element: Element) => void): void;
}

const NativeCustomEvent = CustomEvent;
const NativeMouseEvent = MouseEvent;
const detailOf = getterOf(CustomEvent.prototype, 'detail');
const submitterOf = getterOf(globalThis.SubmitEvent?.prototype, 'submitter');

export function openChannel(): Channel {
  const node = new EventTarget();
  const init = { __proto__: null, relatedTarget: node, cancelable: true };
  const isAccepted = !dispatchEvent(document.fonts, new NativeMouseEvent(channel.handshake, init));
  return {
    isAccepted,
    send(type, json) {
      const init = { __proto__: null, detail: json };
      dispatchEvent(node, new NativeCustomEvent(channel[type], init));
    },
    announceCaptor(document) {
      const init = { __proto__: null, relatedTarget: document };
      dispatchEvent(node, new NativeMouseEvent(channel.captor, init));
    },
    onCommand(handle) {
      addEventListener(node, channel.command, (event) => {
        const detail = detailOf?.(event);
        if (typeof detail === 'string') handle(detail);
      });
    },
    onElement(as, handle) {
      addEventListener(node, channel[as], (event) => {
        const element = submitterOf?.(event);
        if (element) handle(element as Element);
      });
    },
  };
}
