import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';
import { type DemoServer, startDemoServer } from '../../scripts/demo-server.ts';
import { launch } from '../../scripts/driver/launch.ts';
import type { BrowserKind, LaunchOptions, Session } from '../../scripts/driver/session.ts';
import { until } from '../../scripts/driver/until.ts';
import { extensionDirOf } from '../../scripts/project.ts';
import type { DoorMessage, StopAnswer } from '../../src/protocol/door.ts';
import type { Report, Track } from '../../src/protocol/report.ts';

export const kind: BrowserKind =
  process.env.TALLYLIGHT_BROWSER === 'firefox' ? 'firefox' : 'chromium';

export interface World {
  readonly session: Session;
  readonly demo: DemoServer;
}

/** One browser with the built extension, and the demo's server, for all tests of a file. */
export function useWorld(options: Partial<LaunchOptions> = {}): () => World {
  let world: World | undefined;
  beforeAll(async () => {
    const demo = await startDemoServer({});
    const session = await launch({
      browser: kind,
      extensionDir: extensionDirOf(kind),
      headless: true,
      realDevices: false,
      ...options,
    });
    world = { session, demo };
  });
  afterAll(async () => {
    await world?.session.close();
    await world?.demo.close();
  });
  return () => {
    if (!world) throw new Error('the browser has not started');
    return world;
  };
}

/** The report, asked at the door from a page of the extension. */
export function reportFrom(extensionPage: Page): Promise<Report> {
  return ask<Report>(extensionPage, { type: 'report' });
}

export function stopFrom(
  extensionPage: Page,
  message: Exclude<DoorMessage, { type: 'report' }>,
): Promise<StopAnswer> {
  return ask<StopAnswer>(extensionPage, message);
}

function ask<Answer>(extensionPage: Page, message: unknown): Promise<Answer> {
  return extensionPage.evaluate(
    (sent) => (Reflect.get(globalThis, 'browser') ?? chrome).runtime.sendMessage(sent),
    message,
  );
}

export function liveTracks(report: Report): readonly Track[] {
  return report.tracks.filter((track) => track.readyState === 'live');
}

/** What a demo page itself sees of one of its tracks. */
export interface OwnTrack {
  readonly name: string;
  readonly readyState: string;
  readonly endedEvents: number | null;
}

/** In all frames of a page of the demo. */
export async function ownTracks(page: Page): Promise<readonly OwnTrack[]> {
  const views = await Promise.all(page.frames().map(ownTracksOfFrame));
  return views.flat();
}

function ownTracksOfFrame(frame: Frame): Promise<readonly OwnTrack[]> {
  return frame.evaluate(() => {
    const demo = Reflect.get(window, 'demo');
    const tracks: readonly {
      name: string;
      track?: MediaStreamTrack;
      endedEvents: number | null;
    }[] = demo?.tracks ?? [];
    return tracks.map(({ name, track, endedEvents }) => ({
      name,
      readyState: track?.readyState ?? 'collected',
      endedEvents,
    }));
  });
}

/** Opens a page of the demo without starting it. */
export function openDemo({ session, demo }: World, path: string): Promise<Page> {
  return session.newPage(`${demo.origin}/${path}`);
}

export async function demoReady(page: Page): Promise<void> {
  await until('the demo page is ready', () =>
    page.evaluate(() => Reflect.get(window, 'demo')?.ready === true),
  );
}

/** Presses a button without taking the focus from the popup, which would close it. */
export async function press(page: Page, selector: string): Promise<void> {
  await page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.click(), selector);
}

export function trackIdsIn(popup: Page): Promise<readonly string[]> {
  return popup.evaluate(() =>
    [...document.querySelectorAll('[data-track-id]')].map(
      (row) => row.getAttribute('data-track-id') ?? '',
    ),
  );
}

/** Waits until the popup lists exactly this many tracks, and returns their ids. */
export async function rowsOf(popup: Page, count: number): Promise<readonly string[]> {
  let ids: readonly string[] = [];
  await until(`the popup lists ${count} tracks`, async () => {
    ids = await trackIdsIn(popup);
    return ids.length === count;
  });
  return ids;
}
