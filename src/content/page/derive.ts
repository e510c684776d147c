import type { Realm, Settlement } from './instrument.ts';
import { dataProperty, defineProperty, deleteProperty, hasOwn, promiseThen } from './natives.ts';
import { withoutOwnFrames } from './own-frames.ts';

/**
 * A promise that settles as the native one does, after the settlement was observed. A reaction on the
 * native promise alone would mark it as handled and swallow the page's `unhandledrejection`.
 * `NativePromise` is the realm's own constructor, captured when the realm was instrumented.
 */
export function derive(
  promise: Promise<unknown>,
  settlement: Settlement,
  NativePromise: Realm['Promise'],
): Promise<unknown> {
  return new NativePromise((resolve, reject) => {
    react(
      promise,
      (value) => {
        quietly(() => settlement.fulfilled(value));
        resolveUnread(resolve, value);
      },
      (error) => {
        quietly(() => settlement.rejected(error));
        reject(withoutOwnFrames(error));
      },
    );
  });
}

/** For a promise of a native that the page does not get. */
export function react(
  promise: Promise<unknown>,
  fulfilled: (value: unknown) => void,
  rejected: (error: unknown) => void,
): void {
  // `then` would look up the page's `constructor` and species (ECMAScript 27.2.5.4).
  defineProperty(promise, 'constructor', dataProperty(undefined));
  void promiseThen(promise, fulfilled, rejected);
}

/** The native has already read the value's `then`; a second read could be noticed by the page. */
function resolveUnread(resolve: (value: unknown) => void, value: unknown): void {
  const masked =
    typeof value === 'object' &&
    value !== null &&
    !hasOwn(value, 'then') &&
    defineProperty(value, 'then', dataProperty(undefined));
  resolve(value);
  if (masked) deleteProperty(value, 'then');
}

/** Runs our own code: what fails in it must never become the page's failure. */
export function quietly<Result>(code: () => Result): Result | undefined {
  try {
    return code();
  } catch {
    return undefined;
  }
}
