import { ensureBrowser, ensureXvfb } from '../browsers.ts';
import { sentenceOf } from '../failure.ts';
import { type Count, oneFailed, onePassed } from './count.ts';

/** Both browsers, and the screen of the one that has none without a display. */
export async function installAll(): Promise<Count> {
  try {
    console.log(await ensureBrowser('chromium'));
    console.log(await ensureBrowser('firefox'));
    await ensureXvfb();
    return onePassed;
  } catch (error) {
    console.error(sentenceOf(error));
    return oneFailed;
  }
}
