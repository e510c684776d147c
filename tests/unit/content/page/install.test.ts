import { describe, expect, test } from 'vitest';
import type { Inspector } from '../../../../src/content/page/inspector.ts';
import { install } from '../../../../src/content/page/install.ts';
import type { Aftermath, Call, Instrument } from '../../../../src/content/page/instrument.ts';
import { newRealm } from './open-page.ts';
import { inSpoiltRealm } from './spoilt-realm.ts';

/** An interface as a page sees it. */
class Device {
  #volume = 1;
  get volume(): number {
    return this.#volume;
  }
  set volume(volume: number) {
    this.#volume = volume;
  }
  open(name: string, _mode?: string): string {
    if (name === '') throw new RangeError('no name');
    return `${name} at ${this.#volume}`;
  }
  request(name: string): Promise<string> {
    return name === '' ? Promise.reject(new RangeError('no name')) : Promise.resolve(name);
  }
}
const silent: Aftermath = { returned: () => {}, threw: () => {} };
// What these instruments observe into is nobody's business here.
const nobody = {} as Inspector;
// No other realm has wrapped anything.
const alone = { of: () => undefined };

/** A realm with a fresh copy of the interface, and instruments in it. */
function realmWith(...instruments: readonly Instrument[]) {
  class FreshDevice extends Device {}
  Object.defineProperties(
    FreshDevice.prototype,
    Object.getOwnPropertyDescriptors(Device.prototype),
  );
  const realm = newRealm({ Device: FreshDevice });
  const before = Object.getOwnPropertyDescriptors(FreshDevice.prototype);
  install(realm, instruments, nobody, alone);
  return { before, device: new FreshDevice(), prototype: FreshDevice.prototype, realm };
}
const watching = (
  member: string,
  observe: (call: Call) => Aftermath | undefined = () => silent,
): Instrument => ({ interface: 'Device', member, wrap: 'method', observe });
const awaiting = (
  observe: (call: Call) => (() => null) | undefined = () => undefined,
): Instrument => ({ interface: 'Device', member: 'request', wrap: 'promise', observe });

describe('a wrapped method', () => {
  test('does and returns what the native does', () => {
    const { device } = realmWith(watching('open'));
    expect(device.open('camera')).toBe('camera at 1');
  });

  test('keeps its descriptor', () => {
    const { before, prototype } = realmWith(watching('open'));
    const { value: native, ...nativeFlags } = before.open ?? {};
    const { value, ...flags } = Object.getOwnPropertyDescriptor(prototype, 'open') ?? {};
    expect(flags).toEqual(nativeFlags);
    expect(value).not.toBe(native);
  });

  test('keeps name, length, keys and prototype', () => {
    const { before, device } = realmWith(watching('open'));
    const native = before.open?.value ?? (() => {});
    expect(device.open.name).toBe('open');
    expect(device.open.length).toBe(2);
    expect(Reflect.ownKeys(device.open)).toEqual(Reflect.ownKeys(native));
    expect(Object.getPrototypeOf(device.open)).toBe(Object.getPrototypeOf(native));
  });

  test('is no constructor, as before', () => {
    const { device } = realmWith(watching('open'));
    expect(() => Reflect.construct(device.open as never, [])).toThrow(TypeError);
  });

  test('throws what the native throws', () => {
    const { device } = realmWith(watching('open'));
    expect(() => device.open('')).toThrow(new RangeError('no name'));
  });

  test('checks `this` as the native does', () => {
    const { device } = realmWith(watching('open'));
    expect(() => Reflect.apply(device.open, {}, ['camera'])).toThrow(TypeError);
  });
});

describe('the text of', () => {
  const textIn = (realm: typeof globalThis, callable: unknown): unknown =>
    Reflect.apply(realm.Function.prototype.toString, callable, []);

  test('a wrapped method is the native`s', () => {
    const { before, prototype, realm } = realmWith(watching('open'));
    expect(textIn(realm, prototype.open)).toBe(
      Function.prototype.toString.call(before.open?.value),
    );
  });

  test('toString itself is the native`s', () => {
    const untouched = newRealm();
    const { realm } = realmWith(watching('open'));
    const native = textIn(untouched, untouched.Function.prototype.toString);
    expect(textIn(realm, realm.Function.prototype.toString)).toBe(native);
    expect(native).toBe('function toString() { [native code] }');
  });

  test('other functions is their own', () => {
    const { realm } = realmWith();
    const own = () => 'own';
    expect(textIn(realm, own)).toBe(own.toString());
    expect(textIn(realm, new Proxy(own, {}))).toBe('function () { [native code] }');
  });

  test.each<[unknown]>([[undefined], [null], [{}], ['text'], [Object.create(null)]])(
    '%s is the native`s TypeError',
    (value) => {
      const { realm } = realmWith();
      expect(() => textIn(realm, value)).toThrow(realm.TypeError);
    },
  );

  test('toString keeps its descriptor', () => {
    const native = Object.getOwnPropertyDescriptor(newRealm().Function.prototype, 'toString');
    const { realm } = realmWith();
    const wrapped = Object.getOwnPropertyDescriptor(realm.Function.prototype, 'toString');
    expect(wrapped).toMatchObject({ writable: true, enumerable: false, configurable: true });
    expect({ ...wrapped, value: null }).toEqual({ ...native, value: null });
  });
});

