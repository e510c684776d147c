import * as v from 'valibot';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { pageEvent } from '../../../../src/protocol/page-event.ts';
import { openPage } from './open-page.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const denied = new DOMException('Permission denied', 'NotAllowedError');
const userMedia = async () => {
  const page = await openPage();
  const { mediaDevices } = page.navigator;
  return {
    ...page,
    refuse: (error: unknown) => {
      page.control.answer = () => Promise.reject(error);
    },
    getUserMedia: (constraints?: unknown) => mediaDevices.getUserMedia(constraints),
    getDisplayMedia: (options?: unknown) => mediaDevices.getDisplayMedia(options),
  };
};

describe('a request that is granted', () => {
  test('gives the page the stream that the browser gave', async () => {
    const { getUserMedia, control } = await userMedia();
    const stream = await getUserMedia({ video: true });
    expect(stream).toBe(await control.given[0]);
  });

  test('is told when it starts and when it is granted, with its tracks', async () => {
    const { events, getUserMedia } = await userMedia();
    const asked = getUserMedia({ audio: true, video: { width: 640 } });
    expect(events).toMatchObject([
      {
        type: 'request.started',
        request: {
          id: 'r1',
          api: 'MediaDevices.getUserMedia',
          kinds: null,
          constraints: { audio: true, video: { width: 640 } },
          ignored: [],
          userActivation: true,
        },
      },
    ]);
    await asked;
    expect(events[1]).toMatchObject({
      type: 'request.granted',
      request: 'r1',
      tracks: [
        { id: 't1', request: 'r1', kind: 'audio', provenance: 'request', readyState: 'live' },
        { id: 't2', request: 'r1', kind: 'video', provenance: 'request', clonedFrom: null },
      ],
    });
  });

  test('has left a trace of who asked', async () => {
    const { events, getUserMedia } = await userMedia();
    await getUserMedia({ video: true });
    expect(events[0]).toMatchObject({
      request: { stack: expect.stringContaining('requests.test.ts') },
    });
  });

  test('says whether a person had touched the page', async () => {
    const { control, events, getUserMedia } = await userMedia();
    control.isActive = false;
    await getUserMedia({ video: true });
    expect(events[0]).toMatchObject({ request: { userActivation: false } });
  });

  test('waited no less than nothing, whatever the clock does meanwhile', async () => {
    let clock = 1_000_000;
    vi.spyOn(Date, 'now').mockImplementation(() => clock);
    const { events, getUserMedia } = await userMedia();
    const asked = getUserMedia({ video: true });
    clock -= 60_000;
    await asked;
    expect(events[1]).toMatchObject({ type: 'request.granted', waitedMs: 0 });
    expect(v.is(pageEvent, events[1])).toBe(true);
  });
});

describe('a request that is refused', () => {
  test('gives the page the error that the browser gave', async () => {
    const { getUserMedia, refuse } = await userMedia();
    refuse(denied);
    await expect(getUserMedia({ video: true })).rejects.toBe(denied);
  });

  test('is told with name and message', async () => {
    const { events, getUserMedia, refuse } = await userMedia();
    refuse(denied);
    await getUserMedia({ video: true }).catch(() => {});
    expect(events[1]).toMatchObject({
      type: 'request.failed',
      request: 'r1',
      error: { name: 'NotAllowedError', message: 'Permission denied', constraint: null },
    });
  });
});

describe('a request that is invalid from the start', () => {
  const thrown = new Error('of the page');
  const invalid: readonly [string, unknown, object][] = [
    ['for nothing', {}, { name: 'TypeError' }],
    ['without an argument', undefined, { name: 'TypeError' }],
    ['for audio false', { audio: false }, { name: 'TypeError' }],
    [
      'whose constraints throw',
      {
        get video() {
          throw thrown;
        },
      },
      { name: 'Error', message: 'of the page' },
    ],
  ];
  test.each(invalid)('%s comes back as the browser`s own promise', async (_what, argument) => {
    const { control, getUserMedia } = await userMedia();
    const promise = getUserMedia(argument);
    expect(promise).toBe(control.given[0]);
    await expect(promise).rejects.toBeInstanceOf(Error);
  });

  test.each(invalid)('%s is told with its reason', async (_what, argument, error) => {
    const { events, getUserMedia } = await userMedia();
    await getUserMedia(argument).catch(() => {});
    await Promise.resolve();
    expect(events).toMatchObject([
      { type: 'request.started' },
      { type: 'request.failed', request: 'r1', error },
    ]);
  });

  test('in a discarded document, too', async () => {
    const { control, events, getUserMedia } = await userMedia();
    control.isDiscarded = true;
    const promise = getUserMedia({ video: true });
    expect(promise).toBe(control.given[0]);
    expect(events[1]).toMatchObject({ error: { name: 'InvalidStateError' } });
  });

  test('and without a touch of the person for a screen', async () => {
    const { control, events, getDisplayMedia } = await userMedia();
    control.isActive = false;
    const promise = getDisplayMedia({ video: true });
    expect(promise).toBe(control.given[0]);
    await expect(promise).rejects.toMatchObject({ name: 'InvalidStateError' });
    expect(events[1]).toMatchObject({ error: { name: 'InvalidStateError' } });
  });
});

