import { afterEach, describe, expect, test, vi } from 'vitest';
import { type FakeMedia, fakeMedia } from './fake-media.ts';
import { openPage } from './open-page.ts';
import { inSpoiltRealm } from './spoilt-realm.ts';

afterEach(() => vi.unstubAllGlobals());

/** Node's EventTarget and its stacks are JavaScript in the same realm, and are seen there. */
const nodes =
  /^(?:Error|Object\.prototype\.next =|EventTarget\.prototype\.(?:constructor|Symbol\(k\w+\)))$/;

/** What a page that watches every builtin sees of its own call. */
function seen(run: () => unknown): readonly string[] {
  const { touched } = inSpoiltRealm(() => void run());
  return touched.filter((what) => !nodes.test(what));
}

/** The call as it is without us, and with us. */
async function both(act: (media: FakeMedia) => () => unknown) {
  const without = seen(act(fakeMedia()));
  const page = await openPage();
  return { without, with: seen(act(page)), ...page };
}

describe('a page that watches every builtin sees the same with and without us', () => {
  const constraints = {
    audio: true,
    video: {
      width: { min: 320, ideal: 640 },
      facingMode: ['user', 'left'],
      deviceId: { exact: { toString: () => 'front' } },
      advanced: [{ width: 1 }],
      unheardOf: {},
    },
  };
  const calls: readonly [string, (media: FakeMedia) => () => unknown][] = [
    [
      'getUserMedia',
      ({ navigator: { mediaDevices } }) =>
        () => {
          void mediaDevices.getUserMedia(constraints);
        },
    ],
    [
      'getUserMedia without an argument',
      ({ navigator: { mediaDevices } }) =>
        () => {
          mediaDevices.getUserMedia().catch(() => {});
        },
    ],
    [
      'getDisplayMedia',
      ({ navigator: { mediaDevices } }) =>
        () => {
          void mediaDevices.getDisplayMedia({ video: true });
        },
    ],
    [
      'webkitGetUserMedia',
      ({ navigator }) =>
        () =>
          navigator.webkitGetUserMedia(
            constraints,
            () => {},
            () => {},
          ),
    ],
    [
      'enumerateDevices',
      ({ navigator: { mediaDevices } }) =>
        () => {
          void mediaDevices.enumerateDevices();
        },
    ],
    [
      'stop',
      ({ interfaces: { MediaStreamTrack } }) => {
        const track = new MediaStreamTrack({ kind: 'video' });
        return () => track.stop();
      },
    ],
    [
      'enabled',
      ({ interfaces: { MediaStreamTrack } }) => {
        const track = new MediaStreamTrack({ kind: 'video' });
        return () => {
          track.enabled = false;
        };
      },
    ],
  ];

  test.each(calls)('in %s', async (_call, act) => {
    const { without, with: ours, events } = await both(act);
    expect(ours).toEqual(without);
    expect(events).not.toEqual([]);
  });
});
