import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import { kind, liveTracks, reportFrom, rowsOf, useWorld } from './harness.ts';
import { type Pages, servePages } from './pages.ts';

const world = useWorld();
let pages: Pages;
beforeAll(async () => {
  pages = await servePages({
    '/': '<!doctype html><title>Hostile</title>',
    '/broken-stop.html': `<!doctype html><title>Broken stop</title><script>
      for (const member of ['stop', 'clone', 'dispatchEvent', 'addEventListener']) {
        MediaStreamTrack.prototype[member] = () => { throw new Error('broken by the page'); };
      }
      Object.defineProperty(MediaStreamTrack.prototype, 'readyState', { get: () => 'live' });
      window.Event = window.CustomEvent = window.WeakRef = window.Reflect = null;
      navigator.mediaDevices.getUserMedia({ video: true }).then((stream) => {
        window.track = stream.getVideoTracks()[0];
        window.video = document.createElement('video');
        video.muted = true; video.srcObject = stream;
        track.onended = () => { window.heard = true; throw new Error('thrown in onended'); };
      });
    </script>`,
    '/builtins.html': `<!doctype html><title>Builtins</title><script>
      window.calls = [];
      window.taken = () => { const made = calls; window.calls = []; return made; };
      const { apply: nativeApply, defineProperty: nativeDefine } = Reflect;
      const push = (name) => nativeDefine(calls, calls.length, { __proto__: null, value: String(name), enumerable: true, configurable: true, writable: true });
      const spy = (owner, name) => {
        const native = owner[name];
        owner[name] = function () { push(name); return nativeApply(native, this, arguments); };
      };
      for (const [owner, names] of [
        [Function.prototype, ['call', 'apply', 'bind']],
        [Reflect, ['apply', 'get', 'ownKeys', 'defineProperty', 'getOwnPropertyDescriptor', 'getPrototypeOf']],
        [Map.prototype, ['get', 'set', 'delete', 'forEach']],
        [WeakMap.prototype, ['get', 'set']],
        [WeakRef.prototype, ['deref']],
        [JSON, ['stringify', 'parse']],
        [Array.prototype, ['push', 'map', 'filter', 'slice', 'indexOf', Symbol.iterator]],
        [String.prototype, ['slice', 'replace', 'toString']],
        [Promise.prototype, ['then', 'catch', 'finally']],
        [Object, ['keys', 'defineProperty', 'assign', 'entries', 'hasOwn']],
        [EventTarget.prototype, ['dispatchEvent']],
        [Date, ['now']],
      ]) for (const name of names) spy(owner, name);
      window.CustomEvent = class extends CustomEvent { constructor(...a) { push('CustomEvent'); super(...a); } };
      for (const name of ['get', 'set', 'value', 'then', 'toJSON', 'apply', '0', '1', 'type', 'detail', 'constructor_']) {
        Object.defineProperty(Object.prototype, name, {
          configurable: true,
          get() { push('Object.prototype.' + name); return undefined; },
          set(value) { nativeDefine(this, name, { __proto__: null, value, writable: true, configurable: true, enumerable: true }); },
        });
      }
      String.prototype.toJSON = Array.prototype.toJSON = () => { push('toJSON'); return 'forged'; };
    </script>`,
  });
});
afterAll(() => pages.close());

test('a page that breaks stop, events and readyState cannot prevent the stop', async () => {
  const page = await world().session.newPage(`${pages.origin}/broken-stop.html`);
  const popup = await world().session.openPopup(page);
  await rowsOf(popup, 1);
  await popup.click('[data-part=stop]');
  await rowsOf(popup, 0);
  // The page has lied about readyState to itself too; its video knows better.
  await until(
    'the picture has ended',
    async () => (await page.evaluate('!video.srcObject.active')) === true,
  );
  expect(await page.evaluate('window.heard')).toBe(true);
  const { tracks } = await reportFrom(popup);
  expect(tracks.at(-1)).toMatchObject({ readyState: 'ended', endedBy: 'tallylight' });
  await page.close();
});

