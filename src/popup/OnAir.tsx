import type { Snapshot } from '../protocol/snapshot.ts';
import { PageHistory } from '../ui/sites/PageHistory.tsx';
import { groupTracks } from '../ui/tracks/group-tracks.ts';
import type { ListProps } from '../ui/tracks/list-props.ts';
import { TabTracks } from '../ui/tracks/TabTracks.tsx';
import { InspectionNotice } from '../ui/view/InspectionNotice.tsx';
import { NoticeBox } from '../ui/view/NoticeBox.tsx';
import { NothingOnAir } from './NothingOnAir.tsx';

interface Props extends ListProps {
  readonly snapshot: Snapshot;
}

export function OnAir({ snapshot, ...list }: Props) {
  const { tab, tracks, problems } = snapshot;
  return (
    <>
      {problems.map(({ at, text }) => (
        <NoticeBox key={`${at} ${text}`} tone="alert">
          <p>{text}</p>
        </NoticeBox>
      ))}
      {tab && <InspectionNotice tab={tab} />}
      {tracks.length === 0 ? (
        tab?.inspection !== 'not-inspectable' && <NothingOnAir />
      ) : (
        <ul class="tabs">
          {groupTracks(snapshot).map((group) => (
            <TabTracks key={group.tabId} tab={group} {...list} />
          ))}
        </ul>
      )}
      {tab?.inspection !== 'not-inspectable' && <PageHistory snapshot={snapshot} now={list.now} />}
    </>
  );
}
