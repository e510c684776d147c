import { table } from '../collections.ts';
import { quietly } from '../derive.ts';
import { getterOf } from '../natives.ts';

const own = globalThis.window;
// Members of a global object are its own (Web IDL, [Global]); these answer for foreign ones too.
const parentOf = getterOf(own, 'parent');
const openerOf = getterOf(own, 'opener');

/** More windows than this are not looked at. */
const most = 200;

/**
 * Looks at the windows that can be reached from ours, ours first, until `look` has found something. In a
 * window of a foreign origin `look` throws, which is passed over; those around it may be of ours.
 */
export function findInWindows<Found>(look: (window: Window) => Found | null): Found | null {
  const seen = table<unknown, true>();
  let found: Found | null = null;
  let count = 0;

  const visit = (window: unknown): void => {
    if (found !== null || count >= most || !isWindow(window) || seen.get(window)) return;
    seen.set(window, true);
    count += 1;
    found = quietly(() => look(window)) ?? null;
    quietly(() => visit(parentOf?.(window)));
    quietly(() => visit(openerOf?.(window)));
    for (let i = 0; i < most && found === null; i += 1) {
      const child = quietly(() => window[i]);
      if (child === undefined) break;
      visit(child);
    }
  };
  visit(own);
  return found;
}

function isWindow(value: unknown): value is Window {
  return typeof value === 'object' && value !== null;
}
