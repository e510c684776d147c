import type { Captor } from '../../protocol/bridge-port.ts';
import type { PageEvent } from '../../protocol/page-event.ts';
import type { Place } from '../../protocol/report.ts';

/** What `reduce` takes. Times are ms since the epoch; all that the browser knows is stamped on. */
export type StampedEvent =
  | {
      readonly type: 'document.seen';
      readonly at: number;
      readonly document: string;
      readonly place: Place;
      readonly isPrivate: boolean;
      readonly openBefore?: boolean;
    }
  | {
      readonly type: 'page.reported';
      readonly document: string;
      readonly seq: number;
      readonly event: PageEvent;
      /** The document that the event is about, where that is another one of the same origin. */
      readonly captor?: Captor;
    }
  /** The browser has started: no document of before exists any more. */
  | { readonly type: 'session.began'; readonly at: number }
  | { readonly type: 'document.gone'; readonly at: number; readonly document: string }
  | { readonly type: 'problem.noticed'; readonly at: number; readonly text: string };
