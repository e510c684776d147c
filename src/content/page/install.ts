import { type Callable, concealIn, disguise } from './conceal.ts';
import { derive, quietly } from './derive.ts';
import type { Inspector } from './inspector.ts';
import type { Aftermath, Call, Instrument, Realm } from './instrument.ts';
import { apply, defineProperty, getOwnPropertyDescriptor } from './natives.ts';

/**
 * Puts every instrument of the table into a realm. Members that the browser does not have are
 * skipped; the others keep their descriptor, with a Proxy of the native in the native's place.
 */
export function install(
  realm: Realm,
  instruments: readonly Instrument[],
  inspector: Inspector,
): void {
  concealIn(realm);
  for (let i = 0; i < instruments.length; i += 1) {
    const instrument = instruments[i];
    if (instrument) quietly(() => installOne(realm, instrument, inspector));
  }
}

function installOne(realm: Realm, instrument: Instrument, inspector: Inspector): void {
  const prototype = interfaceOf(realm, instrument.interface)?.prototype;
  const descriptor = prototype && getOwnPropertyDescriptor(prototype, instrument.member);
  if (!prototype || !descriptor) return;
  const slot = slotOf(instrument);
  const native: unknown = descriptor[slot];
  if (typeof native !== 'function') return;
  const wrapped = wrap(native as Callable, instrument, realm, inspector);
  defineProperty(prototype, instrument.member, { ...descriptor, [slot]: wrapped });
}

function interfaceOf(realm: Realm, name: string): { prototype: object } | undefined {
  const descriptor = getOwnPropertyDescriptor(realm, name);
  const candidate: unknown = descriptor?.value;
  return typeof candidate === 'function' && typeof candidate.prototype === 'object'
    ? (candidate as unknown as { prototype: object })
    : undefined;
}

function slotOf(instrument: Instrument): 'value' | 'get' | 'set' {
  switch (instrument.wrap) {
    case 'getter':
      return 'get';
    case 'setter':
      return 'set';
    case 'method':
    case 'promise':
      return 'value';
  }
}

function wrap(
  native: Callable,
  instrument: Instrument,
  realm: Realm,
  inspector: Inspector,
): Callable {
  const { Promise: NativePromise } = realm;
  if (instrument.wrap !== 'promise') {
    const { observe } = instrument;
    return disguise(native, (self, args) => {
      const call: Call = { self, args, realm };
      const aftermath = quietly(() => observe(call, inspector));
      return finish(() => apply(native, self, call.args), aftermath);
    });
  }
  const { observe } = instrument;
  return disguise(native, (self, args) => {
    const call: Call = { self, args, realm };
    const returned = quietly(() => observe(call, inspector));
    const promise = apply(native, self, call.args);
    const settlement = returned && quietly(returned);
    return settlement ? derive(promise as Promise<unknown>, settlement, NativePromise) : promise;
  });
}

function finish(run: () => unknown, aftermath: Aftermath | undefined): unknown {
  if (!aftermath) return run();
  let result: unknown;
  try {
    result = run();
  } catch (error) {
    quietly(() => aftermath.threw(error));
    throw error;
  }
  quietly(() => aftermath.returned(result));
  return result;
}
