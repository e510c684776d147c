import type { Failure } from '../../protocol/page-event.ts';
import { clip } from './json.ts';
import {
  apply,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  getterOf,
  hasOwn,
  prototypeOf,
} from './natives.ts';

type Member = 'name' | 'message' | 'constraint';
type Getter = (self: unknown) => unknown;

const domException = DOMException.prototype;
const overconstrained = prototypeOf('OverconstrainedError');
const known: readonly { readonly member: Member; readonly get: Getter | undefined }[] = [
  { member: 'name', get: getterOf(domException, 'name') },
  { member: 'message', get: getterOf(domException, 'message') },
  { member: 'name', get: getterOf(overconstrained, 'name') },
  { member: 'message', get: getterOf(overconstrained, 'message') },
  { member: 'constraint', get: getterOf(overconstrained, 'constraint') },
];
// Firefox has the interface without a global for it.
const hidden = overconstrained === undefined;
const learnt = { __proto__: null } as { [member in Member]?: Getter };

/**
 * Name, message and failing constraint of what a native rejected with or threw, read through the
 * natives' own accessors. `thrower`: whose code made it; accessors of the page are not run.
 */
export function failureOf(error: unknown, thrower: 'native' | 'page'): Failure {
  if (typeof error !== 'object' || error === null) {
    return { name: '', message: clip(textOf(error)), constraint: null };
  }
  const constraint = textOf(read(error, 'constraint', thrower));
  return {
    name: clip(textOf(read(error, 'name', thrower))),
    message: clip(textOf(read(error, 'message', thrower))),
    constraint: constraint === '' ? null : clip(constraint),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function read(error: object, member: Member, thrower: 'native' | 'page'): unknown {
  for (let i = 0; i < known.length; i += 1) {
    const entry = known[i];
    if (entry?.member !== member) continue;
    const value = attempt(entry.get, error);
    if (value !== undefined) return value;
  }
  const value = data(error, member);
  if (value !== undefined || !hidden || thrower === 'page') return value;
  return attempt(learn(error, member), error);
}

/** The accessor of an interface without a global, taken from the first of its errors ever seen. */
function learn(error: object, member: Member): Getter | undefined {
  const before = learnt[member];
  if (before) return before;
  const prototype = getPrototypeOf(error);
  const own = prototype && getOwnPropertyDescriptor(prototype, member);
  const get: unknown = own && hasOwn(own, 'get') ? own.get : undefined;
  if (typeof get !== 'function') return undefined;
  const getter: Getter = (self) => apply(get, self, []);
  learnt[member] = getter;
  return getter;
}

function attempt(getter: Getter | undefined, error: object): unknown {
  try {
    return getter?.(error);
  } catch {
    return undefined;
  }
}

/** A data property found along the prototypes; accessors may be the page's and are passed over. */
function data(error: object, member: Member): unknown {
  let holder: object | null = error;
  for (let depth = 0; holder && depth < 10; depth += 1) {
    const own = getOwnPropertyDescriptor(holder, member);
    if (own) return hasOwn(own, 'value') ? own.value : undefined;
    holder = getPrototypeOf(holder);
  }
  return undefined;
}
