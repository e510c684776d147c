import { isLiveCapture, type Source, type Track } from '../../protocol/report.ts';

/** What the toolbar shows for one tab: off, or on air with the number of live captures by source. */
export interface Badge {
  readonly onAir: boolean;
  /** '' when off. */
  readonly text: string;
  readonly bySource: readonly { readonly source: Source; readonly count: number }[];
}

export function badgeOf(tracks: Iterable<Track>, tabId: number): Badge {
  const counts = new Map<Source, number>();
  let total = 0;
  for (const track of tracks) {
    if (track.tabId !== tabId || !isLiveCapture(track)) continue;
    counts.set(track.source, (counts.get(track.source) ?? 0) + 1);
    total += 1;
  }
  return {
    onAir: total > 0,
    text: total === 0 ? '' : total > 999 ? '999+' : String(total),
    bySource: [...counts].map(([source, count]) => ({ source, count })),
  };
}
