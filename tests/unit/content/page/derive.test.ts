// biome-ignore-all lint/suspicious/noThenProperty: thenables are what is tested
import { createContext, runInContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { derive, quietly } from '../../../../src/content/page/derive.ts';
import type { Settlement } from '../../../../src/content/page/instrument.ts';
import { inSpoiltRealm } from './spoilt-realm.ts';

const unobserved: Settlement = { fulfilled: () => {}, rejected: () => {} };
const derived = (promise: Promise<unknown>, settlement = unobserved) =>
  derive(promise, settlement, Promise);
/** Until all reactions have run and Node has said which rejections nobody handles. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a derived promise', () => {
  test.each<[unknown]>([[undefined], [null], [7], ['text'], [Symbol.iterator]])(
    'is fulfilled with %s as the native one is',
    async (value) => {
      expect(await derived(Promise.resolve(value))).toBe(value);
    },
  );

  test.each<[string, object]>([
    ['an object', { tracks: [] }],
    ['a frozen object', Object.freeze({ tracks: [] })],
    ['a list', [1, 2]],
    ['an object without a prototype', Object.create(null)],
    ['an object with a `then` that is no function', { then: 7 }],
  ])('is fulfilled with %s, the very same and unchanged', async (_what, value) => {
    const before = Object.getOwnPropertyDescriptors(value);
    expect(await derived(Promise.resolve(value))).toBe(value);
    expect(Object.getOwnPropertyDescriptors(value)).toEqual(before);
  });

  test('is rejected with the very reason', async () => {
    const reason = new DOMException('Permission denied', 'NotAllowedError');
    await expect(derived(Promise.reject(reason))).rejects.toBe(reason);
  });

  test('stays pending while the native one does', async () => {
    let isSettled = false;
    void derived(new Promise(() => {})).finally(() => {
      isSettled = true;
    });
    await settled();
    expect(isSettled).toBe(false);
  });

  test('is a promise of the page`s realm', () => {
    const { Promise: PagePromise } = runInContext('({ Promise })', createContext({}));
    const promise = derive(Promise.resolve(1), unobserved, PagePromise);
    expect(promise).toBeInstanceOf(PagePromise);
    expect(promise).not.toBeInstanceOf(Promise);
  });

  test('has no members that a promise does not have', () => {
    expect(Reflect.ownKeys(derived(Promise.resolve(1)))).toEqual([]);
  });
});

describe('the settlement', () => {
  test('is observed before the page hears of it', async () => {
    const order: string[] = [];
    const settlement: Settlement = {
      fulfilled: (value) => order.push(`we saw ${value}`),
      rejected: (error) => order.push(`we saw ${error}`),
    };
    await derived(Promise.resolve('a stream'), settlement).then((value) =>
      order.push(`the page got ${value}`),
    );
    await derived(Promise.reject('an error'), settlement).catch((error) =>
      order.push(`the page got ${error}`),
    );
    expect(order).toEqual([
      'we saw a stream',
      'the page got a stream',
      'we saw an error',
      'the page got an error',
    ]);
  });

  test('may fail without the page`s noticing', async () => {
    const fail = () => {
      throw new Error('ours');
    };
    const failing: Settlement = { fulfilled: fail, rejected: fail };
    expect(await derived(Promise.resolve('a stream'), failing)).toBe('a stream');
    await expect(derived(Promise.reject('an error'), failing)).rejects.toBe('an error');
  });
});

describe('the page`s unhandledrejection', () => {
  type Listener = (reason: unknown, promise: Promise<unknown>) => void;
  let others: Listener[] = [];
  let unhandled: (readonly [unknown, Promise<unknown>])[] = [];
  // The test runner listens, too, and would take these for failures.
  beforeEach(() => {
    others = process.listeners('unhandledRejection');
    unhandled = [];
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (reason, promise) => unhandled.push([reason, promise]));
  });
  afterEach(() => {
    process.removeAllListeners('unhandledRejection');
    for (const listener of others) process.on('unhandledRejection', listener);
  });

  test('comes once, for the promise that the page has', async () => {
    const promise = derived(Promise.reject('denied'));
    await settled();
    expect(unhandled).toEqual([['denied', promise]]);
    expect(unhandled[0]?.[1]).toBe(promise);
  });

  test('does not come when the page handles it', async () => {
    derived(Promise.reject('denied')).catch(() => {});
    await settled();
    expect(unhandled).toEqual([]);
  });

  test('does not come for a success', async () => {
    void derived(Promise.resolve('a stream'));
    await settled();
    expect(unhandled).toEqual([]);
  });
});

describe('the `then` of a value', () => {
  /** A stream whose prototype the page has given a `then` that tells of each look at it. */
  const stream = (looks: string[], then: unknown = undefined) =>
    Object.create({
      get then() {
        looks.push('then');
        return then;
      },
    });

  test('is looked at once, as without us', async () => {
    const native: string[] = [];
    await new Promise((resolve) => resolve(stream(native)));
    const ours: string[] = [];
    let value: object = {};
    // `await` would look, too: the page's own reaction does not.
    await new Promise<void>((done) => {
      void derived(
        new Promise((resolve) => {
          value = stream(ours);
          resolve(value);
        }),
      ).then(() => done());
    });
    expect(native).toEqual(['then']);
    expect(ours).toEqual(['then']);
    expect(Reflect.ownKeys(value)).toEqual([]);
  });

  test('that appears later is not called', async () => {
    const calls: string[] = [];
    const value = {};
    const prototype = { then: () => calls.push('then') };
    const promise = Promise.resolve(value);
    // Between the native's look and ours, the value becomes a thenable.
    Object.setPrototypeOf(value, prototype);
    const got = await new Promise<unknown>((done) => {
      void derived(promise).then((result) => done([result]));
    });
    expect(got).toEqual([value]);
    expect(calls).toEqual([]);
  });
});

describe('a page that has replaced what promises are made of', () => {
  test('is not asked when a promise is derived', () => {
    const native = Promise.resolve(1);
    const NativePromise = Promise;
    const { touched } = inSpoiltRealm(() => derive(native, unobserved, NativePromise));
    expect(touched).toEqual([]);
  });

  test('is not asked when the native promise is settled', async () => {
    const native = Promise.resolve({});
    const calls: unknown[] = [];
    const { then } = Promise.prototype;
    const replaced: typeof then = function (this: Promise<unknown>, ...reactions) {
      calls.push(this);
      return Reflect.apply(then, this, reactions);
    };
    Promise.prototype.then = replaced;
    const promise = derived(native);
    await settled();
    Promise.prototype.then = then;
    expect(calls).not.toContain(native);
    expect(calls).not.toContain(promise);
  });

  test('and its species is not asked either', () => {
    const asked: string[] = [];
    const native = Object.defineProperty(Promise.resolve(1), 'constructor', {
      configurable: true,
      get() {
        asked.push('constructor');
        return class extends Promise<unknown> {};
      },
    });
    void derived(native);
    expect(asked).toEqual([]);
  });
});

describe('quietly', () => {
  test('gives what the code returns', () => {
    expect(quietly(() => 7)).toBe(7);
  });

  test('gives nothing where the code throws', () => {
    expect(
      quietly(() => {
        throw new Error('ours');
      }),
    ).toBeUndefined();
  });
});
