import { types } from 'node:util';

/**
 * Reads constraints as Chromium does (Web IDL, "JavaScript type mapping"): the members of a dictionary
 * in lexicographic order and each once, lists through their iterator, texts and numbers by conversion.
 * Like a native, it uses no builtin that a page could have replaced: for that, all are taken off here.
 */

type Convert = (value: unknown) => unknown;

const { apply, defineProperty, get, getOwnPropertyDescriptor, ownKeys } = Reflect;
const { isArray } = Array;
const { isProxy } = types;
const { iterator } = Symbol;
const NativeTypeError = TypeError;
const toBoolean: Convert = Boolean;
const toNumber: Convert = Number;
const toText: Convert = String;

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

function put(target: object, key: PropertyKey, value: unknown): void {
  const descriptor = {
    __proto__: null,
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  };
  defineProperty(target, key, descriptor);
}

/** `members` in lexicographic order. */
const dictionary =
  (members: readonly (readonly [string, Convert])[]): Convert =>
  (value) => {
    if (value === undefined || value === null) return {};
    if (!isObject(value)) throw new NativeTypeError('not an object');
    const read = {};
    for (let i = 0; i < members.length; i += 1) {
      const name = members[i]?.[0] ?? '';
      const member: unknown = get(value, name);
      if (member !== undefined) put(read, name, members[i]?.[1](member));
    }
    return read;
  };

/** Chromium reads the items of an array by index, without a look at its iterator. */
const isArrayItself = (value: unknown): boolean => isArray(value) && !isProxy(value);

function methodOf(value: unknown): unknown {
  if (isArrayItself(value)) return indexed;
  return isObject(value) ? get(value, iterator) : undefined;
}
function indexed(this: readonly unknown[]) {
  let index = -1;
  const next = () => {
    index += 1;
    return index < this.length
      ? { __proto__: null, done: false, value: this[index] }
      : { __proto__: null, done: true };
  };
  return { __proto__: null, next };
}

const sequence =
  (item: Convert, method: unknown): Convert =>
  (value) => {
    if (!isObject(value) || typeof method !== 'function') throw new NativeTypeError('not iterable');
    const items: unknown = apply(method, value, []);
    if (!isObject(items)) throw new NativeTypeError('not an iterator');
    const next: unknown = get(items, 'next');
    const read: unknown[] = [];
    for (;;) {
      if (typeof next !== 'function') throw new NativeTypeError('next is not a function');
      const result: unknown = apply(next, items, []);
      if (!isObject(result)) throw new NativeTypeError('not an iterator result');
      // In this order, and of the end too.
      const value: unknown = get(result, 'value');
      if (get(result, 'done')) return read;
      put(read, read.length, item(value));
    }
  };

/** `record<DOMString, DOMString>`, which Chromium has for `mandatory` and the sets of `optional`. */
const record: Convert = (value) => {
  if (!isObject(value)) throw new NativeTypeError('not an object');
  const read = {};
  const keys = ownKeys(value);
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? '';
    if (getOwnPropertyDescriptor(value, key)?.enumerable !== true) continue;
    if (typeof key === 'symbol') throw new NativeTypeError('a symbol is no text');
    put(read, key, toText(get(value, key)));
  }
  return read;
};

/** A primitive, or a dictionary of bounds of it. */
const constrain =
  (convert: Convert): Convert =>
  (value) =>
    value === null || isObject(value) ? boundsOf(convert)(value) : convert(value);
const boundsOf = (convert: Convert): Convert =>
  dictionary([
    ['exact', convert],
    ['ideal', convert],
    ['max', convert],
    ['min', convert],
  ]);

const textOrTexts: Convert = (value) => {
  if (!isObject(value)) return toText(value);
  const method = methodOf(value);
  return method === undefined || method === null ? toText(value) : sequence(toText, method)(value);
};

const textBounds = dictionary([
  ['exact', textOrTexts],
  ['ideal', textOrTexts],
]);
const constrainText: Convert = (value) => {
  if (value === null) return {};
  if (!isObject(value)) return toText(value);
  const method = methodOf(value);
  return method === undefined || method === null
    ? textBounds(value)
    : sequence(toText, method)(value);
};

const list =
  (item: Convert): Convert =>
  (value) =>
    sequence(item, methodOf(value))(value);

const set = [
  ['deviceId', constrainText],
  ['echoCancellation', constrain(toBoolean)],
  ['facingMode', constrainText],
  ['frameRate', constrain(toNumber)],
  ['height', constrain(toNumber)],
] as const;
const width = ['width', constrain(toNumber)] as const;

const trackDictionary = dictionary([
  ['advanced', list(dictionary([...set, width]))],
  ...set,
  ['mandatory', record],
  ['optional', list(record)],
  width,
]);
const track: Convert = (value) =>
  value === null || isObject(value) ? trackDictionary(value) : toBoolean(value);

/** Stands for a native that takes `MediaStreamConstraints` or `DisplayMediaStreamOptions`. */
export const readAsNative: Convert = dictionary([
  ['audio', track],
  ['controller', (value) => value],
  ['peerIdentity', toText],
  ['video', track],
]);
