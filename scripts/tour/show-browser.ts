import type { Session } from '../driver/session.ts';
import { openPage } from './open-page.ts';

/** Shows the page with the popup open, and stays until the browser is closed. */
export async function showBrowser(
  session: Session,
  url: string,
  interruption: AbortSignal,
): Promise<void> {
  const blank = await session.browser.pages();
  const page = await openPage(session, url);
  await Promise.all(blank.map((each) => each.close()));
  try {
    await session.openPopup(page);
  } catch {
    // Some window managers do not make a new window the active one.
    console.log("The popup did not open by itself: click Tallylight's icon in the toolbar.");
  }
  console.log(`The browser shows ${url}. Close it, or press Ctrl+C here, to end.`);
  await new Promise<void>((resolve) => {
    session.browser.once('disconnected', () => resolve());
    interruption.addEventListener('abort', () => resolve());
  });
}
