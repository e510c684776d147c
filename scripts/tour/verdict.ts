import { liveCount } from './page-view.ts';
import type { Visit } from './visit.ts';

export interface Verdict {
  readonly verified: boolean;
  readonly sentence: string;
}

/** What a visit proves: every word of "verified" rests on the page's own `readyState`s. */
export function verdictOf(visit: Visit): Verdict {
  const doubts = doubtsAbout(visit);
  return doubts.length > 0
    ? { verified: false, sentence: `not verified: ${doubts.join('; ')}` }
    : { verified: true, sentence: `verified: ${successOf(visit)}` };
}

function doubtsAbout({ stop, rows, before, answer, after }: Visit): readonly string[] {
  if ('error' in answer) return [`the extension answered "${answer.error}"`];
  const stillLive = liveCount(after);
  const reason = before.errors.join(', ') || 'no error';
  return [
    ...(stop.outcome === 'captures' && rows.length === 0 ? [`nothing was opened (${reason})`] : []),
    ...(stop.outcome === 'refused' && rows.length > 0 ? ['something was opened'] : []),
    ...(before.tells && rows.length < liveCount(before)
      ? [`the page has ${tracks(liveCount(before))} live, the popup shows ${rows.length}`]
      : []),
    ...answer.failed.map(({ trackId, why }) => `${trackId} was not stopped (${why})`),
    ...(answer.verified ? [] : ['the extension could not verify the stop']),
    ...(stillLive > 0 ? [`the page says that ${tracks(stillLive)} still live`] : []),
  ];
}

function successOf({ rows, before, after }: Visit): string {
  if (rows.length > 0) {
    const witness = after.tells ? 'and the page says ended' : 'by the extension alone';
    return `${tracks(rows.length)} stopped, ${witness}`;
  }
  return before.errors.length > 0
    ? `nothing on air, the page was refused with ${before.errors.join(', ')}`
    : 'nothing on air';
}

function tracks(count: number): string {
  return count === 1 ? '1 track' : `${count} tracks`;
}
