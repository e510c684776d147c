import type { ReadonlySignal } from '@preact/signals';
import type { Site } from '../../protocol/report.ts';
import type { Snapshot } from '../../protocol/snapshot.ts';
import { UnbrokenList } from '../UnbrokenList.tsx';
import { outcomeCounts } from '../words/outcome-counts.ts';
import { permissionWords } from '../words/permission-words.ts';
import { originWords } from '../words/place-words.ts';
import { countWords } from '../words/sentences.ts';
import { CaptureTime } from './CaptureTime.tsx';

interface Props {
  readonly site: Site;
  readonly snapshot: Snapshot;
  readonly now: ReadonlySignal<number>;
}

export function SiteTotals({ site, snapshot, now }: Props) {
  const { origin, topOrigin, requests, deviceEnumerations } = site;
  const permissions = permissionWords(site.permissions);
  const apis = Object.entries(requests.byApi);
  return (
    <li class="totals" data-origin={origin}>
      <h3 title={origin}>
        {originWords(origin)}
        {origin !== topOrigin && <span class="embedded"> in {originWords(topOrigin)}</span>}
      </h3>
      <dl>
        <dt>Requests</dt>
        <dd data-part="outcomes">
          {requests.total > 0 ? <UnbrokenList items={outcomeCounts(requests.byOutcome)} /> : 'none'}
        </dd>
        {apis.length > 0 && <dt>Through</dt>}
        {apis.map(([api, count]) => (
          <dd key={api} data-part="by-api">
            <span class="unbroken">{count} ×</span> <code>{api}</code>
          </dd>
        ))}
        <dt>Time on air</dt>
        <dd data-part="capture-time">
          <CaptureTime site={site} snapshot={snapshot} now={now} />
        </dd>
        {permissions.length > 0 && <dt>Permission</dt>}
        {permissions.length > 0 && (
          <dd data-part="permissions">
            <UnbrokenList items={permissions} />
          </dd>
        )}
        {deviceEnumerations > 0 && <dt>Devices listed</dt>}
        {deviceEnumerations > 0 && <dd>{countWords(deviceEnumerations, 'time')}</dd>}
      </dl>
    </li>
  );
}
