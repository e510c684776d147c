import { afterEach, describe, expect, test, vi } from 'vitest';
import { openPage } from './open-page.ts';

afterEach(() => vi.unstubAllGlobals());

/** A page with an open camera and microphone; what was told of the request is left out. */
async function capturing(prepare?: Parameters<typeof openPage>[0]) {
  const page = await openPage(prepare);
  const stream = await page.navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  const [microphone, camera] = stream.getTracks();
  if (!microphone || !camera) throw new Error('the fake has given no tracks');
  page.events.length = 0;
  return { ...page, stream, microphone, camera };
}

describe('a track that the page stops', () => {
  test('has ended, by the page', async () => {
    const { camera, events } = await capturing();
    camera.stop();
    expect(camera.readyState).toBe('ended');
    expect(events).toMatchObject([{ type: 'track.ended', track: 't2', by: 'page' }]);
  });

  test('ends once', async () => {
    const { camera, control, types } = await capturing();
    camera.stop();
    camera.stop();
    control.pass();
    expect(types()).toEqual(['track.ended']);
  });
});

describe('what no event tells', () => {
  test('is looked for four times a second', async () => {
    const { control } = await capturing();
    expect(control.timers.map(({ ms }) => ms)).toEqual([250]);
    control.pass();
    expect(control.timers.map(({ ms }) => ms)).toEqual([250]);
  });

  test('is that a track ends by itself: by the browser, the device or the person', async () => {
    const { camera, control, events, interfaces } = await capturing();
    interfaces.MediaStreamTrack.lose(camera);
    control.pass();
    expect(events).toMatchObject([{ type: 'track.ended', track: 't2', by: 'browser' }]);
  });

  test('is that settings change, looked for once a second', async () => {
    const { control, events, interfaces } = await capturing();
    const settings = { width: 640 };
    const track = new interfaces.MediaStreamTrack({ kind: 'video', settings });
    track.enabled = true;
    events.length = 0;
    settings.width = 320;
    for (let look = 0; look < 8; look += 1) control.pass();
    expect(events).toMatchObject([
      { type: 'track.changed', track: { id: 't3', settings: { width: 320 } } },
    ]);
  });

  test('is not looked for where nothing is live: such a page pays nothing', async () => {
    const { camera, control, microphone } = await capturing();
    camera.stop();
    microphone.stop();
    control.pass();
    expect(control.timers).toEqual([]);
  });

  test('is looked for again with the next capture', async () => {
    const { camera, control, microphone, navigator } = await capturing();
    camera.stop();
    microphone.stop();
    control.pass();
    await navigator.mediaDevices.getUserMedia({ video: true });
    expect(control.timers).toHaveLength(1);
  });
});

describe('a clone', () => {
  test('of a track is told with its original', async () => {
    const { camera, events } = await capturing();
    const clone = camera.clone();
    expect(clone).not.toBe(camera);
    expect(events).toMatchObject([
      { type: 'track.found', track: { id: 't3', clonedFrom: 't2', request: 'r1', kind: 'video' } },
    ]);
  });

  test('of a clone is told with that clone', async () => {
    const { camera, events } = await capturing();
    camera.clone().clone();
    expect(events.at(-1)).toMatchObject({ track: { id: 't4', clonedFrom: 't3' } });
  });

  test('of a stream is one of each of its tracks', async () => {
    const { events, stream } = await capturing();
    stream.clone();
    expect(events).toMatchObject([
      { track: { id: 't3', clonedFrom: 't1', kind: 'audio' } },
      { track: { id: 't4', clonedFrom: 't2', kind: 'video' } },
    ]);
  });

  test('of a track that has ended has ended, and is not told', async () => {
    const { camera, types } = await capturing();
    camera.stop();
    camera.clone();
    expect(types().filter((type) => type === 'track.found')).toEqual([]);
  });
});

