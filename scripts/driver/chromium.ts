import { type Browser, type CDPSession, launch, type Page, type Target } from 'puppeteer-core';
import { chromiumFlags } from './chromium-flags.ts';
import { closeBrowser } from './close-browser.ts';
import { needsVirtualScreen } from './display.ts';
import { executableOf } from './executable.ts';
import { popupPathOf } from './popup-path.ts';
import { makeProfile } from './profile.ts';
import type { LaunchOptions, Session } from './session.ts';
import { until } from './until.ts';
import { startVirtualScreen } from './virtual-screen.ts';

export async function launchChromium(options: LaunchOptions): Promise<Session> {
  const { extensionDir, headless } = options;
  const screen = needsVirtualScreen('chromium', headless) ? await startVirtualScreen() : undefined;
  const profile = makeProfile();
  let browser: Browser | undefined;
  const close = async () => {
    if (browser !== undefined) await closeBrowser(browser);
    profile.remove();
    await screen?.close();
  };
  try {
    browser = await launch({
      executablePath: executableOf('chromium'),
      // Branded Chrome ignores --load-extension; over the pipe it loads an extension all the same.
      pipe: true,
      enableExtensions: true,
      headless,
      userDataDir: profile.dir,
      defaultViewport: null,
      args: [...chromiumFlags(options)],
      env: screen?.env ?? process.env,
      // Whoever runs the driver decides on signals: see exit-on-signal.ts.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    profile.removeAtExit();
    const extensionId = await browser.installExtension(extensionDir);
    return chromiumSession(browser, extensionId, popupPathOf(extensionDir), close);
  } catch (error) {
    await close();
    throw error;
  }
}

function chromiumSession(
  browser: Browser,
  extensionId: string,
  popupPath: string,
  close: () => Promise<void>,
): Session {
  const root = `chrome-extension://${extensionId}/`;
  let popup: Page | undefined;

  const newPage = async (url?: string) => {
    const page = await browser.newPage();
    if (url !== undefined) await page.goto(url);
    return page;
  };

  return {
    browser,
    kind: 'chromium',
    extensionId,
    newPage,
    extensionPage: (path) => newPage(root + path),
    openPopup: async (page) => {
      if (popup !== undefined && !popup.isClosed()) await popup.close();
      await page.bringToFront();
      const worker = await runningWorker(browser, root, page);
      popup = await openToolbarPopup(browser, worker, root + popupPath);
      return popup;
    },
    killBackground: () => killWorker(browser, root),
    close,
  };
}

/** The extension's service worker, started if it sleeps or was killed. */
async function runningWorker(browser: Browser, root: string, page: Page): Promise<Target> {
  const isWorker = (target: Target) =>
    target.type() === 'service_worker' && target.url().startsWith(root);
  if (!browser.targets().some(isWorker)) {
    // Only a page's session knows this domain; it reaches the workers of every origin.
    const session = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: root });
    await session.detach();
  }
  return browser.waitForTarget(isWorker);
}

async function openToolbarPopup(browser: Browser, worker: Target, url: string): Promise<Page> {
  // The same document may be open in a tab: only a target that is new can be the popup.
  const known = new Set(browser.targets());
  // The window may not yet be the active one, which openPopup insists on.
  await until('the toolbar popup opens', () => evaluates(worker, 'chrome.action.openPopup()'));
  const target = await browser.waitForTarget((each) => !known.has(each) && each.url() === url);
  const popup = await target.asPage();
  await until('the popup is loaded', () =>
    popup.evaluate(() => document.readyState === 'complete'),
  );
  return popup;
}

/** Evaluates in a worker and lets go of it: one that is held at its death hangs when it starts again. */
async function evaluates(worker: Target, expression: string): Promise<boolean> {
  const session = await worker.createCDPSession();
  try {
    const answer = await session.send('Runtime.evaluate', { expression, awaitPromise: true });
    const { exceptionDetails } = answer;
    if (exceptionDetails === undefined) return true;
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  } finally {
    await session.detach();
  }
}

async function killWorker(browser: Browser, root: string): Promise<void> {
  const session = await browser.target().createCDPSession();
  try {
    const [worker] = await workersOf(session, root);
    if (worker === undefined) return;
    await session.send('Target.closeTarget', { targetId: worker });
    // By id, not by address: another one may have been started already.
    await until('the service worker is gone', async () => {
      return !(await workersOf(session, root)).includes(worker);
    });
  } finally {
    await session.detach();
  }
}

async function workersOf(session: CDPSession, root: string): Promise<readonly string[]> {
  const { targetInfos } = await session.send('Target.getTargets');
  return targetInfos
    .filter(({ type, url }) => type === 'service_worker' && url.startsWith(root))
    .map(({ targetId }) => targetId);
}
