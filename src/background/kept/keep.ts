import type { CaptureRequest, Track } from '../../protocol/report.ts';
import { emptyState, type State, splitId } from '../state/state.ts';
import type { Database } from './database.ts';

/** Writes what differs between two states, in one transaction: all of it is kept, or nothing. */
export async function keep(
  database: Database,
  before: State,
  after: State,
  aliveAt: number,
): Promise<void> {
  const transaction = database.transaction(
    ['documents', 'requests', 'tracks', 'sites', 'facts'],
    'readwrite',
  );
  const isPrivate = (id: string) => {
    const { document } = splitId(id);
    return (after.documents.get(document) ?? before.documents.get(document))?.isPrivate === true;
  };
  const removed = [...before.documents.keys()].filter((key) => !after.documents.has(key));
  const documents = changed(before.documents, after.documents).filter((item) => !item.isPrivate);
  const requests = changed(before.requests, after.requests).filter(({ id }) => !isPrivate(id));
  const tracks = changed(before.tracks, after.tracks).filter(({ id }) => !isPrivate(id));
  const sites = changed(before.sites, after.sites).filter((site) => !site.isPrivate);
  const writes: Promise<unknown>[] = [transaction.done];
  try {
    for (const key of removed) writes.push(transaction.objectStore('documents').delete(key));
    for (const item of documents) writes.push(transaction.objectStore('documents').put(item));
    for (const item of requests) writes.push(transaction.objectStore('requests').put(item));
    for (const item of tracks) writes.push(transaction.objectStore('tracks').put(item));
    for (const item of sites) writes.push(transaction.objectStore('sites').put(item));
    writes.push(transaction.objectStore('facts').put(aliveAt, 'aliveAt'));
    await Promise.all(writes);
  } catch (error) {
    // A value that cannot be stored throws at once; what was written before it must not stay.
    abort(transaction);
    await Promise.allSettled(writes);
    throw error;
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // The error has ended the transaction by itself.
  }
}

function changed<Item>(
  before: ReadonlyMap<string, Item>,
  after: ReadonlyMap<string, Item>,
): readonly Item[] {
  return [...after].filter(([key, item]) => before.get(key) !== item).map(([, item]) => item);
}

/** The state that a worker starts with, and when the one before it last wrote (ms; 0 for never). */
export async function load(
  database: Database,
): Promise<{ readonly state: State; readonly aliveAt: number }> {
  const [documents, pending, tracks, sites, aliveAt] = await Promise.all([
    database.getAll('documents'),
    database.getAllFromIndex('requests', 'byOutcome', 'pending'),
    database.getAllFromIndex('tracks', 'byReadyState', 'live'),
    database.getAll('sites'),
    database.get('facts', 'aliveAt'),
  ]);
  const granting = await requestsOf(database, tracks);
  return {
    state: {
      ...emptyState,
      documents: new Map(documents.map((item) => [item.key, item])),
      requests: new Map([...granting, ...pending].map((item) => [item.id, item])),
      tracks: new Map(tracks.map((item) => [item.id, item])),
      sites: new Map(sites.map((item) => [item.key, item])),
    },
    aliveAt: aliveAt ?? 0,
  };
}

async function requestsOf(
  database: Database,
  tracks: readonly Track[],
): Promise<readonly CaptureRequest[]> {
  const ids = new Set(tracks.map((track) => track.requestId).filter((id) => id !== null));
  const found = await Promise.all([...ids].map((id) => database.get('requests', id)));
  return found.filter((request) => request !== undefined);
}

/** The state without what has ended and is in the database: private entries stay in memory only. */
export function withoutEnded(state: State): State {
  const isPrivate = (id: string) => state.documents.get(splitId(id).document)?.isPrivate === true;
  const tracks = [...state.tracks].filter(
    ([id, item]) => item.readyState === 'live' || isPrivate(id),
  );
  const used = new Set(tracks.map(([, track]) => track.requestId));
  const requests = [...state.requests].filter(
    ([id, item]) => isOpen(item) || used.has(id) || isPrivate(id),
  );
  if (tracks.length === state.tracks.size && requests.length === state.requests.size) return state;
  return { ...state, tracks: new Map(tracks), requests: new Map(requests) };
}

/** What was abandoned may still get its outcome, see state/requests.ts. */
function isOpen({ outcome }: CaptureRequest): boolean {
  return outcome === 'pending' || outcome === 'abandoned';
}
