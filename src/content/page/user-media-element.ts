import type { JsonObject, Kind } from '../../protocol/report.ts';
import { quietly } from './derive.ts';
import { emptyTree, put, type Tree } from './json.ts';
import { getterOf, prototypeOf } from './natives.ts';

/**
 * The elements that capture when a person clicks them, without any call of the page:
 * https://wicg.github.io/PEPC/permission-elements.html
 */
export interface ElementInterface {
  readonly name: string;
  /** The member, and the event, with what it captures. */
  readonly result: 'stream' | 'track';
  /** Throws on what is no such element, as every accessor does. */
  readonly resultOf: (element: unknown) => unknown;
  readonly errorOf: (element: unknown) => unknown;
  readonly kinds: readonly Kind[];
}

/** Those that this browser has. */
export const userMediaInterfaces: readonly ElementInterface[] = [
  // Chromium 156 captures both with it, whatever its attribute `type` says.
  ...interfaceOf('UserMedia', 'stream', ['audio', 'video']),
  ...interfaceOf('Camera', 'track', ['video']),
  ...interfaceOf('Microphone', 'track', ['audio']),
];

/** Which of the elements this is; null for anything else. */
export function userMediaInterfaceOf(value: unknown): ElementInterface | null {
  for (let i = 0; i < userMediaInterfaces.length; i += 1) {
    const own = userMediaInterfaces[i];
    if (own && quietly(() => own.resultOf(value)) !== undefined) return own;
  }
  return null;
}

/** The member of a getUserMedia argument that its constraints would stand in; null: they are one. */
export function kindOfConstraints({ result, kinds }: ElementInterface): Kind | null {
  return (result === 'track' && kinds[0]) || null;
}

/** What was read of the argument of `setConstraints`, as an argument of getUserMedia. */
export function asMediaConstraints(kind: Kind | null, read: Tree | null): JsonObject | null {
  if (!kind || !read) return read as JsonObject | null;
  const tree = emptyTree();
  put(tree, kind, read);
  return tree as JsonObject;
}

function interfaceOf(
  element: string,
  result: ElementInterface['result'],
  kinds: readonly Kind[],
): readonly ElementInterface[] {
  const name = `HTML${element}Element`;
  const prototype = prototypeOf(name);
  const resultOf = getterOf(prototype, result);
  const errorOf = getterOf(prototype, 'error');
  return resultOf && errorOf ? [{ name, result, resultOf, errorOf, kinds }] : [];
}
