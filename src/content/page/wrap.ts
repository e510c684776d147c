import { type Callable, disguise } from './conceal.ts';
import { derive, quietly } from './derive.ts';
import type { Inspector } from './inspector.ts';
import type { Aftermath, Call, Instrument, Realm } from './instrument.ts';
import { apply } from './natives.ts';

/** The native in disguise, with the instrument around it. */
export function wrap(
  native: Callable,
  instrument: Instrument,
  realm: Realm,
  inspector: Inspector,
): Callable {
  switch (instrument.wrap) {
    case 'method':
    case 'getter':
    case 'setter': {
      const { observe } = instrument;
      return disguise(native, (self, args) => {
        const call: Call = { self, args, realm };
        const aftermath = quietly(() => observe(call, inspector));
        return aftermath
          ? finish(() => apply(native, self, call.args), aftermath)
          : apply(native, self, call.args);
      });
    }
    case 'promise': {
      const { observe } = instrument;
      const { Promise: NativePromise } = realm;
      return disguise(native, (self, args) => {
        const call: Call = { self, args, realm };
        const returned = quietly(() => observe(call, inspector));
        const promise = apply(native, self, call.args);
        const settlement = returned && quietly(returned);
        return settlement
          ? derive(promise as Promise<unknown>, settlement, NativePromise)
          : promise;
      });
    }
    case 'lean-method':
    case 'lean-getter':
    case 'lean-setter': {
      const { before, after } = instrument;
      return disguise(native, (self, args) => {
        const seen = before && quietly(() => before(args, self));
        const result = apply(native, self, args);
        try {
          after(inspector, result, self, args, seen);
        } catch {
          // Our own failure must never become the page's.
        }
        return result;
      });
    }
  }
}

function finish(run: () => unknown, aftermath: Aftermath): unknown {
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
