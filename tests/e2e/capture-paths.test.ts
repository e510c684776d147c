import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import type { CaptureRequest, Report, Track } from '../../src/protocol/report.ts';
import { kind, liveTracks, reportFrom, stopFrom, useWorld, type World } from './harness.ts';
import { type Pages, servePages } from './pages.ts';

const isChromium = kind === 'chromium';

/** What the other browser does not have is no test there; a test that is skipped counts as failed. */
const only = (applies: boolean) => (applies ? describe : () => undefined);

/** A page of its own origin, and an extension page to ask from. */
function usePages(world: () => World, html: Readonly<Record<string, string>>) {
  let pages: Pages;
  let view: Page;
  beforeAll(async () => {
    pages = await servePages(html);
    view = await world().session.extensionPage('src/popup/index.html');
  });
  afterAll(() => pages.close());
  const report = () => reportFrom(view);
  return {
    origin: () => pages.origin,
    open: (path: string) => world().session.newPage(pages.origin + path),
    report,
    stop: (message: Parameters<typeof stopFrom>[1]) => stopFrom(view, message),
    /** The requests that the report has beyond those of before, as soon as they are answered. */
    async answered(before: Report, count: number): Promise<readonly CaptureRequest[]> {
      const known = new Set(before.requests.map(({ id }) => id));
      let fresh: readonly CaptureRequest[] = [];
      await until(`${count} requests are answered`, async () => {
        fresh = (await report()).requests.filter(({ id }) => !known.has(id));
        return fresh.length === count && fresh.every(({ outcome }) => outcome !== 'pending');
      });
      return fresh;
    },
  };
}

function tracksOf(report: Report, request: CaptureRequest | undefined): readonly Track[] {
  return report.tracks.filter(({ requestId }) => requestId === request?.id);
}

/** Chromium lets its elements be clicked only when they have stood still for a while. */
async function settled(page: Page): Promise<void> {
  await page.bringToFront();
  await delay(1_200);
}

