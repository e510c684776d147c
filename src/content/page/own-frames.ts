import { isGecko } from './engine.ts';
import { apply, getOwnPropertyDescriptor, hasOwn, indexOf, NativeError, slice } from './natives.ts';

// V8 gives each error an accessor of its own for the stack, the same for all errors of a realm.
const accessor = isGecko ? undefined : getOwnPropertyDescriptor(new NativeError(), 'stack');
const read = accessor?.get;
const write = accessor?.set;
// It writes this script's address into each line of ours.
const address = /\w+-extension:\/\/\S+?\.js/.exec(`${new NativeError().stack}`)?.[0];

/**
 * Takes our lines out of the stack of an error that a native has thrown through us. V8 formats a stack when
 * it is first read; where the page has a formatter of its own, that one gets it untouched. (Firefox keeps
 * the stack out of reach.)
 */
export function withoutOwnFrames(error: unknown): unknown {
  if (!read || !write || !address || typeof error !== 'object' || error === null) return error;
  if (getOwnPropertyDescriptor(NativeError, 'prepareStackTrace')) return error;
  const own = getOwnPropertyDescriptor(error, 'stack');
  if (!own || !hasOwn(own, 'get') || own.get !== read) return error;
  const stack: unknown = apply(read, error, []);
  if (typeof stack === 'string') apply(write, error, [withoutLinesOf(stack, address)]);
  return error;
}

function withoutLinesOf(stack: string, script: string): string {
  let kept = '';
  let rest = stack;
  while (rest !== '') {
    const end = indexOf(rest, '\n');
    const line = end === -1 ? rest : slice(rest, 0, end + 1);
    rest = end === -1 ? '' : slice(rest, end + 1);
    if (indexOf(line, script) === -1) kept += line;
  }
  return kept;
}
