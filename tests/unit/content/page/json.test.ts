import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  clip,
  copyOfObject,
  emptyTree,
  encode,
  leaf,
  put,
} from '../../../../src/content/page/json.ts';
import { limits } from '../../../../src/protocol/limits.ts';
import { inSpoiltRealm } from './spoilt-realm.ts';

describe('clip', () => {
  test.each([
    ['', 3, ''],
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc… [cut from 4]'],
    ['abcdef', 0, '… [cut from 6]'],
  ])('%j at %d is %j', (text, most, cut) => {
    expect(clip(text, most)).toBe(cut);
  });

  test('cuts at the limit for texts, where no other is told', () => {
    expect(clip('x'.repeat(limits.text))).toHaveLength(limits.text);
    expect(clip('x'.repeat(limits.text + 1))).toBe(`${'x'.repeat(limits.text)}… [cut from 501]`);
  });
});

describe('a leaf', () => {
  test.each<[unknown, unknown]>([
    ['text', 'text'],
    [true, true],
    [0, 0],
    [1.5, 1.5],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [12n, '12n'],
    [Symbol('secret'), '[symbol]'],
    [() => {}, '[function]'],
    [null, null],
    [undefined, undefined],
    [{}, undefined],
  ])('of %s is %j', (value, expected) => {
    expect(leaf(value)).toBe(expected);
  });

  test('of a long text is cut', () => {
    expect(leaf('x'.repeat(1_048_576))).toBe(`${'x'.repeat(limits.text)}… [cut from 1048576]`);
  });
});

describe('a copy of what a native has made', () => {
  const json = (value: object) => JSON.parse(JSON.stringify(copyOfObject(value)));

  test.each<[object]>([
    [{}],
    [{ width: 640, deviceId: 'a', torch: true, zoom: null }],
    [{ width: { min: 1, max: 2 }, facingMode: ['user', 'left'], empty: [] }],
  ])('of %j is the same', (value) => {
    expect(json(value)).toEqual(value);
  });

  test('has no prototype, so that nothing of the page can be inherited', () => {
    expect(Object.getPrototypeOf(copyOfObject({ width: 1 }))).toBeNull();
  });

  test('leaves out what has no JSON, and puts null for it in lists', () => {
    expect(json({ width: undefined, list: [undefined, 1] })).toEqual({ list: [null, 1] });
  });

  test('has members called __proto__ like any other', () => {
    const copy = copyOfObject(JSON.parse('{"__proto__": {"polluted": 1}}'));
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect(encode(copy)).toBe('{"__proto__":{"polluted":1}}');
  });

  test('leaves out symbols', () => {
    expect(json({ [Symbol('secret')]: 1, width: 2 })).toEqual({ width: 2 });
  });

  test('is no deeper than allowed', () => {
    let deep: object = { end: 1 };
    for (let i = 0; i < 50; i += 1) deep = { in: deep };
    const text = encode(copyOfObject(deep));
    expect(text).toBe(`${'{"in":'.repeat(limits.depth)}"… [too deep]"${'}'.repeat(limits.depth)}`);
  });

  test('has an end where the value has none', () => {
    const cyclic: Record<string, unknown> = { list: [] };
    cyclic.self = cyclic;
    cyclic.list = [cyclic];
    expect(encode(copyOfObject(cyclic)).length).toBeLessThan(5_000);
  });

  test('has a hundred members and items at most, each of them cut', () => {
    const members = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`m${i}`, i]));
    const list = Array.from({ length: 500 }, (_, i) => i);
    const copy = copyOfObject({ ...members, list });
    expect(Object.keys(copy)).toHaveLength(limits.members);
    expect(copyOfObject({ list }).list).toHaveLength(limits.members);
    const [name] = Object.keys(copyOfObject({ ['x'.repeat(10_000)]: 1 }));
    expect(name).toBe(`${'x'.repeat(limits.text)}… [cut from 10000]`);
  });
});

describe('encode', () => {
  test.each<[unknown, string]>([
    [null, 'null'],
    [undefined, 'null'],
    [true, 'true'],
    [12.5, '12.5'],
    ['a "quoted" \u2028 line\n', JSON.stringify('a "quoted" \u2028 line\n')],
    ['\ud800', '"\\ud800"'],
    [[], '[]'],
    [[1, 'a', null, undefined], '[1,"a",null,null]'],
    [{}, '{}'],
    [{ a: 1, b: undefined, c: [{}] }, '{"a":1,"c":[{}]}'],
    [{ 'a "name"': 1 }, '{"a \\"name\\"":1}'],
    [{ [Symbol('secret')]: 1 }, '{}'],
  ])('%s is %s', (value, text) => {
    expect(encode(value)).toBe(text);
  });

  test('writes what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(encode(value)).toBe(JSON.stringify(value));
      }),
    );
  });

  describe('with a toJSON of the page on', () => {
    const poisoned: (readonly [string, object])[] = [
      ['Object.prototype', Object.prototype],
      ['Array.prototype', Array.prototype],
      ['String.prototype', String.prototype],
      ['Number.prototype', Number.prototype],
      ['Boolean.prototype', Boolean.prototype],
    ];
    afterEach(() => {
      for (const [, holder] of poisoned) Reflect.deleteProperty(holder, 'toJSON');
    });

    test.each(poisoned)('%s does not call it', (_name, holder) => {
      let calls = 0;
      Object.defineProperty(holder, 'toJSON', {
        configurable: true,
        value: () => {
          calls += 1;
          return 'forged';
        },
      });
      const text = encode({ list: ['text', 1, true, {}] });
      Reflect.deleteProperty(holder, 'toJSON');
      expect(text).toBe('{"list":["text",1,true,{}]}');
      expect(calls).toBe(0);
    });
  });
});

test('none of it looks at a builtin that the page could have replaced', () => {
  const value = { list: [1, 'text', { deep: [true, null] }], name: 'x'.repeat(1_000) };
  const nan = Number.NaN;
  const { result, touched } = inSpoiltRealm(() => {
    const tree = emptyTree();
    put(tree, 'copy', copyOfObject(value));
    put(tree, 'leaf', leaf(nan) ?? null);
    put(tree, 'clip', clip('abc', 1));
    return encode(tree);
  });
  expect(touched).toEqual([]);
  expect(JSON.parse(result)).toEqual({
    copy: { ...value, name: `${'x'.repeat(500)}… [cut from 1000]` },
    leaf: 'NaN',
    clip: 'a… [cut from 3]',
  });
});
