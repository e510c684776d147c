import type { Database } from './database.ts';

/** The database, opened when it is first needed and again when the browser has closed it meanwhile. */
export interface Connection {
  /** Rejects where there is no database, or where the work fails a second time on a new connection. */
  use<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
}

export function createConnection(open: () => Promise<Database>): Connection {
  let opening: Promise<Database> | null = null;

  const attempt = async <Result>(work: (database: Database) => Promise<Result>) => {
    opening ??= open();
    return work(await opening);
  };

  return {
    async use(work) {
      try {
        return await attempt(work);
      } catch {
        // "Clear site data", eviction or a fault closes it under our hands: whatever it was, a new
        // connection shows whether it lasts.
        const closed = opening;
        opening = null;
        closed?.then((database) => database.close()).catch(() => undefined);
        try {
          return await attempt(work);
        } catch (error) {
          opening = null;
          throw error;
        }
      }
    },
  };
}
