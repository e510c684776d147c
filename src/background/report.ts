import type { Report } from '../protocol/report.ts';
import { siteAt } from './state/site.ts';
import type { State } from './state/state.ts';

/** Everything that is known: what the database keeps, overlaid with what is in memory. */
export function reportOf(
  state: State,
  kept: Pick<Report, 'requests' | 'tracks'>,
  about: Pick<Report, 'generatedAt' | 'browser' | 'extension'>,
): Report {
  const { requests, tracks } = kept;
  return {
    schema: 'tallylight.report/1',
    ...about,
    requests: overlaid(requests, state.requests).toSorted(by((request) => request.at)),
    tracks: overlaid(tracks, state.tracks).toSorted(by((track) => track.startedAt)),
    sites: [...state.sites.values()].map((site) => siteAt(site, about.generatedAt)),
  };
}

function overlaid<Item extends { readonly id: string }>(
  kept: readonly Item[],
  live: ReadonlyMap<string, Item>,
): Item[] {
  return [...new Map([...kept.map((item) => [item.id, item] as const), ...live]).values()];
}

function by<Item>(key: (item: Item) => string): (first: Item, second: Item) => number {
  return (first, second) => {
    if (key(first) === key(second)) return 0;
    return key(first) < key(second) ? -1 : 1;
  };
}
