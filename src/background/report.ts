import type { Report } from '../protocol/report.ts';
import type { Database } from './kept/database.ts';
import { siteAt } from './state/site.ts';
import type { State } from './state/state.ts';

/** Everything that is known: what the database keeps, overlaid with what is in memory. */
export async function reportOf(
  state: State,
  database: Pick<Database, 'getAll'> | null,
  about: Pick<Report, 'generatedAt' | 'browser' | 'extension'>,
): Promise<Report> {
  const [requests, tracks] = database
    ? await Promise.all([database.getAll('requests'), database.getAll('tracks')])
    : [[], []];
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