test('builtins that the page replaced neither blind the inspector nor see it', async () => {
  const page = await world().session.newPage(`${pages.origin}/builtins.html`);
  const popup = await world().session.openPopup(page);
  const before = (await reportFrom(popup)).requests.length;
  const calls: unknown = await page.evaluate(`(async () => {
    taken();
    const asked = navigator.mediaDevices.getUserMedia({ audio: true, video: { width: { ideal: 320 }, facingMode: ['user'] } });
    const synchronous = taken();
    window.stream = await asked;
    window.copy = stream.clone();
    window.single = stream.getTracks()[0].clone();
    single.enabled = false;
    single.stop();
    const { result } = await navigator.mediaDevices.getUserMedia({ video: { width: { exact: 99999 } } }).then(() => ({}), (e) => ({ result: e.constraint }));
    return { synchronous, later: taken(), result };
  })()`);
  // What a browser without the extension shows for the same code: in Firefox the sequence's iterator,
  // and one look for a \`then\` on each value that a promise is resolved with.
  const native = kind === 'firefox' ? ['Symbol(Symbol.iterator)'] : [];
  expect(calls).toMatchObject({ result: 'width' });
  const { synchronous, later } = calls as { synchronous: string[]; later: string[] };
  expect(synchronous.map(String).filter((name) => !native.includes(name))).toEqual([]);
  expect(later.filter((name) => !['then', 'Object.prototype.then'].includes(String(name)))).toEqual(
    [],
  );

  await until('requests and tracks are reported', async () => {
    const report = await reportFrom(popup);
    return report.requests.length === before + 2 && liveTracks(report).length === 4;
  });
  const request = (await reportFrom(popup)).requests.at(-2);
  expect(request?.constraints).toEqual({
    audio: true,
    video: { width: { ideal: 320 }, facingMode: ['user'] },
  });
  expect(request?.stack[0]?.url).toContain('evaluate');
  await rowsOf(popup, 4);
  await popup.click('[data-action=stop-all]');
  await rowsOf(popup, 0);
  expect(
    await page.evaluate(
      `stream.getTracks().concat(copy.getTracks()).every((t) => t.readyState === 'ended')`,
    ),
  ).toBe(true);
  await page.close();
});

test('wrapped members look native', async () => {
  const page = await world().session.newPage(pages.origin);
  const differences: unknown = await page.evaluate(`(() => {
    const blank = [];
    // What the engine writes for a member of the same kind that nobody has wrapped.
    const nativeText = (slot, member) => slot === 'set'
      ? Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'muted').set.toString().replace('muted', member)
      : EventTarget.prototype.dispatchEvent.toString().replace('dispatchEvent', member);
    const check = (what, ok) => { if (!ok) blank.push(what); };
    for (const [name, member, slot] of [
      ['MediaDevices', 'getUserMedia', 'value'], ['MediaDevices', 'getDisplayMedia', 'value'],
      ['MediaDevices', 'enumerateDevices', 'value'], ['MediaStreamTrack', 'stop', 'value'],
      ['MediaStreamTrack', 'clone', 'value'], ['MediaStreamTrack', 'applyConstraints', 'value'],
      ['MediaStreamTrack', 'enabled', 'set'], ['MediaStream', 'clone', 'value'],
      ['Navigator', '${kind === 'firefox' ? 'mozGetUserMedia' : 'webkitGetUserMedia'}', 'value'],
    ]) {
      const descriptor = Object.getOwnPropertyDescriptor(window[name].prototype, member);
      const f = descriptor[slot];
      const expected = (slot === 'set' ? 'set ' : '') + member;
      check(name + '.' + member + ' name', f.name === expected);
      check(name + '.' + member + ' toString', f.toString() === nativeText(slot, member));
      check(name + '.' + member + ' keys', Reflect.ownKeys(f).sort().join() === 'length,name');
      check(name + '.' + member + ' enumerable', descriptor.enumerable && descriptor.configurable);
      check(name + '.' + member + ' prototype', !('prototype' in f));
      let thrown; try { new f(); } catch (error) { thrown = error; }
      check(name + '.' + member + ' new', thrown instanceof TypeError);
    }
    const toString = Function.prototype.toString;
    check('toString of toString', toString.call(toString).replace(/\\s+/g, ' ') === 'function toString() { [native code] }');
    check('toString of a page function', toString.call(function a() { return 1; }) === 'function a() { return 1; }');
    let thrown; try { toString.call({}); } catch (error) { thrown = error; }
    check('toString of no function', thrown instanceof TypeError);
    check('no own members', Object.keys(navigator.mediaDevices).length === 0);
    check('no globals', !Object.getOwnPropertyNames(window).some((name) => /tally/i.test(name)));
    return blank;
  })()`);
  expect(differences).toEqual([]);
  const rejected: unknown = await page.evaluate(`(async () => {
    const events = [];
    addEventListener('unhandledrejection', (event) => { events.push(event.reason.name); event.preventDefault(); });
    navigator.mediaDevices.getUserMedia({ video: { width: { exact: 99999 } } });
    navigator.mediaDevices.getUserMedia({});
    const wrong = await MediaDevices.prototype.getUserMedia.call({}, { video: true }).then(() => 'resolved', (e) => e.name);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const asked = navigator.mediaDevices.getUserMedia({ video: true });
    const result = [asked.constructor === Promise, Reflect.ownKeys(asked).length, wrong, events.sort()];
    for (const track of (await asked).getTracks()) track.stop();
    return [...result, Reflect.ownKeys(await asked).length];
  })()`);
  expect(rejected).toEqual([true, 0, 'TypeError', ['OverconstrainedError', 'TypeError'], 0]);
  await page.close();
});
