import { limits } from '../../protocol/limits.ts';
import {
  append,
  dataProperty,
  defineProperty,
  isArray,
  ownKeys,
  quote,
  slice,
  toText,
} from './natives.ts';

/**
 * Values of the page as bounded trees of JSON, and their text. JSON.stringify itself reads `toJSON`
 * along prototypes that belong to the page, so only its quoting of strings is used.
 */

export type Leaf = null | boolean | number | string;
export type Tree = Leaf | Tree[] | TreeObject;
export interface TreeObject {
  [member: string]: Tree | undefined;
}

/** An object without a prototype: no member but its own. */
export function emptyTree(): TreeObject {
  return { __proto__: null } as unknown as TreeObject;
}

/** At most `most` characters, with a mark that tells the original length where it was cut. */
export function clip(text: string, most: number = limits.text): string {
  return text.length <= most ? text : `${slice(text, 0, most)}… [cut from ${text.length}]`;
}

/** A value that is no object as a leaf; undefined has no place in JSON. */
export function leaf(value: unknown): Leaf | undefined {
  switch (typeof value) {
    case 'string':
      return clip(value);
    case 'boolean':
      return value;
    case 'number':
      // NaN and the infinities have no JSON, but a person wants to see that the page passed them.
      return value - value === 0 ? value : toText(value);
    case 'bigint':
      return `${value}n`;
    case 'symbol':
    case 'function':
      return `[${typeof value}]`;
    case 'object':
      return value === null ? null : undefined;
    default:
      return undefined;
  }
}

export function put(tree: TreeObject, member: string, value: Tree): void {
  defineProperty(tree, member, dataProperty(value));
}

/**
 * Copies what a native has made (settings, capabilities, constraints): plain data all the way, so
 * that reading it runs no page code. Deeper or longer values are cut, with a mark.
 */
function copyOf(value: unknown, depth: number = limits.depth): Tree | undefined {
  if (typeof value !== 'object' || value === null) return leaf(value);
  if (depth === 0) return '… [too deep]';
  if (isArray(value)) {
    const list: Tree[] = [];
    for (let i = 0; i < value.length && i < limits.members; i += 1) {
      append(list, copyOf(value[i], depth - 1) ?? null);
    }
    return list;
  }
  return copyOfObject(value, depth);
}

export function copyOfObject(value: object, depth: number = limits.depth): TreeObject {
  const tree = emptyTree();
  const keys = ownKeys(value);
  for (let i = 0; i < keys.length && i < limits.members; i += 1) {
    const key = keys[i];
    if (typeof key !== 'string') continue;
    const member = copyOf((value as { [key: string]: unknown })[key], depth - 1);
    if (member !== undefined) put(tree, clip(key), member);
  }
  return tree;
}

/** The JSON text of a value made in this world. Members that are undefined are left out. */
export function encode(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return toText(value);
  if (typeof value !== 'object' || value === null) return 'null';
  let text = '';
  if (isArray(value)) {
    for (let i = 0; i < value.length; i += 1) text += `${i === 0 ? '' : ','}${encode(value[i])}`;
    return `[${text}]`;
  }
  const keys = ownKeys(value);
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i];
    if (typeof key !== 'string') continue;
    const member = (value as { [key: string]: unknown })[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${quote(key)}:${encode(member)}`;
  }
  return `{${text}}`;
}
