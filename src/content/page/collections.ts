import { uncurry } from './natives.ts';

/**
 * Map and WeakMap whose methods were captured before page code ran. (Subclasses or wrappers that
 * look methods up on the prototype would call whatever the page has put there.)
 */

const NativeMap = Map;
const NativeWeakMap = WeakMap;
const weakGet = uncurry(WeakMap.prototype.get);
const weakSet = uncurry(WeakMap.prototype.set);
const mapGet = uncurry(Map.prototype.get);
const mapSet = uncurry(Map.prototype.set);
const mapDelete = uncurry(Map.prototype.delete);
const mapForEach = uncurry(Map.prototype.forEach);

export interface WeakTable<Key extends WeakKey, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
}

export function weakTable<Key extends WeakKey, Value>(): WeakTable<Key, Value> {
  const entries = new NativeWeakMap<Key, Value>();
  return {
    get: (key) => weakGet(entries, key) as Value | undefined,
    set: (key, value) => void weakSet(entries, key, value),
  };
}

export interface Table<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  delete(key: Key): void;
  /** In order of insertion; entries may be deleted meanwhile. */
  forEach(visit: (value: Value, key: Key) => void): void;
}

export function table<Key, Value>(): Table<Key, Value> {
  const entries = new NativeMap<Key, Value>();
  return {
    get: (key) => mapGet(entries, key) as Value | undefined,
    set: (key, value) => void mapSet(entries, key, value),
    delete: (key) => void mapDelete(entries, key),
    forEach: (visit) => mapForEach(entries, (value, key) => visit(value as Value, key as Key)),
  };
}
