import type { CaptureRequest, Site, Track } from './report.ts';

/** What the browser says of a tab, as far as a view needs it. */
export interface TabFacts {
  readonly tabId: number;
  readonly windowId: number;
  readonly title: string;
  readonly url: string;
  /** Whether Tallylight's bridge runs in the tab's top document. */
  readonly inspection: 'inspected' | 'not-inspectable' | 'opened-before';
}

/** Something that went wrong and concerns the person: what, and what to do. */
export interface Problem {
  readonly at: string;
  readonly text: string;
}

/** All that a view shows; views are functions of it. Pushed over the port `view` at each change. */
export interface Snapshot {
  readonly generatedAt: string;
  /** The tab that the view is about: the active one of its window. */
  readonly tab: TabFacts | null;
  /** Every tab that has an entry in `tracks`, and `tab`. */
  readonly tabs: readonly TabFacts[];
  /** Live local captures, oldest first. */
  readonly tracks: readonly Track[];
  /** Totals of the origins in `tab` (its site and what is embedded in it). */
  readonly sites: readonly Site[];
  /** The newest requests of the origins in `tab`, newest first, at most 20. */
  readonly requests: readonly CaptureRequest[];
  readonly problems: readonly Problem[];
}

/** The port's name that a view connects with, and the message that it opens with. */
export const viewPort = 'view';
export interface ViewHello {
  readonly type: 'view.opened';
  /** The tab to look at; without it, the active tab of the view's window. */
  readonly tabId?: number;
}
