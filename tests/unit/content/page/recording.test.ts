import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Recording, record } from '../../../../src/content/page/recording.ts';
import { limits } from '../../../../src/protocol/limits.ts';
import { readAsNative } from './web-idl.ts';

const isMediaKind = (member: string) => member === 'audio' || member === 'video';
const recordingOf = (argument: unknown) => record(argument, isMediaKind);

/** What the native got, and what was noted of it; trees have no prototype, and JSON does not care. */
function read(argument: unknown): { got: unknown; noted: unknown; recording: Recording } {
  const recording = recordingOf(argument);
  const got = readAsNative(recording.standIn);
  return { got, noted: plain(recording.read()), recording };
}
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('what the browser reads is noted', () => {
  test.each<[unknown, unknown]>([
    [{ video: true }, { video: true }],
    [
      { audio: false, video: true },
      { audio: false, video: true },
    ],
    [{ video: {} }, { video: {} }],
    [{ video: null }, { video: null }],
    [{ video: { width: 640 } }, { video: { width: 640 } }],
    [
      { video: { width: { min: 320, ideal: 640 }, height: { exact: 480 } } },
      { video: { height: { exact: 480 }, width: { ideal: 640, min: 320 } } },
    ],
    [{ video: { facingMode: ['user', 'left'] } }, { video: { facingMode: ['user', 'left'] } }],
    [
      { video: { deviceId: { exact: ['a', 'b'] } } },
      { video: { deviceId: { exact: ['a', 'b'] } } },
    ],
    [
      { video: { advanced: [{ width: 1 }, { height: { min: 2 } }] } },
      { video: { advanced: [{ width: 1 }, { height: { min: 2 } }] } },
    ],
    [
      { video: { mandatory: { minWidth: '640', googLeaky: true } } },
      { video: { mandatory: { minWidth: '640', googLeaky: true } } },
    ],
    [
      { audio: { optional: [{ sourceId: 'a' }, { minWidth: 3 }] } },
      { audio: { optional: [{ sourceId: 'a' }, { minWidth: 3 }] } },
    ],
    [
      { video: true, peerIdentity: 'peer' },
      { peerIdentity: 'peer', video: true },
    ],
    [{}, {}],
    [[], {}],
  ])('%j', (argument, noted) => {
    expect(read(argument).noted).toEqual(noted);
  });

  test('in the order in which it was read', () => {
    const { noted } = read({ video: { width: 1, height: 2, deviceId: 'a' }, audio: true });
    expect(JSON.stringify(noted)).toBe(
      '{"audio":true,"video":{"deviceId":"a","height":2,"width":1}}',
    );
  });

  test('and nothing before that', () => {
    expect(recordingOf({ video: true }).read()).toEqual(Object.create(null));
  });

  test('as it was before its conversion', () => {
    expect(read({ video: 'yes', audio: 0 })).toMatchObject({
      got: { audio: false, video: true },
      noted: { audio: 0, video: 'yes' },
    });
  });

  test.each<[string, unknown, unknown]>([
    ['NaN', Number.NaN, 'NaN'],
    ['no end', Number.POSITIVE_INFINITY, 'Infinity'],
    ['what converts itself', { valueOf: () => 3 }, 3],
  ])('%s, though JSON does not have it', (_what, exact, noted) => {
    expect(read({ video: { width: { exact } } }).noted).toEqual({
      video: { width: { exact: noted } },
    });
  });
});

describe('what is no object passes as it is', () => {
  test.each<[unknown]>([[undefined], [null], [true], [7], ['video'], [Symbol.iterator]])(
    '%s',
    (argument) => {
      const recording = recordingOf(argument);
      expect(recording.standIn).toBe(argument);
      expect(recording.read()).toBeNull();
      expect(recording.ignored()).toEqual([]);
    },
  );
});

describe('functions are objects to a browser', () => {
  test('as the argument', () => {
    const argument = Object.assign(() => {}, { video: { width: 640 } });
    expect(read(argument)).toMatchObject({
      got: { video: { width: 640 } },
      noted: { video: { width: 640 } },
    });
  });

  test('as a member', () => {
    const video = Object.assign(() => {}, { width: 640 });
    expect(read({ video })).toMatchObject({
      got: { video: { width: 640 } },
      noted: { video: { width: 640 } },
    });
  });

  test('without members: a dictionary that asks for nothing in particular', () => {
    expect(read({ video: class Camera {} })).toMatchObject({
      got: { video: {} },
      noted: { video: {} },
    });
  });

  test('and have no members that the page passed and the browser ignored', () => {
    expect(read({ video() {} }).recording.ignored()).toEqual([]);
  });
});

