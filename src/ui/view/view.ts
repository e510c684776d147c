import type { StopMessage } from '../../protocol/door.ts';
import type { Snapshot } from '../../protocol/snapshot.ts';
import { assertNever } from '../assert-never.ts';
import type { Notice, PostedNotice } from './notice.ts';

/** Whether snapshots arrive: not yet, yes, or not in the time that they should take. */
type Contact = 'waiting' | 'live' | 'overdue';

/** All that a view is drawn from. */
export interface View {
  readonly snapshot: Snapshot | null;
  readonly contact: Contact;
  readonly stopping: readonly StopMessage[];
  readonly notices: readonly PostedNotice[];
  /** How many notices there have been: the next one's id. */
  readonly posted: number;
}

export type ViewEvent =
  | { readonly type: 'snapshot.arrived'; readonly snapshot: Snapshot }
  | { readonly type: 'snapshot.overdue' }
  | { readonly type: 'stop.started'; readonly message: StopMessage }
  | { readonly type: 'stop.finished'; readonly message: StopMessage; readonly notice: Notice }
  | { readonly type: 'notice.raised'; readonly notice: Notice }
  | { readonly type: 'notice.dismissed'; readonly id: number };

export const emptyView: View = {
  snapshot: null,
  contact: 'waiting',
  stopping: [],
  notices: [],
  posted: 0,
};

export function reduceView(view: View, event: ViewEvent): View {
  switch (event.type) {
    case 'snapshot.arrived':
      return { ...view, snapshot: event.snapshot, contact: 'live' };
    case 'snapshot.overdue':
      return { ...view, contact: 'overdue' };
    case 'stop.started':
      return {
        ...view,
        stopping: [...view.stopping, event.message],
        notices: alerts(view.notices),
      };
    case 'stop.finished':
      return post(event.notice, {
        ...view,
        stopping: view.stopping.filter((message) => message !== event.message),
      });
    case 'notice.raised':
      return post(event.notice, view);
    case 'notice.dismissed':
      return { ...view, notices: view.notices.filter((notice) => notice.id !== event.id) };
    default:
      return assertNever(event);
  }
}

/** An alert goes when the person dismisses it, not before; of the other notices the last stands. */
function post(notice: Notice, view: View): View {
  const posted = { ...notice, id: view.posted };
  return { ...view, notices: [...alerts(view.notices), posted], posted: view.posted + 1 };
}

function alerts(notices: readonly PostedNotice[]): readonly PostedNotice[] {
  return notices.filter((notice) => notice.tone === 'alert');
}
