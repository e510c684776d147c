import type { Tab } from '../browsers/tab.ts';
import type { Target } from '../statistics/target.ts';

/** Whether the page that is measured captures: never yet, or one live camera track. */
export type PageState = 'idle' | 'live';

export interface Measure {
  readonly name: string;
  readonly title: string;
  readonly unit: 'ms' | 'µs' | 'kB';
  /** Against the floor. */
  readonly target: Target;
  /** After so many rounds it is left out: it is the same each time. Without it, all count. */
  readonly rounds?: number;
  /** One figure from a page of its own; null where this browser cannot tell. */
  take(tab: Tab, state: PageState): Promise<number | null>;
}
