import { limits } from '../../protocol/limits.ts';
import { clip, emptyTree, encode, type Leaf, put, type Tree, type TreeObject } from './json.ts';
import { append, ownKeys } from './natives.ts';

/** What a native has read of one object of the page, in the order in which it read it. */
export interface Note {
  readonly source: object;
  readonly names: string[];
  readonly values: Entry[];
  /** The items, once the native has iterated. */
  items: Entry[] | null;
  /** What the object became when the native converted it to a primitive. */
  primitive: Leaf | undefined;
}

/** undefined: read, and absent to the native. */
export type Entry = Leaf | Note | undefined;

export function noteOf(source: object): Note {
  return { source, names: [], values: [], items: null, primitive: undefined };
}

export function addTo(note: Note, key: PropertyKey, entry: Entry): void {
  if (typeof key !== 'string' || note.names.length >= limits.members) return;
  append(note.names, key);
  append(note.values, entry);
}

function isNote(entry: Entry): entry is Note {
  return typeof entry === 'object' && entry !== null;
}

function treeOf(entry: Entry): Tree | undefined {
  if (!isNote(entry)) return entry;
  if (entry.primitive !== undefined) return entry.primitive;
  if (!entry.items) return treeOfMembers(entry);
  const list: Tree[] = [];
  for (let i = 0; i < entry.items.length; i += 1) append(list, treeOf(entry.items[i]) ?? null);
  return list;
}

export function treeOfMembers(note: Note): TreeObject {
  const tree = emptyTree();
  for (let i = 0; i < note.names.length; i += 1) {
    const value = treeOf(note.values[i]);
    if (value !== undefined) put(tree, clip(note.names[i] ?? ''), value);
  }
  return tree;
}

/** `room`: how many characters the paths may take; what of it is left is returned. */
export function collectIgnored(note: Note, path: string, paths: string[], room: number): number {
  let left = room;
  if (note.items || note.primitive !== undefined || typeof note.source !== 'object') return left;
  const keys = ownKeys(note.source);
  for (let i = 0; i < keys.length && paths.length < limits.members; i += 1) {
    const key = keys[i];
    if (typeof key !== 'string') continue;
    const at = indexIn(note.names, key);
    const entry = at === -1 ? undefined : note.values[at];
    if (isNote(entry)) left = collectIgnored(entry, `${path}${key}.`, paths, left);
    if (at !== -1) continue;
    const ignored = clip(path + key);
    left -= encode(ignored).length;
    if (left > 0) append(paths, ignored);
  }
  return left;
}

function indexIn(names: readonly string[], name: string): number {
  for (let i = 0; i < names.length; i += 1) if (names[i] === name) return i;
  return -1;
}
