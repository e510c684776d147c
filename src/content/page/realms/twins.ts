import { weakTable } from '../collections.ts';
import { type Callable, nativeBehind } from '../conceal.ts';
import { holderOf, slotOf } from '../holder.ts';
import type { Instrument, Realm } from '../instrument.ts';
import { getOwnPropertyDescriptor, hasOwn } from '../natives.ts';
import { findInWindows } from './windows.ts';

/** Finds, for a member of another realm that was wrapped there, the native that this realm has for it. */
export interface Twins {
  readonly of: (callable: Callable) => Callable | undefined;
}

const toStringMember: Pick<Instrument, 'interface' | 'member' | 'wrap'> = {
  interface: 'Function',
  member: 'toString',
  wrap: 'method',
};

export function createTwins(instruments: readonly Instrument[]): Twins {
  const entryAt = (index: number) => (index < 0 ? toStringMember : instruments[index]);
  const strangers = weakTable<Callable, true>();

  return {
    of(callable) {
      if (strangers.get(callable)) return undefined;
      const index = findInWindows((window) => {
        for (let i = -1; i < instruments.length; i += 1) {
          // A window of our origin is a global object.
          if (memberIn(window as unknown as Realm, entryAt(i)) === callable) return i;
        }
        return null;
      });
      if (index === null) strangers.set(callable, true);
      const own = index === null ? undefined : memberIn(globalThis, entryAt(index));
      // What is wrapped there may still be the browser's own here.
      return own && (nativeBehind(own) ?? own);
    },
  };
}

function memberIn(
  realm: Realm,
  entry: Pick<Instrument, 'interface' | 'member' | 'wrap'> | undefined,
): Callable | undefined {
  const holder = entry && holderOf(realm, entry.interface);
  const descriptor = holder && getOwnPropertyDescriptor(holder, entry.member);
  if (!descriptor) return undefined;
  const slot = slotOf(entry.wrap);
  const value: unknown = hasOwn(descriptor, slot) ? descriptor[slot] : undefined;
  return typeof value === 'function' ? (value as Callable) : undefined;
}
