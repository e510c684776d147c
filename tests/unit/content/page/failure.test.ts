import { afterEach, describe, expect, test, vi } from 'vitest';
import { limits } from '../../../../src/protocol/limits.ts';
import { inSpoiltRealm } from './spoilt-realm.ts';

/** As in a browser: name, message and constraint are accessors of the prototype, with a brand. */
class Overconstrained {
  readonly #facts: { readonly constraint: string; readonly message: string };
  constructor(constraint: string, message: string) {
    this.#facts = { constraint, message };
  }
  get name(): string {
    return this.#facts.constraint === '' ? '' : 'OverconstrainedError';
  }
  get message(): string {
    return this.#facts.message;
  }
  get constraint(): string {
    return this.#facts.constraint;
  }
}

/** `failureOf` as it is in a browser with, or (Firefox) without, a global for the interface. */
async function failureIn(browser: 'chromium' | 'firefox') {
  vi.resetModules();
  vi.stubGlobal('OverconstrainedError', browser === 'chromium' ? Overconstrained : undefined);
  const { failureOf } = await import('../../../../src/content/page/failure.ts');
  return failureOf;
}
afterEach(() => vi.unstubAllGlobals());

const denied = new DOMException('Permission denied', 'NotAllowedError');
const tooLarge = () => new Overconstrained('width', 'too large');

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  test('a DOMException is told by name and message', async () => {
    const failureOf = await failureIn(browser);
    expect(failureOf(denied, 'native')).toEqual({
      name: 'NotAllowedError',
      message: 'Permission denied',
      constraint: null,
    });
  });

  test('an OverconstrainedError is told with its constraint', async () => {
    const failureOf = await failureIn(browser);
    expect(failureOf(tooLarge(), 'native')).toEqual({
      name: 'OverconstrainedError',
      message: 'too large',
      constraint: 'width',
    });
  });

  test.each<[unknown, object]>([
    [new TypeError('audio and/or video is required'), { name: 'TypeError' }],
    [new RangeError('out of it'), { name: 'RangeError', message: 'out of it' }],
    [Object.assign(new Error('mine'), { name: 'Mine' }), { name: 'Mine', message: 'mine' }],
    [{ name: 'PermissionDeniedError', message: '' }, { name: 'PermissionDeniedError' }],
    [{}, { name: '', message: '' }],
    [Object.create(null), { name: '', message: '' }],
    [
      { name: 7, message: {}, constraint: [] },
      { name: '', message: '', constraint: null },
    ],
    ['a text', { name: '', message: 'a text' }],
    [7, { name: '', message: '' }],
    [null, { name: '', message: '' }],
    [undefined, { name: '', message: '' }],
  ])('%s is told as far as it can be', async (error, told) => {
    const failureOf = await failureIn(browser);
    expect(failureOf(error, 'native')).toMatchObject({ constraint: null, ...told });
  });

  test('what is long is cut', async () => {
    const failureOf = await failureIn(browser);
    const long = 'x'.repeat(10_000);
    const cut = `${'x'.repeat(limits.text)}… [cut from 10000]`;
    expect(failureOf({ name: long, message: long, constraint: long }, 'native')).toEqual({
      name: cut,
      message: cut,
      constraint: cut,
    });
  });

  test('what a page threw is told without running code of the page', async () => {
    const failureOf = await failureIn(browser);
    const calls: string[] = [];
    class Trap {
      get name() {
        calls.push('name');
        return 'forged';
      }
      get message() {
        calls.push('message');
        return 'forged';
      }
      get constraint() {
        calls.push('constraint');
        return 'forged';
      }
    }
    expect(failureOf(new Trap(), 'page')).toEqual({ name: '', message: '', constraint: null });
    expect(calls).toEqual([]);
  });

  test('what a page threw teaches nothing about the browser`s errors', async () => {
    const failureOf = await failureIn(browser);
    const calls: unknown[] = [];
    const forged = Object.create({
      get constraint() {
        calls.push(this);
        return 'forged';
      },
    });
    failureOf(forged, 'page');
    expect(failureOf(tooLarge(), 'native').constraint).toBe('width');
    expect(calls).toEqual([]);
  });

  test('a member that an error was given is passed over for the browser`s own', async () => {
    const failureOf = await failureIn(browser);
    failureOf(tooLarge(), 'native');
    const error = Object.defineProperty(tooLarge(), 'constraint', {
      get: () => {
        throw new Error('code of the page has run');
      },
    });
    expect(failureOf(error, 'native').constraint).toBe('width');
  });

  test('no builtin is looked at that the page could have replaced', async () => {
    const failureOf = await failureIn(browser);
    const errors = [denied, tooLarge(), tooLarge(), new TypeError('wrong'), { name: 'N' }, 'text'];
    const { result, touched } = inSpoiltRealm(() => {
      const told: unknown[] = [null, null, null, null, null, null];
      for (let i = 0; i < 6; i += 1) told[i] = failureOf(errors[i], 'native').name;
      return told;
    });
    expect(touched).toEqual([]);
    expect(result).toEqual([
      'NotAllowedError',
      'OverconstrainedError',
      'OverconstrainedError',
      'TypeError',
      'N',
      '',
    ]);
  });
});

test('where the page replaced the accessors before the first error, Chromium`s are known', async () => {
  const failureOf = await failureIn('chromium');
  const native = Object.getOwnPropertyDescriptor(Overconstrained.prototype, 'constraint');
  Object.defineProperty(Overconstrained.prototype, 'constraint', { get: () => 'forged' });
  const told = failureOf(tooLarge(), 'native');
  if (native) Object.defineProperty(Overconstrained.prototype, 'constraint', native);
  expect(told.constraint).toBe('width');
});
