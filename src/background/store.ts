import { createConnection } from './kept/connection.ts';
import type { Database } from './kept/database.ts';
import { keep, load, withoutEnded } from './kept/keep.ts';
import { reduce } from './state/reduce.ts';
import type { StampedEvent } from './state/stamped-event.ts';
import { emptyState, type State } from './state/state.ts';

/**
 * Holds the state, runs every event through `reduce` and keeps the difference. Events that come while
 * a transaction runs are written together in the next one.
 */
export interface Store {
  state(): State;
  /** Resolves when the event was written, to whether it is durable now; if not, the state says why. */
  dispatch(event: StampedEvent): Promise<boolean>;
  /** `listener` runs after each change, before it is durable. */
  subscribe(listener: () => void): void;
  /** Reads what is kept; where that fails, the state says so and `otherwise` stands in. */
  read<Result>(work: (database: Database) => Promise<Result>, otherwise: Result): Promise<Result>;
  /** When the worker before this one last wrote (ms since the epoch), 0 for never. */
  readonly aliveAt: number;
}

export async function createStore(open: () => Promise<Database>): Promise<Store> {
  const listeners = new Set<() => void>();
  const connection = createConnection(open);
  let state: State = emptyState;
  let running: Promise<boolean> = Promise.resolve(true);
  let scheduled: Promise<boolean> | null = null;

  const notice = (error: unknown) => {
    state = reduce(state, { type: 'problem.noticed', at: Date.now(), text: notKept(error) });
    for (const listener of listeners) listener();
  };

  const read: Store['read'] = async (work, otherwise) => {
    try {
      return await connection.use(work);
    } catch (error) {
      notice(error);
      return otherwise;
    }
  };

  const loaded = await read(load, { state: emptyState, aliveAt: 0 });
  state = { ...loaded.state, problems: state.problems };
  let kept = state;

  const write = async (): Promise<boolean> => {
    const target = state;
    try {
      await connection.use((database) => keep(database, kept, target, Date.now()));
    } catch (error) {
      notice(error);
      return false;
    }
    kept = target;
    // What came meanwhile is not in the database yet; the next write lets go of what has ended.
    if (state === target) {
      state = withoutEnded(state);
      kept = state;
    }
    return true;
  };

  /** One transaction at a time; all that comes while it runs shares the next one. */
  const flush = (): Promise<boolean> => {
    scheduled ??= running.then(() => {
      scheduled = null;
      running = write();
      return running;
    });
    return scheduled;
  };

  return {
    state: () => state,
    async dispatch(event) {
      const before = state;
      state = reduce(state, event);
      if (state === before) return scheduled ?? running;
      for (const listener of listeners) listener();
      return flush();
    },
    subscribe: (listener) => void listeners.add(listener),
    read,
    aliveAt: loaded.aliveAt,
  };
}

function notKept(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `The history cannot be kept (${why}). What is live is shown all the same; free some disk space or restart the browser to keep a history again.`;
}