describe('no way of asking hides a capture', () => {
  test.each<[string, unknown]>([
    ['a function for a dictionary', { video: () => {} }],
    ['a function for the argument', Object.assign(() => {}, { video: true })],
    [
      'a class instance',
      new (class Wish {
        readonly video = true;
      })(),
    ],
    ['an inherited member', Object.create({ video: true })],
    ['a Proxy', new Proxy({ video: true }, {})],
    ['a text', { video: 'yes' }],
    ['a number', { video: 1 }],
    ['null', { video: null }],
  ])('%s', async (_how, argument) => {
    const { control, events, getUserMedia, streamFor } = await userMedia();
    control.answer = async () => streamFor({ video: true });
    await getUserMedia(argument);
    expect(events).toMatchObject([
      { type: 'request.started', request: { kinds: null } },
      { type: 'request.granted', tracks: [{ kind: 'video' }] },
    ]);
  });
});

describe('the callback API of 2012', () => {
  const legacy = async () => {
    const page = await openPage();
    return { ...page, ask: page.navigator.webkitGetUserMedia.bind(page.navigator) };
  };

  test('returns nothing, and calls back with the stream', async () => {
    const { ask, events } = await legacy();
    const stream = await new Promise((resolve, reject) => {
      expect(ask({ video: true }, resolve, reject)).toBeUndefined();
    });
    expect(stream).toHaveProperty('getVideoTracks');
    expect(events).toMatchObject([
      { type: 'request.started', request: { api: 'Navigator.webkitGetUserMedia' } },
      { type: 'request.granted', tracks: [{ kind: 'video', request: 'r1' }] },
    ]);
  });

  test('calls back with the error', async () => {
    const { ask, control, events } = await legacy();
    control.answer = () => Promise.reject(denied);
    const error = await new Promise((resolve) => ask({ video: true }, () => {}, resolve));
    expect(error).toBe(denied);
    expect(events[1]).toMatchObject({ type: 'request.failed', error: { name: 'NotAllowedError' } });
  });

  test('calls back with the browser`s `this` and arguments', async () => {
    const { ask } = await legacy();
    const call = await new Promise<{ self: unknown; count: number }>((resolve) => {
      ask(
        { video: true },
        function (this: unknown, ...args) {
          resolve({ self: this, count: args.length });
        },
        () => {},
      );
    });
    expect(call).toEqual({ self: undefined, count: 1 });
  });

  test('throws at once where an argument is missing, and that is told', async () => {
    const { ask, events } = await legacy();
    expect(() => ask({ video: true }, undefined as never, undefined as never)).toThrow(TypeError);
    expect(events).toMatchObject([
      { type: 'request.started' },
      { type: 'request.failed', error: { name: 'TypeError', message: '3 arguments required' } },
    ]);
  });

  test('throws what the constraints throw', async () => {
    const { ask, events } = await legacy();
    const thrown = new Error('of the page');
    const constraints = {
      get video() {
        throw thrown;
      },
    };
    expect(() =>
      ask(
        constraints,
        () => {},
        () => {},
      ),
    ).toThrow(thrown);
    expect(events[1]).toMatchObject({ error: { message: 'of the page' } });
  });

  test('is skipped where the browser does not have it', async () => {
    const { interfaces } = await legacy();
    expect('msGetUserMedia' in interfaces.Navigator.prototype).toBe(false);
  });
});

test('an enumeration of devices is told, and its result is the browser`s', async () => {
  const { control, events, navigator } = await openPage();
  const devices = await navigator.mediaDevices.enumerateDevices();
  expect(devices).toBe(await control.given[0]);
  expect(events).toMatchObject([{ type: 'devices.enumerated' }]);
});

test('whatever is told, the bridge takes it', async () => {
  const { events, getUserMedia, getDisplayMedia, refuse } = await userMedia();
  await getUserMedia({ audio: true, video: { deviceId: 'x'.repeat(10_000) } });
  await getDisplayMedia();
  await getUserMedia({}).catch(() => {});
  refuse({ name: 'x'.repeat(10_000), message: 'y'.repeat(10_000), constraint: 7 });
  await getUserMedia({ video: true }).catch(() => {});
  expect(events).toHaveLength(8);
  for (const event of events) expect(v.is(pageEvent, event)).toBe(true);
});
