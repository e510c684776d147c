import { limits } from '../../protocol/limits.ts';
import { isGecko } from './engine.ts';
import { emptyTree, encode, type Leaf, leaf, type TreeObject } from './json.ts';
import {
  append,
  apply,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hasOwn,
  isArray,
  NativeProxy,
  ownKeys,
  toObject,
} from './natives.ts';
import { addTo, collectIgnored, type Entry, type Note, noteOf, treeOfMembers } from './notes.ts';

/**
 * Hands a native a stand-in for the page's argument that notes what the native reads. The native
 * reads each member once and in its own order, getters and iterators run on the page's own objects,
 * and what they throw passes through; so the page sees what it would see without us, and the notes
 * are exactly what this browser understood (Web IDL, "JavaScript type mapping").
 *
 * The proxies have empty targets: a frozen object of the page could not give out stand-ins for its
 * members otherwise (ECMAScript, "invariants of the essential internal methods").
 */
export interface Recording {
  /** To be passed to the native in the argument's place. */
  readonly standIn: unknown;
  /** What was read; null where the argument was no object. */
  read(): TreeObject | null;
  /** Paths that the page passed and the native did not read. */
  ignored(): string[];
  /** What code of the page that the reading ran has thrown. */
  thrown(): { readonly error: unknown } | null;
}

/**
 * `descend` says which members of the argument are dictionaries; the others are passed as they are,
 * because a native may want the very object there (`controller` of getDisplayMedia).
 */
export function record(argument: unknown, descend: (member: string) => boolean): Recording {
  let thrown: { readonly error: unknown } | null = null;
  let size = 0;

  /** Runs code that may belong to the page. */
  const run = <Result>(code: () => Result): Result => {
    try {
      return code();
    } catch (error) {
      thrown = { error };
      throw error;
    }
  };

  const bounded = (value: Leaf | undefined): Leaf | undefined => {
    size += encode(value).length;
    return size > limits.tree ? '… [cut]' : value;
  };

  /** What the native gets for a value, and the note of it. */
  const seen = (value: unknown, keep: (entry: Entry) => void): unknown => {
    if (isObject(value)) {
      const note = noteOf(value);
      keep(note);
      return standInFor(note, () => true);
    }
    keep(value === undefined ? undefined : bounded(leaf(value)));
    return value;
  };

  const collector = (note: Note): ((entry: Entry) => void) => {
    const items: Entry[] = [];
    note.items = items;
    return (entry) => {
      if (items.length < limits.members) append(items, entry);
    };
  };

  const iterate = (note: Note, method: (...args: unknown[]) => unknown): unknown => {
    const keep = collector(note);
    const iterator = run(() => apply(method, note.source, []));
    if (!isObject(iterator)) return iterator;
    const next = run(() => reflectGet(iterator, 'next'));
    if (typeof next !== 'function') return { __proto__: null, next };
    return {
      __proto__: null,
      next: () =>
        step(
          run(() => apply(next, iterator, [])),
          keep,
        ),
    };
  };

  // Chromium reads the items of an array by index, whatever the page made of its iterator.
  const arrayIterator = (array: readonly unknown[], keep: (entry: Entry) => void) => {
    let index = 0;
    return {
      __proto__: null,
      next: () => {
        if (index >= run(() => array.length)) return { __proto__: null, done: true };
        const value = run(() => array[index]);
        index += 1;
        return { __proto__: null, done: false, value: seen(value, keep) };
      },
    };
  };

  const step = (result: unknown, keep: (entry: Entry) => void): unknown => {
    if (!isObject(result)) return result;
    let item: { readonly entry: Entry } | null = null;
    let isDone: unknown = null;
    // Chromium reads `value` before `done`, of the end too, which is no item.
    const keepItem = () => {
      if (item && isDone !== null && !isDone) keep(item.entry);
    };
    return {
      __proto__: null,
      get done() {
        isDone = run(() => reflectGet(result, 'done')) ?? false;
        keepItem();
        return isDone;
      },
      get value() {
        return seen(
          run(() => reflectGet(result, 'value')),
          (entry) => {
            item = { entry };
            keepItem();
          },
        );
      },
    };
  };

  /** A method that a conversion calls, run on the page's own object instead of the stand-in. */
  const methodOf = (note: Note, key: PropertyKey, method: (...args: unknown[]) => unknown) => {
    if (key === iteratorSymbol) return () => iterate(note, method);
    return new NativeProxy(method, {
      __proto__: null,
      apply: (_method: unknown, _self: unknown, args: unknown[]) => {
        const result = run(() => apply(method, note.source, args));
        note.primitive = bounded(leaf(result));
        return result;
      },
    } as ProxyHandler<typeof method>);
  };

  const standInFor = (note: Note, into: (member: string) => boolean): object =>
    new NativeProxy(emptyTree(), {
      __proto__: null,
      get: (_target: object, key: PropertyKey) => {
        const { source } = note;
        if (key === iteratorSymbol && !isGecko && isArray(source)) {
          // It does look for the iterator of a Proxy; on an array itself, nobody notices.
          if (isArrayIteratorPlain()) run(() => reflectGet(source, key));
          return () => arrayIterator(source, collector(note));
        }
        const value = run(() => reflectGet(source, key));
        const keep = (entry: Entry) => {
          if (typeof key !== 'string') return;
          size += encode(key).length;
          if (size <= limits.tree) addTo(note, key, entry);
        };
        if (typeof value === 'function' && isConversion(key)) return methodOf(note, key, value);
        if (typeof key !== 'string') return value;
        if (into(key) || !isObject(value)) return seen(value, keep);
        keep('[object]');
        return value;
      },
      has: (_target: object, key: PropertyKey) => run(() => reflectHas(note.source, key)),
      ownKeys: () => run(() => ownKeys(note.source)),
      getOwnPropertyDescriptor: (_target: object, key: PropertyKey) => {
        const own = run(() => getOwnPropertyDescriptor(note.source, key));
        return (
          own && { __proto__: null, configurable: true, enumerable: own.enumerable, writable: true }
        );
      },
      getPrototypeOf: () => run(() => getPrototypeOf(note.source)),
    } as ProxyHandler<object>);

  const root = isObject(argument) ? noteOf(argument) : null;
  return {
    standIn: root ? standInFor(root, descend) : argument,
    read: () => (root ? treeOfMembers(root) : null),
    ignored: () => {
      const paths: string[] = [];
      if (root && !thrown) collectIgnored(root, '', paths, limits.tree);
      return paths;
    },
    thrown: () => thrown,
  };
}

const reflectGet = Reflect.get;
const reflectHas = Reflect.has;
const iteratorSymbol = Symbol.iterator;
const toPrimitiveSymbol = Symbol.toPrimitive;
const arrayPrototype = Array.prototype;

/** Whether a look at it runs no accessor of the page. */
function isArrayIteratorPlain(): boolean {
  const descriptor = getOwnPropertyDescriptor(arrayPrototype, iteratorSymbol);
  return descriptor !== undefined && hasOwn(descriptor, 'value');
}

/** Keys of the methods that Web IDL and ECMAScript call on an object to convert it. */
function isConversion(key: PropertyKey): boolean {
  return (
    key === iteratorSymbol || key === toPrimitiveSymbol || key === 'valueOf' || key === 'toString'
  );
}

/** Functions are objects to Web IDL, too, and so is document.all, whose type is 'undefined'. */
function isObject(value: unknown): value is object {
  return toObject(value) === value;
}
