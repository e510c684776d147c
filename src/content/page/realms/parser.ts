import { quietly } from '../derive.ts';
import { addEventListener, uncurry } from '../natives.ts';
import type { Realms } from './realms.ts';

const { document, MutationObserver } = globalThis;
const observe = uncurry(MutationObserver.prototype.observe);
const disconnect = uncurry(MutationObserver.prototype.disconnect);

/**
 * Frames that the parser inserts: a microtask checkpoint runs before each of its scripts (HTML,
 * "prepare the script element"), so the observer has seen them when page code gets to them. The end of
 * parsing is the end of the observer.
 */
export function watchParser(realms: Realms): void {
  const observer = new MutationObserver(() => {
    quietly(() => realms.adoptFrom(document));
  });
  const options: MutationObserverInit = { childList: true, subtree: true };
  observe(observer, document, options);
  addEventListener(document, 'DOMContentLoaded', () => disconnect(observer), true);
}
