import type { Callable } from '../conceal.ts';
import { apply, getOwnPropertyDescriptor } from '../natives.ts';

const mark = 'tallylight.handover';

/**
 * A document may keep the global object of the empty one before it (HTML, "creating and initializing a
 * Document object"), with the wrappers that another document's script has put there. This document's own
 * script asks for them to be taken out before it puts in its own: a call on `toString`, the one wrapped
 * member that every realm has, in a moment when no page code has run in the new document.
 */
export function requestHandover(functionToString: Callable): void {
  try {
    apply(functionToString, { __proto__: null, [mark]: true }, []);
  } catch {
    // What no copy of this script has wrapped throws a TypeError, as the native does.
  }
}

export function isHandoverRequest(value: object): boolean {
  return getOwnPropertyDescriptor(value, mark) !== undefined;
}