describe('a track that changes', () => {
  test('by being disabled is told', async () => {
    const { camera, events } = await capturing();
    camera.enabled = false;
    expect(camera.enabled).toBe(false);
    expect(events).toMatchObject([{ type: 'track.changed', track: { id: 't2', enabled: false } }]);
  });

  test('by being muted or unmuted is told', async () => {
    const { camera, events, interfaces } = await capturing();
    interfaces.MediaStreamTrack.mute(camera, true);
    interfaces.MediaStreamTrack.mute(camera, false);
    expect(events).toMatchObject([
      { type: 'track.changed', track: { muted: true } },
      { type: 'track.changed', track: { muted: false } },
    ]);
  });

  test('by new constraints is told, when they are in force', async () => {
    const { camera, events } = await capturing();
    await camera.applyConstraints({ width: 320 });
    expect(events.at(-1)).toMatchObject({
      type: 'track.changed',
      track: { constraints: { width: 320 } },
    });
  });

  test('after its end is not told', async () => {
    const { camera, types } = await capturing();
    camera.stop();
    camera.enabled = false;
    expect(types()).toEqual(['track.ended']);
  });
});

describe('a track that nobody has seen before', () => {
  test('is found by what the page does with it', async () => {
    const { events, interfaces } = await openPage();
    const track = new interfaces.MediaStreamTrack({ kind: 'video', label: 'from afar' });
    track.enabled = false;
    expect(events[0]).toMatchObject({
      type: 'track.found',
      track: { id: 't1', provenance: 'unknown', label: 'from afar', request: null },
    });
  });

  test('is found before it is stopped', async () => {
    const { interfaces, types } = await openPage();
    new interfaces.MediaStreamTrack({ kind: 'video' }).stop();
    expect(types()).toEqual(['track.found', 'track.ended']);
  });

  test('is no news where it has ended already', async () => {
    const { interfaces, types } = await openPage();
    const track = new interfaces.MediaStreamTrack({ kind: 'video' });
    interfaces.MediaStreamTrack.lose(track);
    track.stop();
    expect(types()).toEqual([]);
  });
});

describe('tracks that are made are known as such', () => {
  test('by a canvas', async () => {
    const { events, interfaces } = await openPage();
    const stream = new interfaces.HTMLCanvasElement().captureStream();
    stream.clone();
    expect(events).toMatchObject([
      { type: 'track.found', track: { id: 't1', provenance: 'canvas' } },
      { type: 'track.found', track: { id: 't2', provenance: 'canvas', clonedFrom: 't1' } },
    ]);
  });

  test('by Web Audio, once however often the page looks', async () => {
    const { events, interfaces } = await openPage();
    const node = new interfaces.MediaStreamAudioDestinationNode();
    expect(node.stream).toBe(node.stream);
    expect(events).toMatchObject([{ track: { provenance: 'web-audio', kind: 'audio' } }]);
  });
});

