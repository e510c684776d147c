import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { DoorError, StopAnswer } from '../../src/protocol/door.ts';
import type { Session } from '../driver/session.ts';
import { until } from '../driver/until.ts';
import { projectRoot } from '../project.ts';
import { openPage } from './open-page.ts';
import { liveCount, type PageView, viewOfPage } from './page-view.ts';
import { type PopupRow, readPopup } from './popup-rows.ts';
import type { Stop } from './stops.ts';

/** What was seen at one page, and what the extension and the page said of the stop. */
export interface Visit {
  readonly stop: Stop;
  readonly rows: readonly PopupRow[];
  readonly before: PageView;
  readonly answer: StopAnswer | DoorError;
  readonly after: PageView;
}

/** A page that does not tell when it is ready gets this long to open what it opens by itself. */
const settlingTime = 3_000;

export async function visit(session: Session, stop: Stop): Promise<Visit> {
  const page = await openPage(session, stop.url);
  try {
    if (stop.start === 'by-click') await page.click('#start');
    await waitUntilReady(page);
    const before = await viewOfPage(page);

    const popup = await session.openPopup(page);
    const rows = await rowsOnceTheyAgree(popup, before);
    await saveScreenshot(popup, stop.name);

    const answer = await stopEverything(popup);
    // `ended` is an event: it comes a task later.
    await delay(100);
    return { stop, rows, before, answer, after: await viewOfPage(page) };
  } finally {
    await page.close();
  }
}

async function waitUntilReady(page: Page): Promise<void> {
  const { tells } = await viewOfPage(page);
  if (!tells) await delay(settlingTime);
  else await until('the page is ready', async () => (await viewOfPage(page)).ready, 20_000);
}

/** The popup's rows; should they not be as many as the page's live tracks, what there is in the end. */
async function rowsOnceTheyAgree(popup: Page, page: PageView): Promise<readonly PopupRow[]> {
  let rows: readonly PopupRow[] = [];
  await until(
    'the popup shows what the page has',
    async () => {
      rows = await readPopup(popup);
      return !page.tells || rows.length === liveCount(page);
    },
    3_000,
  ).catch(() => {});
  return rows;
}

async function saveScreenshot(popup: Page, name: string): Promise<void> {
  const folder = join(projectRoot, 'out');
  await mkdir(folder, { recursive: true });
  await popup.screenshot({ path: join(folder, `${name}.png`), clip: await shownPart(popup) });
}

function stopEverything(popup: Page): Promise<StopAnswer | DoorError> {
  return popup.evaluate(
    (): Promise<StopAnswer | DoorError> => chrome.runtime.sendMessage({ type: 'stopAll' }),
  );
}

/** Headless Chromium makes the popup's window wider than the popup. */
function shownPart(popup: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  return popup.evaluate(() => {
    const { width } = document.body.getBoundingClientRect();
    return { x: 0, y: 0, width: Math.min(width, innerWidth), height: innerHeight };
  });
}
