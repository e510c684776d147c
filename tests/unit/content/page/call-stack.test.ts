import { afterEach, describe, expect, test } from 'vitest';
import { callStack } from '../../../../src/content/page/call-stack.ts';
import { limits } from '../../../../src/protocol/limits.ts';
import { inSpoiltRealm } from './spoilt-realm.ts';

const before = Object.getOwnPropertyDescriptors(Error);
afterEach(() => {
  for (const key of ['prepareStackTrace', 'stackTraceLimit'] as const) {
    Reflect.deleteProperty(Error, key);
    const descriptor = Reflect.get(before, key);
    if (descriptor) Object.defineProperty(Error, key, descriptor);
  }
});
/** As the page has made it. */
const give = (key: string, descriptor: PropertyDescriptor) =>
  Object.defineProperty(Error, key, { configurable: true, ...descriptor });
const own = (key: string) => Object.getOwnPropertyDescriptor(Error, key);

function open(depth: number): string {
  return depth === 0 ? callStack() : open(depth - 1);
}

test('tells who called, in the engine`s words', () => {
  expect(open(0)).toMatch(/^Error\n {4}at .*\n {4}at open \(.*call-stack\.test\.ts/s);
});

test('is as deep as fifty lines, and no longer than allowed', () => {
  const lines = open(200).split('\n').slice(1);
  expect(lines.length).toBeLessThanOrEqual(50);
  expect(lines.length).toBeGreaterThan(10);
  expect(open(200).length).toBeLessThanOrEqual(limits.stack + 40);
});

describe('hooks of the page into stacks', () => {
  test('prepareStackTrace is not called, and stays', () => {
    let calls = 0;
    const hook = () => {
      calls += 1;
      return 'forged';
    };
    give('prepareStackTrace', { value: hook, writable: true, enumerable: true });
    const stack = callStack();
    expect(calls).toBe(0);
    expect(stack).toContain('call-stack.test.ts');
    expect(own('prepareStackTrace')).toEqual({
      value: hook,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  });

  test('a getter for it is not called, and stays', () => {
    let calls = 0;
    const get = () => {
      calls += 1;
      return undefined;
    };
    give('prepareStackTrace', { get });
    expect(callStack()).toContain('call-stack.test.ts');
    expect(calls).toBe(0);
    expect(own('prepareStackTrace')?.get).toBe(get);
  });

  test('where there is none, there is none afterwards', () => {
    Reflect.deleteProperty(Error, 'prepareStackTrace');
    callStack();
    expect(own('prepareStackTrace')).toBeUndefined();
  });

  test('a stackTraceLimit does not shorten ours, and stays', () => {
    give('stackTraceLimit', { value: 1, writable: true, enumerable: true });
    expect(open(20).split('\n').length).toBeGreaterThan(10);
    expect(own('stackTraceLimit')).toMatchObject({ value: 1, writable: true, enumerable: true });
  });

  test('a getter for the limit is not called, and stays', () => {
    let calls = 0;
    const get = () => {
      calls += 1;
      return 10;
    };
    give('stackTraceLimit', { get });
    // The engine itself does not call it either.
    expect(callStack()).toContain('call-stack.test.ts');
    expect(calls).toBe(0);
    expect(own('stackTraceLimit')?.get).toBe(get);
  });

  test('a stackTraceLimit that was deleted stays so', () => {
    Reflect.deleteProperty(Error, 'stackTraceLimit');
    expect(callStack()).toContain('call-stack.test.ts');
    expect(own('stackTraceLimit')).toBeUndefined();
  });
});

test('looks at no builtin that the page could have replaced', () => {
  const { result, touched } = inSpoiltRealm(() => open(3));
  // Node itself looks for the global Error when it writes a stack.
  expect(touched.filter((what) => what !== 'Error')).toEqual([]);
  expect(result).toContain('at open');
});