describe('a stop by the person', () => {
  const stop = (...tracks: readonly string[]) => ({ type: 'tracks.stop', tracks }) as const;

  test('stops the track, and says what the track says', async () => {
    const { camera, command, microphone } = await capturing();
    expect(command(stop('t2'))).toEqual([{ track: 't2', readyState: 'ended' }]);
    expect(camera.readyState).toBe('ended');
    expect(microphone.readyState).toBe('live');
  });

  test('lets the page hear `ended`, as when the person stops it in the browser', async () => {
    const { camera, command } = await capturing();
    const heard: string[] = [];
    camera.addEventListener('ended', (event) => heard.push(`${event.type} ${camera.readyState}`));
    command(stop('t2'));
    expect(heard).toEqual(['ended ended']);
  });

  test('is told as such', async () => {
    const { command, events } = await capturing();
    command(stop('t2'));
    expect(events).toEqual([
      { type: 'track.ended', at: expect.any(Number), track: 't2', by: 'tallylight' },
    ]);
  });

  test('takes all clones of the source along, whichever of them was meant', async () => {
    const { camera, command, microphone } = await capturing();
    const clone = camera.clone();
    const second = clone.clone();
    expect(command(stop('t3'))).toEqual([
      { track: 't2', readyState: 'ended' },
      { track: 't3', readyState: 'ended' },
      { track: 't4', readyState: 'ended' },
    ]);
    expect([camera, clone, second].map(({ readyState }) => readyState)).toEqual([
      'ended',
      'ended',
      'ended',
    ]);
    expect(microphone.readyState).toBe('live');
  });

  test('stops a clone that has outlived its original', async () => {
    const { camera, command } = await capturing();
    const clone = camera.clone();
    camera.stop();
    expect(command(stop('t3'))).toEqual([{ track: 't3', readyState: 'ended' }]);
    expect(clone.readyState).toBe('ended');
  });

  test('stops several sources at once', async () => {
    const { camera, command, microphone } = await capturing();
    command(stop('t1', 't2'));
    expect([camera.readyState, microphone.readyState]).toEqual(['ended', 'ended']);
  });

  test('does not depend on the page`s own stop', async () => {
    const { camera, command, interfaces } = await capturing();
    Object.defineProperty(camera, 'stop', { value: () => {} });
    interfaces.MediaStreamTrack.prototype.stop = () => {
      throw new Error('of the page');
    };
    expect(command(stop('t2'))).toEqual([{ track: 't2', readyState: 'ended' }]);
    expect(camera.readyState).toBe('ended');
  });

  test('believes the browser, not what the page says of its track', async () => {
    const { camera, command } = await capturing();
    Object.defineProperty(camera, 'readyState', { value: 'ended' });
    expect(command(stop('t2'))).toEqual([{ track: 't2', readyState: 'ended' }]);
    Reflect.deleteProperty(camera, 'readyState');
    expect(camera.readyState).toBe('ended');
  });

  test('says so when the browser does not stop it, and fires nothing', async () => {
    const { command, events } = await capturing(({ interfaces }) => {
      interfaces.MediaStreamTrack.prototype.stop = () => {};
    });
    expect(command(stop('t2'))).toEqual([{ track: 't2', readyState: 'live' }]);
    expect(events).toEqual([]);
  });

  test('goes on to the next where the browser`s stop throws', async () => {
    const { command } = await capturing(({ interfaces }) => {
      const { stop: native } = interfaces.MediaStreamTrack.prototype;
      interfaces.MediaStreamTrack.prototype.stop = function () {
        if (this.kind === 'audio') throw new Error('of the browser');
        Reflect.apply(native, this, []);
      };
    });
    expect(command(stop('t1', 't2'))).toEqual([
      { track: 't1', readyState: 'live' },
      { track: 't2', readyState: 'ended' },
    ]);
  });

  test('is not disturbed by a dispatchEvent of the page', async () => {
    const { camera, command, microphone } = await capturing();
    camera.dispatchEvent = () => {
      throw new Error('of the page');
    };
    expect(command(stop('t1', 't2'))).toHaveLength(2);
    expect(microphone.readyState).toBe('ended');
  });

  test('of what has ended already is done', async () => {
    const { camera, command } = await capturing();
    camera.stop();
    expect(command(stop('t2'))).toEqual([{ track: 't2', readyState: 'ended' }]);
  });
});

describe('a document that describes itself', () => {
  test('tells what is pending, what is live, and that this is all', async () => {
    const { camera, command, control, events, navigator } = await capturing();
    control.answer = () => new Promise(() => {});
    void navigator.mediaDevices.getUserMedia({ video: true });
    camera.stop();
    events.length = 0;
    command({ type: 'document.describe' });
    expect(events).toMatchObject([
      { type: 'request.started', request: { id: 'r2' } },
      { type: 'track.found', track: { id: 't1', request: 'r1', readyState: 'live' } },
      { type: 'document.described', requests: ['r2'], tracks: ['t1'] },
    ]);
  });

  test('tells that there is nothing, where there is nothing', async () => {
    const { command, events } = await openPage();
    command({ type: 'document.describe' });
    expect(events).toMatchObject([{ type: 'document.described', requests: [], tracks: [] }]);
  });
});
