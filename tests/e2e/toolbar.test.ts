import { expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import { demoReady, openDemo, press, useWorld } from './harness.ts';

const world = useWorld();

test('badge and tooltip tell what is on air in the tab, and no other', async () => {
  const page = await openDemo(world(), 'modern.html');
  const quiet = await openDemo(world(), 'index.html');
  const view = await world().session.extensionPage('src/popup/index.html');
  const shown = (url: string) =>
    view.evaluate(async (wanted) => {
      const tabs = await chrome.tabs.query({});
      const tabId = tabs.find((tab) => tab.url === wanted)?.id ?? -1;
      const [text, title] = await Promise.all([
        chrome.action.getBadgeText({ tabId }),
        chrome.action.getTitle({ tabId }),
      ]);
      return { text, title };
    }, url);

  expect(await shown(page.url())).toEqual({
    text: '',
    title: 'Tallylight: nothing on air in this tab',
  });
  await press(page, '#start');
  await demoReady(page);
  await until('the badge counts', async () => (await shown(page.url())).text === '2');
  expect((await shown(page.url())).title).toBe(
    'Tallylight: on air in this tab: microphone, camera',
  );
  expect((await shown(quiet.url())).text).toBe('');
  await press(page, '#start');
  await until('the badge counts on', async () => (await shown(page.url())).text === '4');
  expect((await shown(page.url())).title).toContain('2 × microphone');
  await page.evaluate(() => {
    for (const { track } of Reflect.get(window, 'demo').tracks) track.stop();
  });
  await until('the badge is gone', async () => (await shown(page.url())).text === '');
  expect((await shown(page.url())).title).toBe('Tallylight: nothing on air in this tab');
});
