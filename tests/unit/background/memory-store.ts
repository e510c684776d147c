import { reduce } from '../../../src/background/state/reduce.ts';
import type { StampedEvent } from '../../../src/background/state/stamped-event.ts';
import type { State } from '../../../src/background/state/state.ts';
import type { Store } from '../../../src/background/store.ts';

/** A store that keeps nothing: what is dispatched is durable when the test says so. */
export class MemoryStore implements Store {
  readonly aliveAt: number;
  readonly dispatched: StampedEvent[] = [];
  /** While false, nothing is written. */
  isDurable = true;
  private current: State;
  private readonly listeners: (() => void)[] = [];
  private waiting: ((isDurable: boolean) => void)[] = [];

  constructor(state: State, aliveAt = 0) {
    this.current = state;
    this.aliveAt = aliveAt;
  }

  readonly state = (): State => this.current;
  readonly subscribe = (listener: () => void): void => void this.listeners.push(listener);
  read: Store['read'] = async (_work, otherwise) => otherwise;

  dispatch(event: StampedEvent): Promise<boolean> {
    this.dispatched.push(event);
    this.current = reduce(this.current, event);
    for (const listener of this.listeners) listener();
    return this.isDurable
      ? Promise.resolve(true)
      : new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Ends the writes under way. */
  write(isDurable = true): void {
    this.isDurable = true;
    for (const resolve of this.waiting.splice(0)) resolve(isDurable);
  }
}