describe('the browser gets what it would get without us', () => {
  const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    leaf: fc.oneof(
      fc.integer(),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(undefined),
      fc.double(),
    ),
    value: fc.oneof(
      { depthSize: 'medium' },
      tie('leaf'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.record(
        {
          width: tie('value'),
          height: tie('value'),
          facingMode: tie('value'),
          deviceId: tie('value'),
          exact: tie('value'),
          ideal: tie('value'),
          advanced: tie('value'),
          optional: tie('value'),
          mandatory: tie('value'),
          unheardOf: tie('value'),
        },
        { requiredKeys: [] },
      ),
      tie('value').map((item) => Object.create({ toString: () => item, valueOf: () => item })),
      fc.array(tie('value'), { maxLength: 3 }).map((items) => ({
        *[Symbol.iterator]() {
          yield* items;
        },
      })),
    ),
  })).value;
  const argument = fc.record({ audio: value, video: value }, { requiredKeys: [] });

  /** The value that a native makes of it, or the kind of error that it throws. */
  const outcome = (given: unknown): unknown => {
    try {
      return { value: readAsNative(given) };
    } catch (error) {
      return { error: error instanceof Error ? error.constructor : error };
    }
  };

  test('whatever it is', () => {
    fc.assert(
      fc.property(argument, (given) => {
        expect(outcome(recordingOf(given).standIn)).toEqual(outcome(given));
      }),
      { numRuns: 500 },
    );
  });

  test('and what is noted of it is JSON', () => {
    fc.assert(
      fc.property(argument, (given) => {
        const recording = recordingOf(given);
        outcome(recording.standIn);
        expect(() => JSON.stringify([recording.read(), recording.ignored()])).not.toThrow();
      }),
    );
  });
});

describe('the page`s own objects', () => {
  test('are read once for each member, in the browser`s order', () => {
    const reads: string[] = [];
    const video = Object.defineProperties(
      {},
      Object.fromEntries(
        ['width', 'height', 'deviceId'].map((name) => [
          name,
          {
            enumerable: true,
            get: () => {
              reads.push(name);
              return undefined;
            },
          },
        ]),
      ),
    );
    const { recording } = read({ video });
    recording.ignored();
    recording.read();
    expect(reads).toEqual(['deviceId', 'height', 'width']);
  });

  test('are `this` in their getters', () => {
    const selves: unknown[] = [];
    const video = {
      get width() {
        selves.push(this);
        return 640;
      },
    };
    const argument = {
      get video() {
        selves.push(this);
        return video;
      },
    };
    read(argument);
    expect(selves).toEqual([argument, video]);
    expect(selves[0]).toBe(argument);
    expect(selves[1]).toBe(video);
  });

  test('are `this` in their conversions', () => {
    const selves: unknown[] = [];
    const exact = {
      toString() {
        selves.push(this);
        return 'front';
      },
    };
    const min = {
      valueOf() {
        selves.push(this);
        return 320;
      },
    };
    const { got, noted } = read({ video: { deviceId: { exact }, width: { min } } });
    expect(selves[0]).toBe(exact);
    expect(selves[1]).toBe(min);
    expect(got).toEqual({ video: { deviceId: { exact: 'front' }, width: { min: 320 } } });
    expect(noted).toEqual(got);
  });

  test('are `this` in Symbol.toPrimitive, which gets the native`s hint', () => {
    const hints: unknown[] = [];
    const min = {
      [Symbol.toPrimitive](hint: string) {
        hints.push(this === min, hint);
        return 320;
      },
    };
    const { got } = read({ video: { width: { min } } });
    expect(hints).toEqual([true, 'number']);
    expect(got).toEqual({ video: { width: { min: 320 } } });
  });

  test('inherit as they always did', () => {
    class Wish {
      get width() {
        return 640;
      }
    }
    class Better extends Wish {
      readonly height = 480;
    }
    expect(read({ video: new Better() }).noted).toEqual({ video: { height: 480, width: 640 } });
  });

  test.each<[string, (value: object) => object]>([
    ['frozen', Object.freeze],
    ['sealed', Object.seal],
    ['not extensible', Object.preventExtensions],
  ])('may be %s', (_how, spoil) => {
    const deviceId = spoil({ exact: spoil(['a']) });
    const mandatory = spoil({ minWidth: spoil({ toString: () => '9' }) });
    const { got, noted } = read(spoil({ video: spoil({ deviceId, mandatory }) }));
    expect(got).toEqual({ video: { deviceId: { exact: ['a'] }, mandatory: { minWidth: '9' } } });
    expect(noted).toEqual(got);
  });

  test('are not changed', () => {
    const video = { width: { ideal: 640 }, facingMode: ['user'], unheardOf: {} };
    const argument = { video };
    read(argument).recording.ignored();
    expect(argument).toEqual({
      video: { width: { ideal: 640 }, facingMode: ['user'], unheardOf: {} },
    });
    expect(argument.video).toBe(video);
  });

  test('may be cyclic', () => {
    const video: Record<string, unknown> = { width: 640 };
    video.video = video;
    video.unheardOf = video;
    const argument = { video, audio: video };
    expect(read(argument).noted).toEqual({ audio: { width: 640 }, video: { width: 640 } });
    expect(recordingOf(argument).ignored()).toContain('video');
  });
});

