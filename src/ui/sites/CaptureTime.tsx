import type { ReadonlySignal } from '@preact/signals';
import type { Site } from '../../protocol/report.ts';
import type { Snapshot } from '../../protocol/snapshot.ts';
import { UnbrokenList } from '../UnbrokenList.tsx';
import { durationWords } from '../words/duration-words.ts';
import { isSource, sourceWord } from '../words/source-word.ts';
import { captureTime } from './capture-time.ts';

interface Props {
  readonly site: Site;
  readonly snapshot: Snapshot;
  readonly now: ReadonlySignal<number>;
}

/** Reads the clock itself, as a track's duration does. */
export function CaptureTime({ site, snapshot, now }: Props) {
  const sinceSnapshot = now.value - Date.parse(snapshot.generatedAt);
  const times = captureTime(site, snapshot.tracks, sinceSnapshot);
  if (times.length === 0) return <>never</>;
  const words = times.map(([source, ms]) => {
    const name = isSource(source) ? sourceWord(source).toLowerCase() : source;
    return `${name} ${durationWords(ms)}`;
  });
  return <UnbrokenList items={words} />;
}
