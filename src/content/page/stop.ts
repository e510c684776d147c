import type { StopResult } from '../../protocol/page-command.ts';
import { quietly } from './derive.ts';
import { append } from './natives.ts';
import type { Known, Tracks } from './tracks.ts';

/**
 * Stops tracks with the native `stop()`, each with every live clone of its source, and then fires the
 * `ended` that the page would hear had the person stopped them in the browser; `stop()` itself fires
 * none (https://w3c.github.io/mediacapture-main/#track-ended). The result is read from the tracks
 * afterwards: it is what the browser says, whatever the page did meanwhile.
 */
export function stop(ids: readonly string[], tracks: Tracks): StopResult {
  const families = familiesOf(ids, tracks);
  const ended: Known[] = [];
  for (let i = 0; i < families.length; i += 1) {
    const known = families[i];
    if (!known) continue;
    if (known.capture.state() !== 'live') {
      // It had ended before, and nobody has noticed yet.
      tracks.ended(known, 'browser');
      continue;
    }
    quietly(known.capture.stop);
    if (known.capture.state() !== 'live') append(ended, known);
  }
  for (let i = 0; i < ended.length; i += 1) {
    const known = ended[i];
    if (!known) continue;
    tracks.ended(known, 'tallylight');
    quietly(known.capture.tell);
  }
  return resultOf(ids, families);
}

/** The tracks named, and all that are clones of the same source. */
function familiesOf(ids: readonly string[], tracks: Tracks): readonly Known[] {
  const members: Known[] = [];
  const live = tracks.live();
  for (let i = 0; i < live.length; i += 1) {
    const candidate = live[i];
    if (candidate && sharesRoot(candidate, ids, tracks)) append(members, candidate);
  }
  return members;
}

function sharesRoot(candidate: Known, ids: readonly string[], tracks: Tracks): boolean {
  for (let i = 0; i < ids.length; i += 1) {
    if (tracks.byId(ids[i] ?? '')?.root === candidate.root) return true;
  }
  return false;
}

/** One entry for each track asked for, and for each that was stopped along with it. */
function resultOf(ids: readonly string[], families: readonly Known[]): StopResult {
  const result: StopResult = [];
  for (let i = 0; i < families.length; i += 1) {
    const known = families[i];
    if (!known) continue;
    const isLive = known.capture.state() === 'live';
    append(result, { track: known.id, readyState: isLive ? 'live' : 'ended' });
  }
  // What is not held here any more has ended or has been collected.
  for (let i = 0; i < ids.length; i += 1) {
    const id = ids[i] ?? '';
    if (!isIn(families, id)) append(result, { track: id, readyState: 'ended' });
  }
  return result;
}

function isIn(families: readonly Known[], id: string): boolean {
  for (let i = 0; i < families.length; i += 1) if (families[i]?.id === id) return true;
  return false;
}
