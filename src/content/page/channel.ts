import { channel } from '../../protocol/channel.ts';
import { getterOf, uncurry } from './natives.ts';

/** This world's end of the private channel (protocol/channel.ts). */
export interface Channel {
  send(type: 'event' | 'reply', json: string): void;
  /** `handle` gets the JSON text of each command. */
  onCommand(handle: (json: string) => void): void;
}

const NativeCustomEvent = CustomEvent;
const dispatchEvent = uncurry(EventTarget.prototype.dispatchEvent);
const addEventListener = uncurry(EventTarget.prototype.addEventListener);
const detailOf = getterOf(CustomEvent.prototype, 'detail');

export function openChannel(): Channel {
  const node = document.createComment('');
  dispatchEvent(window, new MouseEvent(channel.handshake, { relatedTarget: node }));
  return {
    send(type, json) {
      const init = { __proto__: null, detail: json };
      dispatchEvent(node, new NativeCustomEvent(channel[type], init));
    },
    onCommand(handle) {
      addEventListener(node, channel.command, (event) => {
        const detail = detailOf?.(event);
        if (typeof detail === 'string') handle(detail);
      });
    },
  };
}
