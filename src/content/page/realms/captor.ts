import { getterOf } from '../natives.ts';
import { findInWindows } from './windows.ts';

const own = globalThis.window;
const navigatorOf = getterOf(own, 'navigator');
const documentOf = getterOf(own, 'document');
const mediaDevicesOf = getterOf(globalThis.Navigator?.prototype, 'mediaDevices');

/**
 * The document that a MediaDevices or Navigator captures for, if it is another one than ours: functions
 * of this realm work on the objects of every realm of the origin. Null for our own, and for what cannot
 * be found from here.
 */
export function foreignCaptor(target: unknown): Document | null {
  if (isOf(own, target)) return null;
  return findInWindows((window) => (isOf(window, target) ? documentIn(window) : null));
}

function isOf(window: Window, target: unknown): boolean {
  const navigator = navigatorOf?.(window);
  return navigator === target || mediaDevicesOf?.(navigator) === target;
}

function documentIn(window: Window): Document | null {
  const document = documentOf?.(window);
  return isDocument(document) ? document : null;
}

// What the native getter gives for a window is its document, or null.
function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null;
}
