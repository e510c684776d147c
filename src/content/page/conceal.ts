import { weakTable } from './collections.ts';
import { apply, dataProperty, defineProperty, NativeProxy } from './natives.ts';

/**
 * `Function.prototype.toString` of a Proxy loses the name of the function behind it. So `toString`
 * answers for a wrapped function what it answers for the native (ECMAScript 20.2.3.5).
 */

const natives = weakTable<object, object>();

export type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** A Proxy of the native that runs `run` when called: name, length, keys and `new` stay native. */
export function disguise<Native extends Callable>(
  native: Native,
  run: (self: unknown, args: readonly unknown[]) => unknown,
): Native {
  const wrapped = new NativeProxy(native, {
    __proto__: null,
    apply: (_native: Native, self: unknown, args: readonly unknown[]) => run(self, args),
  } as ProxyHandler<Native>);
  natives.set(wrapped, native);
  return wrapped;
}

/** The native behind a wrapped function; the function itself where it is not ours. */
function nativeOf(callable: unknown): unknown {
  const isWeakKey = typeof callable === 'function';
  return (isWeakKey && natives.get(callable)) || callable;
}

export function concealIn(realm: { readonly Function: FunctionConstructor }): void {
  const { prototype } = realm.Function;
  const native: Callable = prototype.toString;
  const wrapped = disguise(native, (self, args) => apply(native, nativeOf(self), args));
  defineProperty(prototype, 'toString', dataProperty(wrapped, false));
}
