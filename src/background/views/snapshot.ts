import { type CaptureRequest, isLiveCapture, type Track } from '../../protocol/report.ts';
import type { Snapshot, TabFacts } from '../../protocol/snapshot.ts';
import { siteAt } from '../state/site.ts';
import type { State } from '../state/state.ts';

/** How many requests a snapshot carries. */
export const mostRequests = 20;

/** All that a view shows. `kept` are requests of the tab's site from the database, newest first. */
export function snapshotOf(
  state: State,
  generatedAt: string,
  tab: TabFacts | null,
  tabs: readonly TabFacts[],
  kept: readonly CaptureRequest[],
): Snapshot {
  const topOrigin = tab ? originOf(tab.url) : null;
  return {
    generatedAt,
    tab,
    tabs,
    tracks: liveCapturesOf(state),
    sites: [...state.sites.values()]
      .filter((site) => site.topOrigin === topOrigin)
      .map((site) => siteAt(site, generatedAt)),
    requests: newest(
      kept,
      [...state.requests.values()].filter((request) => request.topOrigin === topOrigin),
    ),
    problems: state.problems,
  };
}

/** Oldest first; tracks of one moment stay in the order in which they became known. */
export function liveCapturesOf(state: State): readonly Track[] {
  return [...state.tracks.values()]
    .filter(isLiveCapture)
    .toSorted((first, second) => Date.parse(first.startedAt) - Date.parse(second.startedAt));
}

function newest(
  kept: readonly CaptureRequest[],
  live: readonly CaptureRequest[],
): readonly CaptureRequest[] {
  const byId = new Map([...kept, ...live].map((request) => [request.id, request]));
  return [...byId.values()]
    .toSorted((first, second) => Date.parse(second.at) - Date.parse(first.at))
    .slice(0, mostRequests);
}

export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null';
}
