import type { StopAnswer } from '../../protocol/door.ts';
import type { Track } from '../../protocol/report.ts';
import { assertNever } from '../assert-never.ts';
import type { Notice } from '../view/notice.ts';
import { originWords } from '../words/place-words.ts';
import { endSentence, listWords, shorten } from '../words/sentences.ts';
import { trackName } from '../words/track-name.ts';
import type { StopResult } from './stop-result.ts';

const mostLines = 5;
const wayOut = 'Reload or close the tab to end it for certain.';

/** What to tell the person of a stop; `targets` are the tracks that it was meant for. */
export function stopNotice(targets: readonly Track[], result: StopResult): Notice {
  switch (result.type) {
    case 'answered':
      return answerNotice(targets, result.answer);
    case 'refused':
      return {
        tone: 'alert',
        title: 'The stop was refused',
        lines: [endSentence(result.error)],
        advice: wayOut,
      };
    case 'lost':
      return {
        tone: 'alert',
        title: `It is not known whether ${targetWords(targets)} stopped`,
        lines: [endSentence(`Tallylight’s background did not answer: ${result.why}`)],
        advice: 'Try again. If this comes back, reload or close the tab.',
      };
    default:
      return assertNever(result);
  }
}

function answerNotice(targets: readonly Track[], answer: StopAnswer): Notice {
  if (answer.failed.length > 0) {
    const lines = answer.failed.map(({ trackId, why }) => {
      return `${placedName(targets.find((track) => track.id === trackId))}: ${endSentence(why)}`;
    });
    return { tone: 'alert', title: failedTitle(answer), lines: firstLines(lines), advice: wayOut };
  }
  if (!answer.verified) {
    return {
      tone: 'alert',
      title: `The stop of ${targetWords(targets)} is not verified`,
      lines: ['The page was told to stop, but that it did could not be read back.'],
      advice: wayOut,
    };
  }
  const stopped = targets.filter((track) => answer.stopped.includes(track.id));
  return { tone: 'status', title: stoppedWords(stopped, answer), lines: [], advice: '' };
}

function failedTitle({ failed, stopped }: StopAnswer): string {
  const all = failed.length + stopped.length;
  if (all === 1) return 'The stream could not be stopped';
  return `${failed.length} of ${all} streams could not be stopped`;
}

function stoppedWords(stopped: readonly Track[], answer: StopAnswer): string {
  if (answer.stopped.length === 0) return 'Nothing was live any more.';
  // A stop takes the clones of its source along, so more may have ended than was clicked.
  const count = answer.stopped.length;
  return count === 1
    ? `Stopped, verified: ${targetWords(stopped)}.`
    : `Stopped, verified: ${count} streams.`;
}

function targetWords(targets: readonly Track[]): string {
  if (targets.length === 0) return 'the stream';
  return targets.length > 2 ? `${targets.length} streams` : listWords(targets.map(trackName));
}

function placedName(track: Track | undefined): string {
  return track ? `${trackName(track)} on ${originWords(track.topOrigin)}` : 'a stream';
}

function firstLines(lines: readonly string[]): readonly string[] {
  const different = [...new Set(lines)];
  const rest = different.length - mostLines;
  const shown = different.slice(0, mostLines).map((line) => shorten(line, 300));
  return rest > 0 ? [...shown, `and ${rest} more`] : shown;
}