/** A click of the person's, where the element, or the host that it is in, stands. */
async function click(page: Page, id: string): Promise<void> {
  const box = await (await page.$(`#${id}`))?.boundingBox();
  if (!box) throw new Error(`there is no #${id} to click`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const shadowed = (id: string, mode: string, inner: string) =>
  `<div id="${id}" class="host"><template shadowrootmode="${mode}">${inner}</template></div>`;

const elementPages = {
  '/elements': `<!doctype html><title>Elements</title>
    <style>.host, usermedia, camera, microphone { display: block; width: fit-content; margin: 16px; }</style>
    <usermedia id="both" type="camera microphone"></usermedia>
    <usermedia id="picture" type="camera"></usermedia>
    <camera id="camera"></camera>
    <microphone id="microphone"></microphone>
    ${shadowed('open', 'open', '<camera></camera>')}
    ${shadowed('closed', 'closed', '<microphone></microphone>')}
    <div id="nested" class="host"></div>
    <script>
      // Nobody but this function ever holds what is in there.
      (() => {
        const outer = document.querySelector('#nested').attachShadow({ mode: 'closed' });
        const host = document.createElement('section');
        outer.append(host);
        host.attachShadow({ mode: 'closed' }).append(document.createElement('camera'));
      })();
    </script>`,
  '/hostile': `<!doctype html><title>Hostile elements</title>
    <style>.host, usermedia, camera { display: block; width: fit-content; margin: 16px; }</style>
    <script>
      const hold = (target, type) =>
        target.addEventListener(type, (event) => event.stopImmediatePropagation(), true);
      const root = document.createElement('div');
      root.id = 'root';
      root.className = 'host';
      const tree = root.attachShadow({ mode: 'closed' });
      hold(tree, 'track');
      for (const type of ['stream', 'track', 'error', 'cancel', 'click']) {
        for (const target of [window, document]) hold(target, type);
      }
      EventTarget.prototype.addEventListener = Element.prototype.getAttribute = null;
      Node.prototype.getRootNode = window.setTimeout = null;
      Object.defineProperty(HTMLUserMediaElement.prototype, 'stream', { get: () => null });
      Object.defineProperty(HTMLCameraElement.prototype, 'track', { get: () => null });
    </script>
    <camera id="camera" ontrack="event.stopPropagation()"></camera>
    <usermedia id="both" type="microphone camera"></usermedia>
    <script>
      tree.innerHTML = '<camera></camera>';
      document.body.append(root);
    </script>`,
};

only(isChromium)('the elements that capture when they are clicked', () => {
  const world = useWorld();
  const { open, report, stop, answered } = usePages(world, elementPages);
  let page: Page;
  beforeAll(async () => {
    page = await open('/elements');
    await settled(page);
  });

  test.each([
    ['both', 'HTMLUserMediaElement', ['audio', 'video'], ['microphone', 'camera']],
    // The browser's own idea: it asks for both, whatever the element's type.
    ['picture', 'HTMLUserMediaElement', ['audio', 'video'], ['microphone', 'camera']],
    ['camera', 'HTMLCameraElement', ['video'], ['camera']],
    ['microphone', 'HTMLMicrophoneElement', ['audio'], ['microphone']],
    ['open', 'HTMLCameraElement', ['video'], ['camera']],
    ['closed', 'HTMLMicrophoneElement', ['audio'], ['microphone']],
    ['nested', 'HTMLCameraElement', ['video'], ['camera']],
  ])('#%s: a %s for %j, which gives %j, and stops', async (id, api, kinds, sources) => {
    const before = await report();
    await click(page, id);
    const [request] = await answered(before, 1);
    expect(request).toMatchObject({
      api,
      kinds,
      outcome: 'granted',
      error: null,
      constraints: null,
      userActivation: true,
      frameId: 0,
    });
    expect(request?.waitedMs).toBeLessThan(5_000);
    const tracks = tracksOf(await report(), request);
    expect(tracks.map(({ source }) => source)).toEqual(sources);
    expect(request?.trackIds).toEqual(tracks.map((track) => track.id));

    const trackId = tracks[0]?.id ?? '';
    const answer = await stop({ type: 'stop', trackId });
    expect(answer).toEqual({ stopped: [trackId], failed: [], verified: true });
    await stop({ type: 'stopAll' });
    expect(liveTracks(await report())).toEqual([]);
  });

  test('what the page holds of them has ended, and it has heard so', async () => {
    const before = await report();
    await page.evaluate(`document.querySelector('#camera').ontrack = (event) => {
      event.target.track.onended = () => { window.heard = true; };
    }`);
    await click(page, 'camera');
    await answered(before, 1);
    expect(await page.evaluate(`document.querySelector('#camera').track.readyState`)).toBe('live');
    await stop({ type: 'stopAll' });
    expect(
      await page.evaluate(`[document.querySelector('#camera').track.readyState, window.heard]`),
    ).toEqual(['ended', true]);
  });

  test('a click on one that captures already begins nothing', async () => {
    const before = await report();
    await click(page, 'microphone');
    await answered(before, 1);
    const during = await report();
    await click(page, 'microphone');
    await delay(500);
    expect((await report()).requests).toHaveLength(during.requests.length);
    await stop({ type: 'stopAll' });
  });

  test('their constraints are what the browser has read of them', async () => {
    const reads: unknown = await page.evaluate(`(() => {
      const reads = [];
      const spied = (value) => new Proxy(value, { get(target, key) { reads.push(key); return target[key]; } });
      document.querySelector('#both').setConstraints({ video: spied({ width: { ideal: 320 } }), colour: 'red' });
      document.querySelector('#camera').setConstraints({ height: { ideal: 240 }, colour: 'red' });
      return reads.filter((key) => key === 'width');
    })()`);
    expect(reads).toEqual(['width']);
    const before = await report();
    await click(page, 'both');
    const [both] = await answered(before, 1);
    expect(both?.constraints).toEqual({ video: { width: { ideal: 320 } } });
    expect(both?.ignoredConstraints).toEqual(['colour']);
    const between = await report();
    await click(page, 'camera');
    const [camera] = await answered(between, 1);
    expect(camera?.constraints).toEqual({ video: { height: { ideal: 240 } } });
    expect(camera?.ignoredConstraints).toEqual(['video.colour']);
    expect(camera?.constraintOutcomes).toMatchObject([
      { kind: 'video', name: 'height', verdict: 'approximated' },
      { kind: 'video', name: 'colour', verdict: 'ignored' },
    ]);
    await stop({ type: 'stopAll' });
  });

  test('a click by script fails, in the words of the browser', async () => {
    const before = await report();
    await page.evaluate(`document.querySelector('#picture').click()`);
    const [request] = await answered(before, 1);
    expect(request).toMatchObject({
      api: 'HTMLUserMediaElement',
      outcome: 'invalid',
      error: { name: 'InvalidStateError', message: expect.stringContaining('user gesture') },
    });
  });

  test('a click that the page prevents begins nothing', async () => {
    await page.evaluate(
      `document.querySelector('#picture').onclick = (event) => event.preventDefault()`,
    );
    const before = await report();
    await click(page, 'picture');
    await delay(500);
    expect((await report()).requests).toHaveLength(before.requests.length);
  });

  test('a document that the page opened anew is watched all the same', async () => {
    const written = await open('/elements');
    await written.evaluate(`document.open();
      document.write('<title>Written</title><camera id="camera"></camera>'); document.close()`);
    await settled(written);
    const before = await report();
    await click(written, 'camera');
    const [request] = await answered(before, 1);
    expect(request).toMatchObject({ api: 'HTMLCameraElement', outcome: 'granted' });
    expect((await stop({ type: 'stopAll' })).stopped).toHaveLength(1);
    await written.close();
  });

  test('a page that holds every event back hides nothing', async () => {
    const hostile = await open('/hostile');
    await settled(hostile);
    for (const [id, sources] of [
      ['camera', ['camera']],
      ['both', ['microphone', 'camera']],
      ['root', ['camera']],
    ] as const) {
      const before = await report();
      await click(hostile, id);
      const [request] = await answered(before, 1);
      expect(request?.outcome).toBe('granted');
      expect(tracksOf(await report(), request).map(({ source }) => source)).toEqual(sources);
    }
    const answer = await stop({ type: 'stopAll' });
    expect(answer).toMatchObject({ failed: [], verified: true });
    expect(answer.stopped).toHaveLength(4);
    await hostile.close();
  });
});

only(isChromium)('an element whose prompt is sent away', () => {
  const world = useWorld({ fakeUi: false });
  const { open, answered, report } = usePages(world, elementPages);

  test.each([
    ['camera', 'HTMLCameraElement'],
    ['both', 'HTMLUserMediaElement'],
    ['closed', 'HTMLMicrophoneElement'],
  ])('#%s: a %s that was dismissed', async (id, api) => {
    const page = await open('/elements');
    await settled(page);
    const before = await report();
    await click(page, id);
    const [request] = await answered(before, 1);
    expect(request).toMatchObject({ api, outcome: 'dismissed', error: { name: 'cancel' } });
    await page.close();
  });
});

/** Takes connections and never says a word: speech recognition waits for it as long as it must. */
function startSilentServer(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.on('error', () => {}));
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/**
 * Machines that run tests have no microphone that the speech service could open; Chromium's fake ones
 * are no devices to it, and `start()` ends with `audio-capture`. So, before any other script, `start` is
 * replaced by one that takes a track that nobody knows of: all events are the browser's own. Where the service has no
 * network, a recognition ends at once; the silent server keeps it waiting.
 */
const startWithTrack = `{
  const { start } = SpeechRecognition.prototype;
  let track;
  window.trackReady = navigator.mediaDevices.getUserMedia({ audio: true }).then((stream) => {
    [track] = stream.getAudioTracks();
  });
  Object.defineProperty(SpeechRecognition.prototype, 'start', {
    value() { return start.call(this, track); },
    writable: true, enumerable: true, configurable: true,
  });
}`;

const speechPage = `<!doctype html><title>Speech</title><script>
  const events = [];
  function recognize() {
    window.recognition = new webkitSpeechRecognition();
    for (const type of ['start', 'audiostart', 'audioend', 'error', 'end']) {
      recognition.addEventListener(type, () => events.push(type));
    }
    recognition.start();
  }
</script>`;

only(isChromium)('speech recognition with its own microphone', () => {
  let silent: Server;
  beforeAll(async () => {
    silent = await startSilentServer();
    const address = silent.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    resolverRules[0] = `--host-resolver-rules=MAP www.google.com 127.0.0.1:${address.port}`;
  });
  afterAll(() => {
    silent.close();
  });
  const resolverRules: string[] = [];
  const world = useWorld({ extraArgs: resolverRules });
  const { origin, open, report, stop, answered } = usePages(world, { '/': speechPage });

  async function recognizing(): Promise<{ readonly page: Page; readonly request: CaptureRequest }> {
    const page = await world().session.newPage();
    await page.evaluateOnNewDocument(startWithTrack);
    await page.goto(origin());
    await page.evaluate('trackReady');
    const before = await report();
    await page.evaluate('recognize()');
    const [request] = await answered(before, 1);
    if (!request) throw new Error('no request');
    return { page, request };
  }

  test('is a microphone on air without a track, which a stop ends', async () => {
    const { page, request } = await recognizing();
    expect(request).toMatchObject({
      api: 'SpeechRecognition.start',
      kinds: ['audio'],
      constraints: null,
      outcome: 'granted',
      error: null,
    });
    expect(request.stack[0]?.function).toBe('recognize');
    const [track] = tracksOf(await report(), request);
    expect(track).toMatchObject({ source: 'microphone', readyState: 'live', label: '' });
    const trackId = track?.id ?? '';
    expect(await stop({ type: 'stop', trackId })).toEqual({
      stopped: [trackId],
      failed: [],
      verified: true,
    });
    expect(tracksOf(await report(), request)).toMatchObject([
      { readyState: 'ended', endedBy: 'tallylight' },
    ]);
    await until('the page has heard the end', async () =>
      Boolean(await page.evaluate(`events.at(-1) === 'end' && events.includes('audioend')`)),
    );
    await page.close();
  });

  test('ends with the recognition', async () => {
    const { page, request } = await recognizing();
    await page.evaluate('recognition.abort()');
    await until('it has ended', async () =>
      tracksOf(await report(), request).every(({ endedBy }) => endedBy === 'page'),
    );
    await page.close();
  });

  test('cannot be hidden by events that the page makes up', async () => {
    const { page, request } = await recognizing();
    await page.evaluate(`for (const type of ['audioend', 'error', 'end']) {
      recognition.dispatchEvent(new Event(type));
    }`);
    await delay(200);
    expect(tracksOf(await report(), request)).toMatchObject([{ readyState: 'live' }]);
    expect((await stop({ type: 'stopAll' })).stopped).toHaveLength(1);
    await page.close();
  });

  test('without a microphone fails in the words of the browser', async () => {
    const page = await open('/');
    const before = await report();
    await page.evaluate('recognize()');
    const [request] = await answered(before, 1);
    expect(request).toMatchObject({
      api: 'SpeechRecognition.start',
      outcome: 'failed',
      error: { name: 'audio-capture' },
      trackIds: [],
    });
    const between = await report();
    await page.evaluate(`{
      const twice = new SpeechRecognition();
      twice.start();
      try { twice.start(); } catch (error) { window.thrown = error.name; }
    }`);
    expect(await page.evaluate('thrown')).toBe('InvalidStateError');
    const outcomes = (await answered(between, 2)).map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(['failed', 'invalid']);
    await page.close();
  });

  test('of a track captures nothing of its own', async () => {
    const page = await open('/');
    const before = await report();
    await page.evaluate(`navigator.mediaDevices.getUserMedia({ audio: true }).then((stream) => {
      window.stream = stream;
      new SpeechRecognition().start(stream.getAudioTracks()[0]);
    })`);
    const [request] = await answered(before, 1);
    expect(request?.api).toBe('MediaDevices.getUserMedia');
    await delay(500);
    expect((await report()).requests).toHaveLength(before.requests.length + 1);
    await page.close();
  });
});

/**
 * What no browser has yet: a script that runs before all others puts it there, made of what exists, and
 * the table finds it.
 */
const notYet = `{
  const { getUserMedia } = MediaDevices.prototype;
  const define = (member, value) => Object.defineProperty(MediaDevices.prototype, member, {
    value, writable: true, enumerable: true, configurable: true,
  });
  define('getViewportMedia', function getViewportMedia(constraints) {
    return getUserMedia.call(this, { video: constraints?.video });
  });
  define('getAllScreensMedia', function getAllScreensMedia() {
    return Promise.all([1, 2].map(() => getUserMedia.call(this, { video: true })));
  });
  const canvas = document.createElement('canvas');
  canvas.getContext('2d');
  const [track] = canvas.captureStream(5).getTracks();
  window.VideoTrackGenerator = class VideoTrackGenerator { get track() { return track; } };
}`;

only(isChromium)('what browsers may have one day', () => {
  const world = useWorld();
  const { origin, report, stop, answered } = usePages(world, { '/': '<!doctype html>' });

  test('is recorded where it is present', async () => {
    const page = await world().session.newPage();
    await page.evaluateOnNewDocument(notYet);
    await page.goto(origin());
    const before = await report();
    await page.evaluate(`Promise.all([
      navigator.mediaDevices.getViewportMedia({ video: { width: 320 } }),
      navigator.mediaDevices.getAllScreensMedia(),
      navigator.mediaDevices.getViewportMedia().catch(() => {}),
    ]).then((got) => { window.got = got; window.made = new VideoTrackGenerator().track.clone(); })`);
    const requests = await answered(before, 3);
    const of = (api: string) =>
      requests.filter((request) => request.api === `MediaDevices.${api}`).map((request) => request);
    expect(of('getViewportMedia')).toMatchObject([
      { outcome: 'granted', kinds: ['video'], constraints: { video: { width: 320 } } },
      { outcome: 'invalid', kinds: ['video'], constraints: null },
    ]);
    expect(of('getAllScreensMedia')).toMatchObject([{ outcome: 'granted', kinds: ['video'] }]);
    expect(of('getAllScreensMedia')[0]?.trackIds).toHaveLength(2);
    await until('the generated track is told apart', async () =>
      (await report()).tracks.some(({ source }) => source === 'generated'),
    );
    expect((await stop({ type: 'stopAll' })).stopped).toHaveLength(3);
    await page.close();
  });
});

only(!isChromium)('the surfaces that Firefox names in the constraints', () => {
  const world = useWorld({ extraPrefs: { 'media.getusermedia.audio.capture.enabled': true } });
  const { open, report, stop, answered } = usePages(world, { '/': '<!doctype html>' });

  test.each([
    ['{ video: { mediaSource: "screen" } }', 'screen'],
    ['{ video: { mediaSource: "window" } }', 'window'],
    ['{ video: { mediaSource: "camera" } }', 'camera'],
    ['{ audio: { mediaSource: "audioCapture" } }', 'system-audio'],
  ])('%s gives a %s', async (constraints, source) => {
    const page = await open('/');
    const before = await report();
    const got: unknown = await page.evaluate(
      `navigator.mediaDevices.getUserMedia(${constraints}).then((s) => { window.s = s; return 'granted'; }, String)`,
    );
    expect(got).toBe('granted');
    const [request] = await answered(before, 1);
    expect(tracksOf(await report(), request).map((track) => track.source)).toEqual([source]);
    await stop({ type: 'stopAll' });
    await page.close();
  });
});
