import { limits } from '../../protocol/limits.ts';
import { clip } from './json.ts';
import {
  dataProperty,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getterOf,
  NativeError,
  setPrototypeOf,
} from './natives.ts';

// An accessor on the prototype in SpiderMonkey, an own property of each error in V8.
const stackOf = getterOf(NativeError.prototype, 'stack');
const mostLines = 50;

/**
 * The call stack as the engine writes it; '' where the page has fixed the hooks through which V8
 * would run page code. `Error.prepareStackTrace` and `stackTraceLimit` are set aside for the moment
 * of the reading, in which no page code runs (https://v8.dev/docs/stack-trace-api).
 */
export function callStack(): string {
  if (stackOf) return textOf(stackOf(new NativeError()));
  const restoreLimit = setAside('stackTraceLimit', mostLines);
  const restorePrepare = setAside('prepareStackTrace', undefined);
  const stack = restoreLimit && restorePrepare ? textOf(new NativeError().stack) : '';
  restorePrepare?.();
  restoreLimit?.();
  return stack;
}

function textOf(stack: unknown): string {
  return typeof stack === 'string' ? clip(stack, limits.stack) : '';
}

/** Gives a member of Error another value; null where the page does not let it be changed. */
function setAside(member: string, value: unknown): (() => void) | null {
  const before = getOwnPropertyDescriptor(NativeError, member);
  if (!before) {
    if (value === undefined) return () => undefined;
    return defineProperty(NativeError, member, dataProperty(value))
      ? () => void deleteProperty(NativeError, member)
      : null;
  }
  setPrototypeOf(before, null);
  const during = dataProperty(value, before.enumerable === true);
  during.configurable = before.configurable === true;
  return defineProperty(NativeError, member, during)
    ? () => void defineProperty(NativeError, member, before)
    : null;
}
