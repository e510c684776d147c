import type { Track } from '../../protocol/report.ts';
import { shorten } from './sentences.ts';
import { sourceWord } from './source-word.ts';

/** How a sentence calls a track: "camera fake_device_0". */
export function trackName(track: Pick<Track, 'source' | 'label' | 'clonedFrom'>): string {
  const label = track.label.trim() === '' ? '' : ` ${shorten(track.label.trim(), 80)}`;
  return `${sourceWord(track.source).toLowerCase()}${label}${track.clonedFrom ? ' (clone)' : ''}`;
}