describe('accessors', () => {
  const getter: Instrument = { ...watching('volume'), wrap: 'getter' } as Instrument;
  const setter: Instrument = { ...watching('volume'), wrap: 'setter' } as Instrument;

  test('get and set what they did', () => {
    const { device } = realmWith(getter, setter);
    device.volume = 7;
    expect(device.volume).toBe(7);
  });

  test('are wrapped one by one', () => {
    const { before, prototype } = realmWith(setter);
    const after = Object.getOwnPropertyDescriptor(prototype, 'volume');
    expect(after?.get).toBe(before.volume?.get);
    expect(after?.set).not.toBe(before.volume?.set);
    expect(after?.set?.name).toBe('set volume');
  });

  test('a method of that name is none', () => {
    const { before, prototype } = realmWith({ ...getter, member: 'open' } as Instrument);
    expect(Object.getOwnPropertyDescriptor(prototype, 'open')).toEqual(before.open);
  });
});

describe('what the browser does not have', () => {
  test.each<[string, Instrument]>([
    ['an interface', { ...watching('open'), interface: 'Holodeck' }],
    ['a member', watching('close')],
    ['a global that is no interface', { ...watching('log'), interface: 'console' }],
    ['an inherited member', { ...watching('toString'), interface: 'Device' }],
  ])('%s is skipped, and the rest is wrapped', (_what, missing) => {
    const calls: string[] = [];
    const { device } = realmWith(
      missing,
      watching('open', () => {
        calls.push('open');
        return undefined;
      }),
    );
    device.open('camera');
    expect(calls).toEqual(['open']);
  });

  test('a member that cannot be changed stays, and the rest is wrapped', () => {
    class Fixed extends Device {
      override open(): string {
        return 'fixed';
      }
      override request(): Promise<string> {
        return Promise.resolve('fixed');
      }
    }
    Object.defineProperty(Fixed.prototype, 'open', { writable: false, configurable: false });
    const realm = newRealm({ Device: Fixed });
    const native = Fixed.prototype.open;
    expect(() => install(realm, [watching('open'), awaiting()], nobody, alone)).not.toThrow();
    expect(Fixed.prototype.open).toBe(native);
    expect(Fixed.prototype.request.name).toBe('request');
  });

  test('a getter in the place of an interface is not run', () => {
    const realm = newRealm();
    let runs = 0;
    Object.defineProperty(realm, 'Device', { configurable: true, get: () => (runs += 1) });
    install(realm, [watching('open')], nobody, alone);
    expect(runs).toBe(0);
  });
});

describe('an instrument', () => {
  test('sees `this` and the arguments before the native runs, and then the result', () => {
    const seen: unknown[] = [];
    const { device } = realmWith(
      watching('open', (call) => {
        seen.push(call.self, [...call.args]);
        return { returned: (result) => seen.push(result), threw: () => {} };
      }),
    );
    device.open('camera', 'rw');
    expect(seen).toEqual([device, ['camera', 'rw'], 'camera at 1']);
    expect(seen[0]).toBe(device);
  });

  test('sees what the native throws', () => {
    const seen: unknown[] = [];
    const { device } = realmWith(
      watching('open', () => ({ returned: () => {}, threw: (error) => seen.push(error) })),
    );
    expect(() => device.open('')).toThrow();
    expect(seen).toEqual([new RangeError('no name')]);
  });

  test('may replace the arguments', () => {
    const { device } = realmWith(
      watching('open', (call) => {
        call.args = ['microphone'];
        return undefined;
      }),
    );
    expect(device.open('camera')).toBe('microphone at 1');
  });

  const fail = (): never => {
    throw new Error('ours');
  };
  test.each<[string, Instrument]>([
    ['observing', watching('open', fail)],
    ['what follows a result', watching('open', () => ({ returned: fail, threw: fail }))],
  ])('that fails in %s does not disturb the page', (_where, instrument) => {
    const { device } = realmWith(instrument);
    expect(device.open('camera')).toBe('camera at 1');
    expect(() => device.open('')).toThrow(new RangeError('no name'));
  });

  test.each<[string, Instrument]>([
    ['observing', awaiting(fail)],
    ['what follows the call', awaiting(() => fail)],
    ['nothing', awaiting(() => () => null)],
  ])('of a promise that fails in %s leaves the native one', async (_where, instrument) => {
    const { device, before } = realmWith(instrument);
    const native: unknown = before.request?.value;
    expect(typeof native).toBe('function');
    await expect(device.request('camera')).resolves.toBe('camera');
    await expect(device.request('')).rejects.toThrow(RangeError);
  });

  test('is called without a look at what the page could have replaced', () => {
    const { device } = realmWith(
      watching('open', (call) => {
        call.args = ['microphone'];
        return silent;
      }),
    );
    const { result, touched } = inSpoiltRealm(() => device.open('camera'));
    expect(result).toBe('microphone at 1');
    expect(touched).toEqual([]);
  });
});
