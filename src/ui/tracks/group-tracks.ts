import type { Track } from '../../protocol/report.ts';
import type { Snapshot, TabFacts } from '../../protocol/snapshot.ts';

export interface FrameGroup {
  readonly key: string;
  readonly frameId: number;
  readonly origin: string;
  readonly url: string;
  readonly tracks: readonly Track[];
}

export interface SiteGroup {
  readonly topOrigin: string;
  readonly frames: readonly FrameGroup[];
}

export interface TabGroup {
  readonly tabId: number;
  readonly title: string;
  /** What the browser says of the tab; null where it has not said yet, so one cannot go there. */
  readonly facts: TabFacts | null;
  readonly isHere: boolean;
  readonly sites: readonly SiteGroup[];
}

/** The tab that the view is about comes first, even without tracks; then the others that have some. */
export function groupTracks(snapshot: Snapshot): readonly TabGroup[] {
  const here = snapshot.tab?.tabId;
  const groups = groupBy(snapshot.tracks, (track) => track.tabId).map(([tabId, tracks]) => {
    return tabGroup(tabId, tracks, snapshot);
  });
  if (here !== undefined && !groups.some((group) => group.isHere)) {
    groups.push(tabGroup(here, [], snapshot));
  }
  return groups.sort((a, b) => Number(b.isHere) - Number(a.isHere));
}

function tabGroup(tabId: number, tracks: readonly Track[], snapshot: Snapshot): TabGroup {
  const isHere = tabId === snapshot.tab?.tabId;
  const known = snapshot.tabs.find((tab) => tab.tabId === tabId);
  const facts = known ?? (isHere ? snapshot.tab : null);
  const sites = groupBy(tracks, (track) => track.topOrigin).map(([topOrigin, ofSite]) => {
    return { topOrigin, frames: frameGroups(ofSite) };
  });
  const title = facts?.title || facts?.url || tracks[0]?.topUrl || 'Untitled tab';
  return { tabId, title, facts, isHere, sites };
}

function frameGroups(tracks: readonly Track[]): readonly FrameGroup[] {
  return groupBy(tracks, (track) => `${track.frameId} ${track.origin}`)
    .flatMap(([key, ofFrame]) => {
      const [first] = ofFrame;
      if (first === undefined) return [];
      const { frameId, origin, url } = first;
      return [{ key, frameId, origin, url, tracks: ofFrame }];
    })
    .sort((a, b) => a.frameId - b.frameId);
}

function groupBy<Key>(
  tracks: readonly Track[],
  keyOf: (track: Track) => Key,
): (readonly [Key, readonly Track[]])[] {
  const groups = new Map<Key, Track[]>();
  for (const track of tracks) {
    const group = groups.get(keyOf(track));
    if (group) group.push(track);
    else groups.set(keyOf(track), [track]);
  }
  return [...groups];
}
