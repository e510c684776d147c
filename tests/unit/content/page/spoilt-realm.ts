/**
 * A page that watches every builtin it can reach. Each look at one while `run` runs is written down;
 * afterwards all is as it was. Only for code that is done when it returns.
 */
export function inSpoiltRealm<Result>(run: () => Result): {
  readonly result: Result;
  readonly touched: readonly string[];
} {
  const touched: string[] = [];
  let count = 0;
  const touch = (what: string) => {
    // Not by push: that is spoilt, too.
    defineProperty(touched, count, bare({ value: what, enumerable: true }));
    count += 1;
  };
  const members = [...replaced(touch), ...added(touch)];
  let outcome: { readonly result: Result } | { readonly error: unknown };

  // Until all is restored, nothing may be called but what was taken off before.
  for (let i = 0; i < members.length; i += 1) members[i]?.spoil();
  try {
    outcome = { result: run() };
  } catch (error) {
    outcome = { error };
  }
  for (let i = members.length - 1; i >= 0; i -= 1) members[i]?.restore();

  if ('error' in outcome) throw outcome.error;
  return { result: outcome.result, touched };
}

interface Member {
  readonly spoil: () => void;
  readonly restore: () => void;
}
type Touch = (what: string) => void;

const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;

const holders: readonly (readonly [string, object])[] = [
  ['Object', Object],
  ['Object.prototype', Object.prototype],
  ['Function.prototype', Function.prototype],
  ['Array', Array],
  ['Array.prototype', Array.prototype],
  ['(array iterator)', Object.getPrototypeOf([][Symbol.iterator]())],
  ['String', String],
  ['String.prototype', String.prototype],
  ['Number.prototype', Number.prototype],
  ['Boolean.prototype', Boolean.prototype],
  ['RegExp.prototype', RegExp.prototype],
  ['Reflect', Reflect],
  ['JSON', JSON],
  ['Date', Date],
  ['Map.prototype', Map.prototype],
  ['WeakMap.prototype', WeakMap.prototype],
  ['WeakRef.prototype', WeakRef.prototype],
  ['Promise', Promise],
  ['Promise.prototype', Promise.prototype],
  ['Error', Error],
  ['Error.prototype', Error.prototype],
  ['DOMException.prototype', DOMException.prototype],
  ['EventTarget.prototype', EventTarget.prototype],
];
const globals = [
  ...['Object', 'Array', 'String', 'Number', 'Symbol', 'Proxy', 'Map', 'WeakMap', 'WeakRef'],
  ...['Promise', 'Date', 'Error', 'TypeError', 'Function', 'JSON', 'Reflect', 'DOMException'],
  ...['CustomEvent', 'Event', 'EventTarget'],
];
/** What code finds on a prototype where it forgets that a page may have put it there. */
const inherited = [
  ...['get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'toJSON', 'then', 'apply'],
  ...['done', 'next', 'detail', 'name', 'message', 'constraint', 'type', 'tracks', '-1', '0', '1'],
];

/** Every builtin function and getter, as an accessor that tells of each look at it. */
function replaced(touch: Touch): readonly Member[] {
  const all = holders.flatMap(([name, holder]) =>
    ownKeys(holder).map((key) => ({ what: `${name}.${String(key)}`, holder, key })),
  );
  const named = globals.map((key) => ({ what: key, holder: globalThis as object, key }));
  return [...all, ...named].flatMap(({ what, holder, key }) => {
    const found = getOwnPropertyDescriptor(holder, key);
    if (!found?.configurable) return [];
    const before = bare(found);
    const { value, get, enumerable } = before;
    if (typeof value !== 'function' && !get) return [];
    const during = bare({
      get(this: unknown): unknown {
        touch(what);
        return get ? apply(get, this, []) : value;
      },
      ...(before.set ? { set: before.set } : {}),
      enumerable: enumerable === true,
      configurable: true,
    });
    return {
      spoil: () => void defineProperty(holder, key, during),
      restore: () => void defineProperty(holder, key, before),
    };
  });
}

function added(touch: Touch): readonly Member[] {
  const places = [
    { name: 'Object.prototype', holder: Object.prototype },
    { name: 'Array.prototype', holder: Array.prototype },
  ];
  return places.flatMap(({ name, holder }) =>
    inherited
      .filter((key) => !Object.hasOwn(holder, key))
      .map((key) => {
        const during = bare({
          get: (): undefined => touch(`${name}.${key}`) as undefined,
          set(this: object, value: unknown) {
            touch(`${name}.${key} =`);
            const own = { value, writable: true, enumerable: true, configurable: true };
            defineProperty(this, key, bare(own));
          },
          configurable: true,
        });
        return {
          spoil: () => void defineProperty(holder, key, during),
          restore: () => void deleteProperty(holder, key),
        };
      }),
  );
}

/** A descriptor that inherits nothing: `get` on Object.prototype would spoil every other one. */
function bare(descriptor: PropertyDescriptor): PropertyDescriptor {
  return { __proto__: null, ...descriptor } as PropertyDescriptor;
}
