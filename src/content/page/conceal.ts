import { weakTable } from './collections.ts';
import { apply, NativeProxy } from './natives.ts';
import { withoutOwnFrames } from './own-frames.ts';

/**
 * `Function.prototype.toString` of a Proxy loses the name of the function behind it. So `toString`
 * answers for a wrapped function what it answers for the native (ECMAScript 20.2.3.5).
 */

const reflectGet = Reflect.get;
const natives = weakTable<object, Callable>();

export type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** A Proxy of the native that runs `run` when called: name, length, keys and `new` stay native. */
export function disguise<Native extends Callable>(
  native: Native,
  run: (self: unknown, args: readonly unknown[]) => unknown,
): Native {
  const wrapped = new NativeProxy(native, {
    __proto__: null,
    apply: (_native: Native, self: unknown, args: readonly unknown[]) => {
      try {
        return run(self, args);
      } catch (error) {
        throw withoutOwnFrames(error);
      }
    },
    // Firefox's `caller` and `arguments` are accessors that tell a Proxy by their error.
    get: (target: Native, key: PropertyKey) => reflectGet(target, key),
  } as ProxyHandler<Native>);
  natives.set(wrapped, native);
  return wrapped;
}

/** The native behind a function that this script has wrapped. */
export function nativeBehind(callable: Callable): Callable | undefined {
  return natives.get(callable);
}

/**
 * A realm's `toString` in disguise. `twinOf` finds the native of this realm for a member that another copy
 * of this script has wrapped in its own; `onObject` gets what is no function, before the native throws.
 */
export function disguiseOfToString(
  native: Callable,
  twinOf: (callable: Callable) => Callable | undefined,
  onObject: (self: object) => void,
): Callable {
  return disguise(native, (self, args) => {
    if (typeof self !== 'function') {
      if (typeof self === 'object' && self !== null) onObject(self);
      return apply(native, self, args);
    }
    const text = apply(native, natives.get(self) ?? self, args);
    if (text !== textOfProxy) return text;
    const twin = twinOf(self as Callable);
    return twin ? apply(native, twin, args) : text;
  });
}

const nativeToString: Callable = Function.prototype.toString;
const textOfProxy = apply(nativeToString, new NativeProxy(nativeToString, {}), []);

/**
 * Whether a function is the browser's own, in whatever realm: the text of a Proxy, ours or another's,
 * has no name in it.
 */
export function isUnwrapped(callable: Callable): boolean {
  return apply(nativeToString, callable, []) !== textOfProxy;
}
