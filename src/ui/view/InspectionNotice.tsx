import type { TabFacts } from '../../protocol/snapshot.ts';
import { assertNever } from '../assert-never.ts';
import { NoticeBox } from './NoticeBox.tsx';

export function InspectionNotice({ tab }: { readonly tab: TabFacts }) {
  switch (tab.inspection) {
    case 'inspected':
      return null;
    case 'not-inspectable':
      return (
        <NoticeBox tone="status" title="Tallylight cannot look into this page">
          <p>
            The browser keeps extensions out of it, as it does with its own pages and with extension
            stores. What such a page captures is not listed here.
          </p>
        </NoticeBox>
      );
    case 'opened-before':
      return (
        <NoticeBox tone="status" title="This page was open before Tallylight">
          <p>Reload it to see what it captures from its start.</p>
        </NoticeBox>
      );
    default:
      return assertNever(tab.inspection);
  }
}
