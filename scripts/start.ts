// `npm start`: a browser of its own with the extension in it, on the demo; without a display, the tour.

import { ensureBrowser, ensureXvfb } from './browsers.ts';
import { buildExtension } from './build-extension.ts';
import { type DemoServer, startDemoServer } from './demo-server.ts';
import { hasDisplay, needsVirtualScreen } from './driver/display.ts';
import { launch } from './driver/launch.ts';
import type { Session } from './driver/session.ts';
import { Failure, sentenceOf } from './failure.ts';
import { parseStartOptions, type StartOptions } from './options.mjs';
import { runTour } from './tour/run-tour.ts';
import { showBrowser } from './tour/show-browser.ts';
import { stopsOf } from './tour/stops.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => interruption.abort());
}

process.exit(await start().catch(explain));

async function start(): Promise<number> {
  const options = parseStartOptions(process.argv.slice(2));
  if ('problem' in options) throw new Failure(options.problem);
  const headless = options.headless || !hasDisplay();

  // Before all that takes time: a busy port is known at once.
  const server = options.url === undefined ? await serveDemo(options) : undefined;
  const opening = openBrowser(options, headless);
  const run = async () => {
    const session = await opening;
    const address = options.url ?? server?.origin ?? '';
    if (headless) return runTour(session, stopsOf(options.url, address), interruption.signal);
    await showBrowser(session, address, interruption.signal);
    return 0;
  };
  try {
    return await Promise.race([run(), interrupted(interruption.signal, headless ? 130 : 0)]);
  } finally {
    // Interrupted half way, it must be open before it can be closed without leaving anything behind.
    await opening.then((session) => session.close()).catch(() => {});
    await server?.close();
  }
}

async function serveDemo({ port }: StartOptions): Promise<DemoServer> {
  try {
    return await startDemoServer({ port });
  } catch (error) {
    throw error instanceof Error ? new Failure(error.message, { cause: error }) : error;
  }
}

async function openBrowser(options: StartOptions, headless: boolean): Promise<Session> {
  const { browser, realDevices } = options;
  const executable = await ensureBrowser(browser);
  if (needsVirtualScreen(browser, headless)) await ensureXvfb();
  console.log(`Building the extension for ${executable} …`);
  const extensionDir = await buildExtension(browser);
  interruption.signal.throwIfAborted();
  return launch({
    browser,
    extensionDir,
    headless,
    realDevices,
    // With real devices the person is asked, if there is one to see the question.
    fakeUi: headless || !realDevices,
  });
}

function interrupted(signal: AbortSignal, code: number): Promise<number> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(code));
  });
}

function explain(error: unknown): number {
  console.error(sentenceOf(error));
  return 1;
}
