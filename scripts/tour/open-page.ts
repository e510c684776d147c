import { type Page, TimeoutError } from 'puppeteer-core';
import type { Session } from '../driver/session.ts';
import { Failure } from '../failure.ts';

export async function openPage(session: Session, url: string): Promise<Page> {
  const page = await session.newPage();
  try {
    await page.goto(url);
  } catch (error) {
    // Some sites never finish loading; what they open is there all the same.
    if (!(error instanceof TimeoutError))
      throw new Failure(`${url} cannot be opened: ${reason(error)}`);
  }
  return page;
}

/** The browser's own name for it; around that, each of them says much else. */
function reason(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return /\b(NS_)?ERR(OR)?_\w+/.exec(line)?.[0] ?? line;
}
