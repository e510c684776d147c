import type { Session } from '../driver/session.ts';
import { sentenceOf } from '../failure.ts';
import type { Stop } from './stops.ts';
import { textTable } from './text-table.ts';
import { verdictOf } from './verdict.ts';
import { visit } from './visit.ts';

/** Visits each page, stops what it opened, and tells; the exit code says whether all was verified. */
export async function runTour(
  session: Session,
  stops: readonly Stop[],
  interruption: AbortSignal,
): Promise<number> {
  console.log(`The tour, in ${await session.browser.version()}. Pictures of the popup go to out/.`);
  let verified = 0;
  for (const stop of stops) {
    console.log(`\n${stop.name}  ${stop.url}`);
    const isVerified = await tellOf(session, stop, interruption);
    if (interruption.aborted) return 1;
    if (isVerified) verified += 1;
  }
  console.log(`\n${verified} of ${stops.length} pages verified.`);
  return verified === stops.length ? 0 : 1;
}

async function tellOf(session: Session, stop: Stop, interruption: AbortSignal): Promise<boolean> {
  try {
    const seen = await visit(session, stop);
    if (seen.rows.length > 0) for (const line of textTable(seen.rows)) console.log(`  ${line}`);
    const { verified, sentence } = verdictOf(seen);
    console.log(`  ${sentence}`);
    return verified;
  } catch (error) {
    // The browser was closed under our hands: that is no finding.
    if (!interruption.aborted) console.log(`  not verified: ${sentenceOf(error)}`);
    return false;
  }
}
