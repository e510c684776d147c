import { type Browser, launch, type Page } from 'puppeteer-core';
import { Failure } from '../failure.ts';
import { geckoId } from '../manifest.ts';
import { closeBrowser } from './close-browser.ts';
import { needsVirtualScreen } from './display.ts';
import { executableOf } from './executable.ts';
import { firefoxPrefs, pinnedHost } from './firefox-prefs.ts';
import { popupPathOf } from './popup-path.ts';
import { makeProfile } from './profile.ts';
import type { LaunchOptions, Session } from './session.ts';
import { until } from './until.ts';
import { startVirtualScreen } from './virtual-screen.ts';

export async function launchFirefox(options: LaunchOptions): Promise<Session> {
  const { extensionDir, headless, extraArgs = [] } = options;
  const screen = needsVirtualScreen('firefox', headless) ? await startVirtualScreen() : undefined;
  const profile = makeProfile();
  let browser: Browser | undefined;
  const close = async () => {
    if (browser !== undefined) await closeBrowser(browser);
    profile.remove();
    await screen?.close();
  };
  try {
    browser = await launch({
      browser: 'firefox',
      executablePath: executableOf('firefox'),
      headless: headless && screen === undefined,
      userDataDir: profile.dir,
      defaultViewport: null,
      // System access: without it no page can be sent to moz-extension: or about: addresses.
      args: ['--width=1200', '--height=900', '--remote-allow-system-access', ...extraArgs],
      extraPrefsFirefox: { ...firefoxPrefs(options) },
      env: screen?.env ?? process.env,
      // Whoever runs the driver decides on signals: see exit-on-signal.ts.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    profile.removeAtExit();
    await browser.installExtension(extensionDir);
    return firefoxSession(browser, popupPathOf(extensionDir), close);
  } catch (error) {
    await close();
    throw error;
  }
}

function firefoxSession(browser: Browser, popupPath: string, close: () => Promise<void>): Session {
  const root = `moz-extension://${pinnedHost}/`;
  let popup: Page | undefined;

  return {
    browser,
    kind: 'firefox',
    extensionId: pinnedHost,
    newPage: async (url) => {
      const page = await browser.newPage();
      if (url?.startsWith('moz-extension:')) await goToPrivileged(page, url);
      else if (url !== undefined) await page.goto(url);
      return page;
    },
    extensionPage: async (path) => {
      const page = await browser.newPage();
      await goToPrivileged(page, root + path);
      return page;
    },
    openPopup: async (page) => {
      // It may be gone: `isClosed` does not notice when a window goes with its last tab.
      await popup?.close().catch(() => {});
      // In a window of its own, so that the page it is about stays visible and is not slowed down.
      popup = await browser.newPage({ type: 'window' });
      await popup.setViewport(popupSize);
      await goToPrivileged(popup, root + popupPath);
      const tabId = await tabIdOf(page, popup);
      await goToPrivileged(popup, `${root}${popupPath}?tab=${tabId}`);
      return popup;
    },
    killBackground: () => terminateEventPage(browser),
    close,
  };
}

const popupSize = { width: 420, height: 600 };

/** Sends a page to an address of the browser's own; `goto` gets there, but never says so. */
async function goToPrivileged(page: Page, url: string): Promise<void> {
  page.goto(url).catch(() => {});
  await until(`${url} is loaded`, () =>
    page.evaluate((wanted) => location.href === wanted && document.readyState === 'complete', url),
  );
}

/** The extension's own number of this page's tab, asked of an extension page. */
async function tabIdOf(page: Page, extensionPage: Page): Promise<number> {
  // Two tabs may show the same address, but only one of them is its window's active tab.
  await page.bringToFront();
  const url = await page.evaluate(() => location.href);
  const ids = await extensionPage.evaluate(async (wanted) => {
    const tabs = await chrome.tabs.query({ active: true });
    return tabs.filter((tab) => tab.url === wanted).map((tab) => tab.id);
  }, url);
  const [id] = ids;
  if (id === undefined) throw new Failure(`No tab of the extension's list shows ${url}.`);
  return id;
}

/** Ends the event page as its idle timer would, but at once; asked of the browser's own process. */
async function terminateEventPage(browser: Browser): Promise<void> {
  const page = await browser.newPage({ background: true });
  try {
    await goToPrivileged(page, 'about:config');
    // As text: these objects exist only in the browser's own scope, and have no types here.
    const isGone = await page.evaluate(`(async () => {
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(geckoId)});
      const before = [...extension.views].find(({ viewType }) => viewType === 'background');
      // While it still starts, the browser does not hear this; and it says that it is gone a moment after.
      // Another one may run by then: pages that wait for it start it again at once.
      for (let i = 0; i < 50 && before && !before.unloaded; i += 1) {
        const wait = new Promise((resolve) => setTimeout(resolve, 200));
        await Promise.race([extension.terminateBackground(), wait]);
        if (!before.unloaded) await wait;
      }
      return !before || before.unloaded;
    })()`);
    if (isGone !== true) throw new Failure('The event page did not end.');
  } finally {
    await page.close();
  }
}