describe('the controller of a request', () => {
  test('is passed as it is: a native knows it by its identity', () => {
    const controller = Object.freeze({ setFocusBehavior: () => {} });
    const { got, noted } = read({ video: true, controller });
    expect(Reflect.get(got as object, 'controller')).toBe(controller);
    expect(noted).toEqual({ controller: '[object]', video: true });
  });

  test('is not looked into', () => {
    const log: string[] = [];
    const { recording } = read({ controller: watched({}, log) });
    recording.ignored();
    expect(log).toEqual([]);
  });
});

/** A Proxy of the page that writes down whatever is done to it. */
function watched<Target extends object>(target: Target, log: string[]): Target {
  const handler: ProxyHandler<Target> = {};
  for (const trap of Object.getOwnPropertyNames(Reflect) as (keyof ProxyHandler<Target>)[]) {
    handler[trap] = (...args: [Target, ...unknown[]]) => {
      log.push(typeof args[1] === 'string' ? `${trap} ${args[1]}` : trap);
      return Reflect.apply(Reflect[trap] as (...all: unknown[]) => never, Reflect, args);
    };
  }
  return new Proxy(target, handler);
}

describe('a Proxy of the page', () => {
  const constraints = (log: string[]) =>
    watched(
      {
        video: watched(
          {
            width: watched({ ideal: 640 }, log),
            facingMode: watched(['user', 'left'], log),
            unheardOf: 1,
          },
          log,
        ),
      },
      log,
    );

  test('meets what it would meet without us, and nothing else', () => {
    const native: string[] = [];
    readAsNative(constraints(native));
    const ours: string[] = [];
    read(constraints(ours));
    expect(ours).toEqual(native);
    expect(ours.every((line) => line.startsWith('get'))).toBe(true);
  });

  test('is asked for its keys once more, to tell what was ignored', () => {
    const log: string[] = [];
    const { recording } = read(constraints(log));
    log.length = 0;
    expect(recording.ignored()).toEqual(['video.unheardOf']);
    expect(log).toEqual(['ownKeys', 'ownKeys', 'ownKeys']);
  });

  test('around an array meets what it would meet without us', () => {
    const native: string[] = [];
    readAsNative({ video: { deviceId: watched(['a', 'b'], native) } });
    const ours: string[] = [];
    read({ video: { deviceId: watched(['a', 'b'], ours) } });
    expect(ours).toEqual(native);
    expect(ours).toEqual(['get', 'get length', 'get 0', 'get length', 'get 1', 'get length']);
  });

  test('that was revoked throws as it would without us', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(() => read({ video: proxy })).toThrow(TypeError);
    expect(() => read(proxy)).toThrow(TypeError);
  });
});

