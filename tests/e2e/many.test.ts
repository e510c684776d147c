import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import { liveTracks, reportFrom, rowsOf, useWorld } from './harness.ts';
import { type Pages, servePages } from './pages.ts';

const world = useWorld();
const frames = 20;
const tracksEach = 10;

let pages: Pages;
beforeAll(async () => {
  pages = await servePages({
    '/many.html': `<!doctype html><title>Many</title><script>
      for (let i = 0; i < ${frames}; i += 1) {
        const frame = document.createElement('iframe');
        frame.src = 'one.html';
        document.documentElement.append(frame);
      }
    </script>`,
    '/one.html': `<!doctype html><script>
      window.tracks = [];
      (async () => {
        const stream = await navigator.mediaDevices.getUserMedia({ video: true });
        tracks.push(...stream.getTracks());
        while (tracks.length < ${tracksEach}) tracks.push(tracks[0].clone());
        for (const track of tracks) track.addEventListener('ended', () => { track.heard = true; });
      })();
    </script>`,
  });
});
afterAll(() => pages.close());

test(`${frames * tracksEach} live tracks in ${frames} frames are all listed, and Stop all ends them all`, async () => {
  const { session } = world();
  const page = await session.newPage(`${pages.origin}/many.html`);
  const popup = await session.openPopup(page);
  await rowsOf(popup, frames * tracksEach);
  expect(liveTracks(await reportFrom(popup))).toHaveLength(frames * tracksEach);

  await popup.click('[data-action=stop-all]');
  await rowsOf(popup, 0);
  await until('the popup says that the stop is verified', () =>
    popup.evaluate(() => /verified/i.test(document.querySelector('p.status')?.textContent ?? '')),
  );
  const own = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((frame) =>
        frame.evaluate(() => {
          const tracks: readonly (MediaStreamTrack & { heard?: boolean })[] = Reflect.get(
            window,
            'tracks',
          );
          return tracks.map((track) => `${track.readyState} ${track.heard}`);
        }),
      ),
  );
  expect(own.flat()).toEqual(Array(frames * tracksEach).fill('ended true'));
});
