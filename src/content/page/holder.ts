import type { Instrument, Realm } from './instrument.ts';
import { getOwnPropertyDescriptor, hasOwn } from './natives.ts';

/** The part of a property descriptor that an instrument's function stands in. */
export type Slot = 'value' | 'get' | 'set';

export function slotOf(wrap: Instrument['wrap']): Slot {
  switch (wrap) {
    case 'getter':
    case 'lean-getter':
      return 'get';
    case 'setter':
    case 'lean-setter':
      return 'set';
    case 'method':
    case 'promise':
    case 'lean-method':
      return 'value';
  }
}

/** The object that has an interface's members: its prototype, or the global object itself for ''. */
export function holderOf(realm: Realm, name: string): object | undefined {
  if (name === '') return realm;
  const descriptor = getOwnPropertyDescriptor(realm, name);
  const candidate: unknown = descriptor && hasOwn(descriptor, 'value') && descriptor.value;
  if (typeof candidate !== 'function') return undefined;
  const { prototype }: { prototype: unknown } = candidate;
  // Function.prototype is itself a function.
  const isHolder = typeof prototype === 'object' || typeof prototype === 'function';
  return isHolder && prototype !== null ? (prototype as object) : undefined;
}
