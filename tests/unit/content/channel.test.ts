import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

/** As much of a document as the channel needs; of its events, what they carry. */
class CarryingEvent extends Event {
  readonly relatedTarget: EventTarget | null;
  readonly #submitter: unknown;
  constructor(
    type: string,
    init: EventInit & { relatedTarget?: EventTarget; submitter?: unknown },
  ) {
    super(type, init);
    this.relatedTarget = init.relatedTarget ?? null;
    this.#submitter = init.submitter ?? null;
  }
  get submitter(): unknown {
    return this.#submitter;
  }
}
let fonts = new EventTarget();
const foreign = Object.assign(new EventTarget(), { defaultView: null });

let ends: typeof import('../../../src/content/bridge/channel.ts') &
  typeof import('../../../src/content/page/channel.ts');
beforeAll(async () => {
  vi.stubGlobal('MouseEvent', CarryingEvent);
  vi.stubGlobal('SubmitEvent', CarryingEvent);
  ends = {
    ...(await import('../../../src/content/bridge/channel.ts')),
    ...(await import('../../../src/content/page/channel.ts')),
  };
});
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => {
  fonts = new EventTarget();
  vi.stubGlobal('document', { fonts });
});

/** Both ends, in the order in which the browser runs the two content scripts. */
function channel() {
  const heard: (readonly [string, unknown])[] = [];
  const bridge = ends.acceptChannel((json, captor) => heard.push([json, captor]));
  const page = ends.openChannel();
  return { heard, bridge, page };
}

test('events of the page reach the bridge, in order', () => {
  const { heard, page } = channel();
  page.send('event', '{"first":1}');
  page.send('event', '{"second":2}');
  expect(heard).toEqual([
    ['{"first":1}', null],
    ['{"second":2}', null],
  ]);
});

test('an event may be about another document, and only that one event', () => {
  const { heard, page } = channel();
  page.announceCaptor(foreign as unknown as Document);
  page.send('event', 'about the other');
  page.send('event', 'about ours');
  expect(heard).toEqual([
    ['about the other', foreign],
    ['about ours', null],
  ]);
});

test('a command is answered before it returns', () => {
  const { bridge, page } = channel();
  page.onCommand((json) => page.send('reply', `answer to ${json}`));
  expect(bridge.command('a')).toBe('answer to a');
  expect(bridge.command('b')).toBe('answer to b');
});

test('a command that nobody answers has no answer, not even an older one', () => {
  const { bridge, page } = channel();
  let answers = true;
  page.onCommand(() => answers && page.send('reply', 'answer'));
  bridge.command('a');
  answers = false;
  expect(bridge.command('b')).toBeNull();
});

test.each(['activated', 'shown'] as const)('an element is handed over as %s', (as) => {
  const { bridge, page } = channel();
  const elements: unknown[] = [];
  page.onElement(as, (element) => elements.push(element));
  const element = {} as HTMLElement;
  bridge.hand(element, as);
  expect(elements).toEqual([element]);
  expect(elements[0]).toBe(element);
});

describe('a page-world script', () => {
  test('knows that there is a bridge', () => {
    expect(channel().page.isAccepted).toBe(true);
  });

  test('knows that there is none', () => {
    expect(ends.openChannel().isAccepted).toBe(false);
  });

  test('knows that another one was first, which stays connected', () => {
    const { heard, page } = channel();
    const second = ends.openChannel();
    expect(second.isAccepted).toBe(false);
    second.send('event', 'second');
    page.send('event', 'first');
    expect(heard).toEqual([['first', null]]);
  });
});

test('a bridge without a page answers nothing', () => {
  expect(ends.acceptChannel(() => {}).command('a')).toBeNull();
});

describe('code of the page', () => {
  test('that listens as early as it can hears nothing', () => {
    const { bridge, page } = channel();
    const heard: string[] = [];
    for (const type of ['tallylight', 'event', 'captor', 'command', 'reply']) {
      fonts.addEventListener(type, () => heard.push(type));
    }
    page.send('event', '{}');
    bridge.command('{}');
    expect(heard).toEqual([]);
  });

  test('that listens even earlier does not hear the handshake', () => {
    const heard: string[] = [];
    ends.acceptChannel(() => {});
    fonts.addEventListener('tallylight', () => heard.push('tallylight'));
    ends.openChannel();
    expect(heard).toEqual([]);
  });

  test('cannot open a second channel', () => {
    const { heard, page } = channel();
    const forged = new EventTarget();
    fonts.dispatchEvent(new CarryingEvent('tallylight', { relatedTarget: forged }));
    forged.dispatchEvent(new CustomEvent('event', { detail: 'forged' }));
    page.send('event', 'honest');
    expect(heard).toEqual([['honest', null]]);
  });

  test('that replaces what the channel is made of changes nothing', () => {
    const { heard, bridge, page } = channel();
    page.onCommand((json) => page.send('reply', json));
    const seen: unknown[] = [];
    const stolen = vi.spyOn(EventTarget.prototype, 'dispatchEvent').mockImplementation((event) => {
      seen.push(event);
      return true;
    });
    page.send('event', 'still heard');
    stolen.mockRestore();
    expect(seen).toEqual([]);
    expect(heard).toEqual([['still heard', null]]);
    expect(bridge.command('still answered')).toBe('still answered');
  });
});

test('what carries no text is no event, and what carries no document no captor', () => {
  const heard: unknown[] = [];
  ends.acceptChannel((json, captor) => heard.push([json, captor]));
  // The page-world script is the bridge's only partner; here is one that has lost its mind.
  const partner = new EventTarget();
  fonts.dispatchEvent(new CarryingEvent('tallylight', { relatedTarget: partner }));
  partner.dispatchEvent(new CustomEvent('event', { detail: { type: 'track.ended' } }));
  partner.dispatchEvent(new CustomEvent('event'));
  partner.dispatchEvent(new Event('event'));
  expect(heard).toEqual([]);
  partner.dispatchEvent(new CarryingEvent('captor', { relatedTarget: new EventTarget() }));
  partner.dispatchEvent(new CustomEvent('event', { detail: 'text' }));
  expect(heard).toEqual([['text', null]]);
});