describe('what code of the page throws', () => {
  const own = new Error('of the page');
  const fail = () => {
    throw own;
  };

  test.each<[string, unknown]>([
    [
      'a getter of the argument',
      {
        get video() {
          return fail();
        },
      },
    ],
    [
      'a getter of a dictionary',
      {
        video: {
          get width() {
            return fail();
          },
        },
      },
    ],
    [
      'a getter deep in it',
      {
        video: {
          width: {
            get exact() {
              return fail();
            },
          },
        },
      },
    ],
    ['a conversion to a number', { video: { width: { min: { valueOf: fail } } } }],
    ['a conversion to a text', { video: { deviceId: { exact: { toString: fail } } } }],
    ['an iterator', { video: { deviceId: { [Symbol.iterator]: fail } } }],
    ['a step of it', { video: { deviceId: { [Symbol.iterator]: () => ({ next: fail }) } } }],
    [
      'a generator',
      {
        video: {
          advanced: (function* () {
            yield {};
            fail();
          })(),
        },
      },
    ],
    ['a trap', { video: new Proxy({}, { get: fail }) }],
    ['a trap of a set of 2012', { video: { mandatory: new Proxy({}, { ownKeys: fail }) } }],
  ])('in %s reaches the page as it is, and is known', (_where, argument) => {
    const recording = recordingOf(argument);
    let thrown: unknown;
    try {
      readAsNative(recording.standIn);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBe(own);
    expect(recording.thrown()?.error).toBe(own);
    expect(recording.ignored()).toEqual([]);
  });

  test('is undefined, if the page throws that', () => {
    const recording = recordingOf({
      get video() {
        throw undefined;
      },
    });
    expect(() => readAsNative(recording.standIn)).toThrow();
    expect(recording.thrown()).toEqual({ error: undefined });
  });

  test('is nothing where the native throws by itself', () => {
    const recording = recordingOf({ video: { advanced: 7 } });
    expect(() => readAsNative(recording.standIn)).toThrow(TypeError);
    expect(recording.thrown()).toBeNull();
  });

  test('what was read until then stays noted', () => {
    const recording = recordingOf({
      audio: true,
      get video() {
        return fail();
      },
    });
    expect(() => readAsNative(recording.standIn)).toThrow();
    expect(plain(recording.read())).toEqual({ audio: true });
  });
});

describe('lists', () => {
  test('may come from a generator, which runs once', () => {
    let runs = 0;
    function* names() {
      runs += 1;
      yield 'a';
      yield 'b';
    }
    const { got, noted } = read({ video: { deviceId: names() } });
    expect(runs).toBe(1);
    expect(got).toEqual({ video: { deviceId: ['a', 'b'] } });
    expect(noted).toEqual(got);
  });

  test('do not have what a generator returns, whichever the browser reads first', () => {
    function* names() {
      yield 'a';
      return 'the end';
    }
    expect(read({ video: { deviceId: names() } }).noted).toEqual({ video: { deviceId: ['a'] } });
    const recording = recordingOf({ video: { deviceId: names() } });
    const { video } = recording.standIn as { video: { deviceId: Iterable<string> } };
    // As Firefox does: `done` first.
    expect([...video.deviceId]).toEqual(['a']);
    expect(plain(recording.read())).toEqual({ video: { deviceId: ['a'] } });
  });

  test('may be a Set', () => {
    expect(read({ video: { deviceId: new Set(['a', 'b']) } }).noted).toEqual({
      video: { deviceId: ['a', 'b'] },
    });
  });

  test('may have getters for items, each read once', () => {
    const reads: string[] = [];
    const items = Object.defineProperty(['a', 'b'], 0, {
      get() {
        reads.push('0');
        return 'c';
      },
    });
    expect(read({ video: { deviceId: items } }).noted).toEqual({ video: { deviceId: ['c', 'b'] } });
    expect(reads).toEqual(['0']);
  });

  test('are read as ever where the page has an iterator of its own', () => {
    const looks: string[] = [];
    const before = Object.getOwnPropertyDescriptor(Array.prototype, Symbol.iterator);
    const items = ['a', 'b'];
    const recording = recordingOf({ video: { deviceId: items } });
    Object.defineProperty(Array.prototype, Symbol.iterator, {
      configurable: true,
      get: () => {
        looks.push('iterator');
        return before?.value;
      },
    });
    const got = readAsNative(recording.standIn);
    if (before) Object.defineProperty(Array.prototype, Symbol.iterator, before);
    expect(got).toEqual({ video: { deviceId: items } });
    expect(looks).toEqual([]);
  });

  test('may have holes', () => {
    // biome-ignore lint/suspicious/noSparseArray: that is what is tested
    const { got, noted } = read({ video: { deviceId: ['a', , 'b'] } });
    expect(got).toEqual({ video: { deviceId: ['a', 'undefined', 'b'] } });
    expect(noted).toEqual({ video: { deviceId: ['a', null, 'b'] } });
  });

  test('may grow while they are read', () => {
    const items: unknown[] = [
      {
        toString: () => {
          if (items.length < 3) items.push('late');
          return 'first';
        },
      },
    ];
    expect(read({ video: { deviceId: items } }).got).toEqual({
      video: { deviceId: ['first', 'late'] },
    });
  });

  test('are noted to a hundred items and read to their end', () => {
    const deviceId = Array.from({ length: 150 }, (_, i) => `${i}`);
    const { got, noted } = read({ video: { deviceId } });
    expect(got).toEqual({ video: { deviceId } });
    expect(noted).toEqual({ video: { deviceId: deviceId.slice(0, limits.members) } });
  });
});

describe('what is large is cut, with a mark, and read whole', () => {
  const megabyte = 'x'.repeat(1_048_576);

  test('a text', () => {
    const { got, noted } = read({ video: { deviceId: megabyte } });
    expect(got).toEqual({ video: { deviceId: megabyte } });
    expect(noted).toEqual({
      video: { deviceId: `${'x'.repeat(limits.text)}… [cut from 1048576]` },
    });
  });

  test('many texts', () => {
    const deviceId = Array.from({ length: 90 }, () => 'x'.repeat(limits.text));
    const { noted } = read({ video: { deviceId } });
    const json = JSON.stringify(noted);
    expect(json.length).toBeLessThan(limits.tree * 1.2);
    expect(json).toContain('… [cut]');
  });

  test('many members', () => {
    const mandatory = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`m${i}`, i]));
    const { got, noted } = read({ video: { mandatory } });
    expect(Object.keys(Reflect.get(Reflect.get(got as object, 'video'), 'mandatory'))).toHaveLength(
      5_000,
    );
    expect(JSON.stringify(noted).length).toBeLessThan(3_000);
  });

  test('a name', () => {
    const { noted } = read({ video: { mandatory: { [megabyte]: 1 } } });
    expect(JSON.stringify(noted).length).toBeLessThan(1_000);
  });
});

