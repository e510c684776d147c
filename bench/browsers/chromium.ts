import { type Browser, type CDPSession, launch } from 'puppeteer-core';
import { chromiumFlags } from '../../scripts/driver/chromium-flags.ts';
import { closeBrowser } from '../../scripts/driver/close-browser.ts';
import { executableOf } from '../../scripts/driver/executable.ts';
import { makeProfile } from '../../scripts/driver/profile.ts';
import { Failure } from '../../scripts/failure.ts';
import type { BenchBrowser, BenchLaunch, Tab } from './tab.ts';

export async function launchChromium({ origin, extensionDir }: BenchLaunch): Promise<BenchBrowser> {
  const profile = makeProfile();
  let browser: Browser | undefined;
  const close = async () => {
    if (browser !== undefined) await closeBrowser(browser);
    profile.remove();
  };
  try {
    browser = await launch({
      executablePath: executableOf('chromium'),
      pipe: true,
      enableExtensions: true,
      headless: true,
      userDataDir: profile.dir,
      args: [
        ...chromiumFlags({
          browser: 'chromium',
          extensionDir: '',
          headless: true,
          realDevices: false,
        }),
        // A page that was left must not stay in memory beside the one that is measured.
        '--disable-features=BackForwardCache',
      ],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    profile.removeAtExit();
    if (extensionDir !== null) await browser.installExtension(extensionDir);
    const page = await browser.waitForTarget((target) => target.type() === 'page');
    // Not target.page(): Puppeteer's pages have an isolated world of their own in every frame, which
    // is the very thing to be measured here.
    const session = await page.createCDPSession();
    const tab = chromiumTab(session, origin);
    await checkWorlds(session, tab, extensionDir !== null);
    return { version: await browser.version(), tab, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function chromiumTab(session: CDPSession, origin: string): Tab {
  const run = async (body: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `(async () => {${body}})()`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails === undefined) return result.value;
    throw new Failure(exceptionDetails.exception?.description ?? exceptionDetails.text);
  };
  return {
    run,
    open: async (path) => {
      const { errorText } = await session.send('Page.navigate', { url: origin + path });
      if (errorText !== undefined) throw new Failure(`${path} did not load: ${errorText}.`);
      await run(untilLoaded);
    },
    collectGarbage: () => session.send('HeapProfiler.collectGarbage'),
    heapUsed: async () => (await session.send('Runtime.getHeapUsage')).usedSize,
  };
}

const untilLoaded = `
  if (document.readyState !== 'complete') {
    await new Promise((loaded) => addEventListener('load', loaded, { once: true }));
  }
  await new Promise((later) => setTimeout(later));`;

/** A run in which the extension was not there, or another one was, would be worth nothing. */
async function checkWorlds(session: CDPSession, tab: Tab, expected: boolean): Promise<void> {
  const isolated = new Set<string>();
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.auxData?.type === 'isolated') isolated.add(context.name);
  });
  await tab.open('/frames');
  await session.send('Runtime.enable');
  await session.send('Runtime.disable');
  session.removeAllListeners('Runtime.executionContextCreated');
  if (isolated.size === (expected ? 1 : 0)) return;
  throw new Failure(`The page has these isolated worlds: ${[...isolated].join(', ') || 'none'}.`);
}
