import { type Callable, disguiseOfToString } from './conceal.ts';
import { quietly } from './derive.ts';
import { holderOf, type Slot, slotOf } from './holder.ts';
import type { Inspector } from './inspector.ts';
import type { Instrument, Realm } from './instrument.ts';
import {
  append,
  defineProperty,
  getOwnPropertyDescriptor,
  hasOwn,
  setPrototypeOf,
} from './natives.ts';
import type { Twins } from './realms/twins.ts';
import { wrap } from './wrap.ts';

/** A member that was wrapped, and what it was before. */
interface Installed {
  readonly holder: object;
  readonly member: string;
  readonly slot: Slot;
  readonly before: PropertyDescriptor;
  readonly wrapped: unknown;
}

/**
 * Prepares a realm: every instrument of the table is put into it, and its `toString` tells of none. All of
 * it is taken out again when `toString` is called on an object that `mayUninstall` accepts.
 */
export function install(
  realm: Realm,
  instruments: readonly Instrument[],
  inspector: Inspector,
  twins: Twins,
  mayUninstall: (request: object) => boolean = () => false,
): void {
  const installed = installAll(realm, instruments, inspector);
  const uninstall = () => {
    for (let i = 0; i < installed.length; i += 1) {
      const entry = installed[i];
      if (entry) uninstallMember(entry);
    }
  };
  const concealed = installMember(realm.Function.prototype, 'toString', 'value', (native) =>
    disguiseOfToString(native, twins.of, (self) => {
      if (mayUninstall(self)) uninstall();
    }),
  );
  if (concealed) append(installed, concealed);
}

/**
 * Puts instruments into a realm that is prepared. Members that the browser does not have are skipped; the
 * others keep their descriptor, with a Proxy of the native in the native's place.
 */
export function installAll(
  realm: Realm,
  instruments: readonly Instrument[],
  inspector: Inspector,
): Installed[] {
  const installed: Installed[] = [];
  for (let i = 0; i < instruments.length; i += 1) {
    const instrument = instruments[i];
    const holder = instrument && holderOf(realm, instrument.interface);
    if (!instrument || !holder) continue;
    quietly(() => {
      const entry = installMember(holder, instrument.member, slotOf(instrument.wrap), (native) =>
        wrap(native, instrument, realm, inspector),
      );
      if (entry) append(installed, entry);
    });
  }
  return installed;
}

function installMember(
  holder: object,
  member: string,
  slot: Slot,
  wrapperOf: (native: Callable) => Callable,
): Installed | null {
  const before = getOwnPropertyDescriptor(holder, member);
  if (!before) return null;
  setPrototypeOf(before, null);
  const native: unknown = before[slot];
  if (typeof native !== 'function') return null;
  const wrapped = wrapperOf(native as Callable);
  defineProperty(holder, member, withSlot(before, slot, wrapped));
  return { holder, member, slot, before, wrapped };
}

/** Leaves alone what the page has put there since. */
function uninstallMember({ holder, member, slot, before, wrapped }: Installed): void {
  const now = getOwnPropertyDescriptor(holder, member);
  if (now && hasOwn(now, slot) && now[slot] === wrapped) defineProperty(holder, member, before);
}

function withSlot(descriptor: PropertyDescriptor, slot: Slot, value: unknown): PropertyDescriptor {
  const changed: PropertyDescriptor = { ...descriptor, [slot]: value };
  setPrototypeOf(changed, null);
  return changed;
}
