/**
 * The builtins that this world relies on, captured before page code runs and called without ever
 * touching what the page may have replaced since. Three rules follow for the whole folder:
 * no spread, array destructuring or `for…of` (they read the page's iterators); no optional member is
 * read from, or left to a native to read from, an object that inherits from Object.prototype (the
 * page may have put it there); lists grow by `append`, never by `push` or assignment (setters).
 */

export const {
  apply,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  ownKeys,
  setPrototypeOf,
} = Reflect;
export const { hasOwn } = Object;
export const { isArray } = Array;
export const { max } = Math;
export const now: () => number = Date.now;
export const toText = String;
export const toObject: (value: unknown) => unknown = Object;
export const quote: (text: string) => string = JSON.stringify;
export const NativeProxy = Proxy;
export const NativeError = Error;
export const NativeWeakRef = WeakRef;

/** Takes a method off its prototype: `uncurry(String.prototype.slice)('abc', 1)`. */
export function uncurry<This, Args extends readonly unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
): (self: This, ...args: Args) => Result {
  return (self, ...args) => apply(method, self, args);
}

export const slice = uncurry(String.prototype.slice);
export const indexOf = uncurry(String.prototype.indexOf);
export const promiseThen = uncurry(Promise.prototype.then<unknown, unknown>);

const weakRefDeref = WeakRef.prototype.deref;
/** The WeakRef's target, or undefined once it is collected. */
export function deref<Target extends WeakKey>(ref: WeakRef<Target>): Target | undefined {
  return apply(weakRefDeref, ref, []);
}

/** A property descriptor whose absent members cannot come from the page's Object.prototype. */
export function dataProperty(value: unknown, enumerable = true): PropertyDescriptor {
  const descriptor = { __proto__: null, value, writable: true, enumerable, configurable: true };
  return descriptor;
}

/** Adds to the end of a list without meeting setters on Array.prototype. */
export function append<Item>(list: Item[], item: Item): void {
  defineProperty(list, list.length, dataProperty(item));
}

/** The getter of an accessor on a prototype, as a function of the object; undefined where absent. */
export function getterOf(
  prototype: object | undefined,
  member: string,
): ((self: unknown) => unknown) | undefined {
  const get = prototype && getOwnPropertyDescriptor(prototype, member)?.get;
  return get && ((self) => apply(get, self, []));
}

/** The prototype object of an interface, undefined where the browser does not have it. */
export function prototypeOf(name: string): object | undefined {
  const candidate: unknown = Reflect.get(globalThis, name);
  return typeof candidate === 'function' ? candidate.prototype : undefined;
}

export const addEventListener = uncurry(EventTarget.prototype.addEventListener);
export const dispatchEvent = uncurry(EventTarget.prototype.dispatchEvent);
