import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import {
  demoReady,
  kind,
  openDemo,
  ownTracks,
  press,
  rowsOf,
  trackIdsIn,
  useWorld,
} from './harness.ts';

const world = useWorld();
const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});

async function open(path: string): Promise<Page> {
  const page = await openDemo(world(), path);
  opened.push(page);
  return page;
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violationsIn(popup: Page): Promise<readonly string[]> {
  // As text: the popup's content security policy admits no other script.
  await popup.evaluate(axe);
  return popup.evaluate(async () => {
    const { violations } = await Reflect.get(window, 'axe').run(document);
    return violations.map(
      (violation: { id: string; help: string }) => `${violation.id}: ${violation.help}`,
    );
  });
}

/** Colours that are still on their way have a contrast of their own. */
async function settled(popup: Page): Promise<void> {
  await until('no transition is under way', () =>
    popup.evaluate(
      () => !document.getAnimations().some((animation) => animation instanceof CSSTransition),
    ),
  );
}

async function says(popup: Page, words: RegExp): Promise<void> {
  await until(`the popup says ${words}`, async () =>
    words.test(await popup.evaluate(() => document.body.textContent ?? '')),
  );
}

test('an empty popup says what will appear in it', async () => {
  const page = await open('index.html');
  const popup = await world().session.openPopup(page);
  await says(popup, /When a page opens your camera/);
  expect(await popup.evaluate(() => document.querySelector('[data-action=stop-all]'))).toBeNull();
});

test('a page of the browser itself cannot be looked into, and the popup says so', async () => {
  const page = await world().session.newPage();
  opened.push(page);
  // Firefox has no such page that its driver can open a popup for.
  if (kind === 'chromium') {
    await page.goto('chrome://version');
    const popup = await world().session.openPopup(page);
    await says(popup, /cannot look into this page/);
  }
});

test('everything can be reached and stopped by keyboard alone, in this tab and in others', async () => {
  const other = await open('clone.html');
  await press(other, '#start');
  await demoReady(other);
  const page = await open('modern.html');
  await press(page, '#start');
  await demoReady(page);
  const popup = await world().session.openPopup(page);
  await rowsOf(popup, 3);
  const groups = await popup.$$eval('[data-tab-id]', (items) =>
    items.map((item) => item.querySelectorAll('[data-track-id]').length),
  );
  expect(groups).toEqual([2, 1]);
  expect(await popup.$$eval('[data-action=go-to-tab]', (buttons) => buttons.length)).toBe(1);

  // There it is a window of its own, and only the front one takes keys.
  if (kind === 'firefox') await popup.bringToFront();
  const focused = () =>
    popup.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
  const reached: string[] = [];
  for (let i = 0; i < 30; i += 1) {
    await popup.keyboard.press('Tab');
    const name = await focused();
    if (reached.includes(name)) break;
    reached.push(name);
    if (/^Stop camera/i.test(name)) break;
  }
  expect(reached.some((name) => /^Stop camera/i.test(name))).toBe(true);
  await popup.keyboard.press('Enter');
  await rowsOf(popup, 2);
  await says(popup, /Stopped, verified/);
  expect((await ownTracks(page)).map(({ readyState }) => readyState)).toEqual(['live', 'ended']);

  // The popup closes under the click, and may be gone before the driver has its answer; what follows tells.
  await popup.click('[data-action=go-to-tab]').catch(() => undefined);
  await until('the other tab is shown', () =>
    other.evaluate(() => document.visibilityState === 'visible'),
  );
  const second = await world().session.openPopup(other);
  await second.click('[data-action=stop-all]');
  await rowsOf(second, 0);
  expect((await ownTracks(page)).every(({ readyState }) => readyState === 'ended')).toBe(true);
});

// Firefox's driver cannot choose the theme.
test.each(kind === 'firefox' ? ['preset'] : ['light', 'dark'])(
  'axe finds nothing in the %s popup',
  async (theme) => {
    const page = await open('modern.html');
    await press(page, '#start');
    await demoReady(page);
    const popup = await world().session.openPopup(page);
    if (theme !== 'preset') {
      await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    }
    await rowsOf(popup, 2);
    await settled(popup);
    expect(await violationsIn(popup)).toEqual([]);
    await popup.click('[data-action=stop-all]');
    await rowsOf(popup, 0);
    await settled(popup);
    expect(await violationsIn(popup)).toEqual([]);
  },
);

test('a page that is gone takes its rows with it', async () => {
  const page = await open('modern.html');
  const keeper = await open('index.html');
  await press(page, '#start');
  await demoReady(page);
  const popup = await world().session.openPopup(keeper);
  await rowsOf(popup, 2);
  await page.goto('about:blank');
  await rowsOf(popup, 0);
  expect(await trackIdsIn(popup)).toEqual([]);
});
