import { newSite, siteKeyOf } from './site.ts';
import { type DocumentState, iso, later, type SiteState, type State, withEntry } from './state.ts';

/** The totals of the document's site after one more fact, seen at `at` (ms). */
export function updateSite(
  state: State,
  document: DocumentState,
  at: number,
  update: (site: SiteState) => SiteState,
): State {
  const key = siteKeyOf(document.place, document.isPrivate);
  const site = state.sites.get(key) ?? newSite(document.place, document.isPrivate, iso(at));
  return {
    ...state,
    sites: withEntry(state.sites, key, {
      ...update(site),
      lastSeen: later(site.lastSeen, iso(at)),
    }),
  };
}
