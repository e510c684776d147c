import type { Failure } from '../../protocol/page-event.ts';
import { clip } from './json.ts';
import { apply, getOwnPropertyDescriptor, getPrototypeOf, getterOf, hasOwn } from './natives.ts';

type Member = 'name' | 'message' | 'constraint';
type Getter = (self: unknown) => unknown;

const domException = DOMException.prototype;
const known: readonly { readonly member: Member; readonly get: Getter | undefined }[] = [
  { member: 'name', get: getterOf(domException, 'name') },
  { member: 'message', get: getterOf(domException, 'message') },
  { member: 'name', get: getterOf(globalThis.OverconstrainedError?.prototype, 'name') },
  { member: 'message', get: getterOf(globalThis.OverconstrainedError?.prototype, 'message') },
  { member: 'constraint', get: getterOf(globalThis.OverconstrainedError?.prototype, 'constraint') },
];
// Firefox has the interface without a global for it.
const hidden = globalThis.OverconstrainedError === undefined;
const learnt = { __proto__: null } as { [member in Member]?: Getter };

/**
 * Name, message and failing constraint of what a native rejected with or threw, read through the
 * natives' own accessors.
 */
export function failureOf(error: unknown): Failure {
  if (typeof error !== 'object' || error === null) {
    return { name: '', message: clip(textOf(error)), constraint: null };
  }
  const constraint = textOf(read(error, 'constraint'));
  return {
    name: clip(textOf(read(error, 'name'))),
    message: clip(textOf(read(error, 'message'))),
    constraint: constraint === '' ? null : clip(constraint),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function read(error: object, member: Member): unknown {
  for (let i = 0; i < known.length; i += 1) {
    const entry = known[i];
    if (entry?.member !== member) continue;
    const value = attempt(entry.get, error);
    if (value !== undefined) return value;
  }
  return data(error, member) ?? (hidden ? attempt(learn(error, member), error) : undefined);
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
