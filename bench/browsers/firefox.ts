import { type Browser, launch, type Page } from 'puppeteer-core';
import { closeBrowser } from '../../scripts/driver/close-browser.ts';
import { executableOf } from '../../scripts/driver/executable.ts';
import { firefoxPrefs } from '../../scripts/driver/firefox-prefs.ts';
import { makeProfile } from '../../scripts/driver/profile.ts';
import type { BenchBrowser, BenchLaunch, Tab } from './tab.ts';

export async function launchFirefox({ origin, extensionDir }: BenchLaunch): Promise<BenchBrowser> {
  const profile = makeProfile();
  let browser: Browser | undefined;
  const close = async () => {
    if (browser !== undefined) await closeBrowser(browser);
    profile.remove();
  };
  try {
    browser = await launch({
      browser: 'firefox',
      executablePath: executableOf('firefox'),
      headless: true,
      userDataDir: profile.dir,
      extraPrefsFirefox: {
        ...firefoxPrefs({
          browser: 'firefox',
          extensionDir: '',
          headless: true,
          realDevices: false,
        }),
        // A clock of 20 µs in place of 1 ms.
        'privacy.reduceTimerPrecision': false,
        // A page that was left must not stay in memory beside the one that is measured.
        'browser.sessionhistory.max_total_viewers': 0,
      },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    profile.removeAtExit();
    if (extensionDir !== null) await browser.installExtension(extensionDir);
    const [first] = await browser.pages();
    const tab = firefoxTab(first ?? (await browser.newPage()), origin);
    return { version: await browser.version(), tab, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function firefoxTab(page: Page, origin: string): Tab {
  return {
    open: async (path) => {
      await page.goto(origin + path);
    },
    run: (body) => page.evaluate(`(async () => {${body}})()`),
    collectGarbage: null,
    heapUsed: null,
  };
}