describe('ignored is what the page passed and the browser did not read', () => {
  const ignored = (argument: unknown) => read(argument).recording.ignored();

  test.each<[unknown, readonly string[]]>([
    [{ video: true }, []],
    [{ video: { colour: 'red', width: 1 } }, ['video.colour']],
    [{ vidoe: true, video: true }, ['vidoe']],
    [{ video: { width: { best: 640, ideal: 640 } } }, ['video.width.best']],
    [{ video: { colour: { deep: { deeper: 1 } } } }, ['video.colour']],
    [{ audio: { width: 3 }, video: { width: 1, height: 2 } }, []],
    [{ video: { facingMode: ['user'], advanced: [{ width: 1 }] } }, []],
    [{ video: { mandatory: { anything: 1 } } }, []],
  ])('%j', (argument, paths) => {
    expect(ignored(argument)).toEqual(paths);
  });

  test('though it may be hidden from enumeration', () => {
    expect(ignored({ video: Object.defineProperty({}, 'colour', { value: 1 }) })).toEqual([
      'video.colour',
    ]);
  });

  test('not what it has read and found undefined', () => {
    expect(ignored({ audio: undefined, video: { deviceId: undefined, width: 1 } })).toEqual([]);
  });

  test('not what it inherits', () => {
    expect(ignored({ video: Object.create({ colour: 'red' }) })).toEqual([]);
  });

  test('not what has a symbol for a name', () => {
    expect(ignored({ video: { [Symbol('colour')]: 'red' } })).toEqual([]);
  });

  test('and is told for a hundred members, each name cut', () => {
    const video = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`x${i}`, 1]));
    expect(ignored({ video })).toHaveLength(limits.members);
    const [path] = ignored({ video: { ['x'.repeat(10_000)]: 1 } });
    expect(path?.length).toBeLessThan(limits.text + 40);
  });
});
