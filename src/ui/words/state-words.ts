import type { Track } from '../../protocol/report.ts';

/** What is out of the ordinary about a live track; an enabled and unmuted one has nothing to say. */
export function stateWords(track: Pick<Track, 'enabled' | 'muted'>): readonly string[] {
  const words: string[] = [];
  if (!track.enabled) words.push('disabled by the page');
  if (track.muted) words.push('muted by the browser or device');
  return words;
}
