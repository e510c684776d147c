import { isLiveCapture, type Source, type Track } from '../../protocol/report.ts';
import type { Snapshot } from '../../protocol/snapshot.ts';
import { listWords } from './sentences.ts';
import { sourceWord } from './source-word.ts';

export interface Headline {
  readonly title: string;
  readonly detail: string;
}

export function headlineWords(snapshot: Snapshot): Headline {
  const live = snapshot.tracks.filter(isLiveCapture);
  const here = live.filter((track) => track.tabId === snapshot.tab?.tabId);
  const elsewhere = live.length - here.length;
  if (live.length === 0) {
    const reach = snapshot.tab?.inspection === 'inspected' ? '' : ' where Tallylight can look';
    return { title: 'Nothing on air', detail: `No camera, microphone or screen is open${reach}.` };
  }
  if (here.length === 0) {
    return { title: 'On air elsewhere', detail: `${streamWords(live)} in other tabs.` };
  }
  const rest = elsewhere > 0 ? `, ${elsewhere} more in other tabs` : '';
  return { title: 'On air', detail: `${streamWords(here)} in this tab${rest}.` };
}

/** "1 camera stream", "2 camera and 1 microphone streams" */
function streamWords(tracks: readonly Pick<Track, 'source'>[]): string {
  const counts = new Map<Source, number>();
  for (const { source } of tracks) counts.set(source, (counts.get(source) ?? 0) + 1);
  const parts = [...counts].map(([source, n]) => `${n} ${sourceWord(source).toLowerCase()}`);
  return `${listWords(parts)} ${tracks.length === 1 ? 'stream' : 'streams'}`;
}
