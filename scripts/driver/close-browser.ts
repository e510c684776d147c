import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';

/** Closes a browser, also one that is gone already or does not answer any more. */
export async function closeBrowser(browser: Browser): Promise<void> {
  const process = browser.process();
  const answer = browser.close().then(
    () => 'closed',
    () => 'failed',
  );
  const patience = delay(10_000, 'late', { ref: false });
  if ((await Promise.race([answer, patience])) !== 'closed') process?.kill('SIGKILL');
}
