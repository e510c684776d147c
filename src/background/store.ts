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
  /** Resolves when the event is durable, or when that has failed and the state says so. */
  dispatch(event: StampedEvent): Promise<void>;
  /** `listener` runs after each change, before it is durable. */
  subscribe(listener: () => void): void;
  /** Null where the browser gives no database: everything works, but nothing is kept. */
  readonly database: Database | null;
  /** When the worker before this one last wrote (ms since the epoch), 0 for never. */
  readonly aliveAt: number;
}

export async function createStore(open: () => Promise<Database>): Promise<Store> {
  const listeners = new Set<() => void>();
  const opened = await openAndLoad(open);
  let state = opened.state;
  let kept = opened.state;
  let running: Promise<void> = Promise.resolve();
  let scheduled: Promise<void> | null = null;

  const notice = (text: string) => {
    state = reduce(state, { type: 'problem.noticed', at: Date.now(), text });
    for (const listener of listeners) listener();
  };
  if (opened.problem !== null) notice(opened.problem);

  const write = async (database: Database): Promise<void> => {
    const target = state;
    try {
      await keep(database, kept, target, Date.now());
    } catch (error) {
      notice(notKept(error));
      return;
    }
    kept = target;
    // What came meanwhile is not in the database yet; the next write lets go of what has ended.
    if (state !== target) return;
    state = withoutEnded(state);
    kept = state;
  };

  /** One transaction at a time; all that comes while it runs shares the next one. */
  const flush = (): Promise<void> => {
    const { database } = opened;
    if (!database) return Promise.resolve();
    scheduled ??= running.then(() => {
      scheduled = null;
      running = write(database);
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
      await flush();
    },
    subscribe: (listener) => void listeners.add(listener),
    database: opened.database,
    aliveAt: opened.aliveAt,
  };
}

async function openAndLoad(open: () => Promise<Database>): Promise<{
  readonly database: Database | null;
  readonly state: State;
  readonly aliveAt: number;
  readonly problem: string | null;
}> {
  try {
    const database = await open();
    return { database, ...(await load(database)), problem: null };
  } catch (error) {
    return { database: null, state: emptyState, aliveAt: 0, problem: notKept(error) };
  }
}

function notKept(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `The history cannot be kept (${why}). What is live is shown all the same; free some disk space or restart the browser to keep a history again.`;
}
