import type { ReadonlySignal } from '@preact/signals';
import type { StopMessage } from '../../protocol/door.ts';
import type { Dispatch } from '../view/command.ts';

/** What every level of the list of tracks hands down to its rows. */
export interface ListProps {
  readonly now: ReadonlySignal<number>;
  readonly stopping: readonly StopMessage[];
  readonly dispatch: Dispatch;
}
