import type { ReadonlySignal } from '@preact/signals';
import type { Snapshot } from '../../protocol/snapshot.ts';
import { RequestItem } from '../requests/RequestItem.tsx';
import { SiteTotals } from './SiteTotals.tsx';

interface Props {
  readonly snapshot: Snapshot;
  readonly now: ReadonlySignal<number>;
}

/** What the origins of this page have asked for so far, and what they got. */
export function PageHistory({ snapshot, now }: Props) {
  const { sites, requests, generatedAt } = snapshot;
  const takenAt = Date.parse(generatedAt);
  return (
    <section class="history" aria-labelledby="this-page">
      <h2 id="this-page">This page</h2>
      {sites.length === 0 && requests.length === 0 && (
        <p class="quiet">No request for a camera, microphone or screen so far.</p>
      )}
      <ul class="all-totals">
        {sites.map((site) => (
          <SiteTotals
            key={`${site.origin} ${site.topOrigin}`}
            site={site}
            snapshot={snapshot}
            now={now}
          />
        ))}
      </ul>
      {requests.length > 0 && <h3 class="requests-title">Last requests</h3>}
      <ul class="requests">
        {requests.map((request) => (
          <RequestItem key={request.id} request={request} takenAt={takenAt} />
        ))}
      </ul>
    </section>
  );
}
