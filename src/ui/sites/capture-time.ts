import { isLiveCapture, type Site, type Source, type Track } from '../../protocol/report.ts';

/**
 * Time on air per source as of `now`: the totals are as of the snapshot, and run on for each source
 * that is live; a source counts once, however many tracks it has.
 */
export function captureTime(
  site: Site,
  tracks: readonly Track[],
  sinceSnapshotMs: number,
): readonly (readonly [source: string, ms: number])[] {
  const live = new Set<Source>();
  for (const track of tracks) {
    const isOfSite = track.origin === site.origin && track.topOrigin === site.topOrigin;
    if (isOfSite && isLiveCapture(track)) live.add(track.source);
  }
  const times = new Map<string, number>(Object.entries(site.captureMs));
  for (const source of live)
    times.set(source, (times.get(source) ?? 0) + Math.max(0, sinceSnapshotMs));
  return [...times];
}
