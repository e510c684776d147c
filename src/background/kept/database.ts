import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { CaptureRequest, Track } from '../../protocol/report.ts';
import type { DocumentState, SiteState } from '../state/state.ts';

/** What survives the worker, and all of it but the documents the browser session too. */
interface Schema extends DBSchema {
  documents: { key: string; value: DocumentState };
  requests: {
    key: string;
    value: CaptureRequest;
    indexes: { byOrigin: [string, string]; byOutcome: string };
  };
  tracks: { key: string; value: Track; indexes: { byReadyState: string } };
  sites: { key: string; value: SiteState };
  /** 'aliveAt': when the worker last wrote, in ms since the epoch. */
  facts: { key: string; value: number };
}
export type Database = IDBPDatabase<Schema>;

const name = 'tallylight';
const version = 1;

/** Rejects where the browser refuses a database (blocked, full, of a newer version). */
export function openDatabase(): Promise<Database> {
  return openDB<Schema>(name, version, {
    upgrade(database) {
      database.createObjectStore('documents', { keyPath: 'key' });
      const requests = database.createObjectStore('requests', { keyPath: 'id' });
      requests.createIndex('byOrigin', ['topOrigin', 'at']);
      requests.createIndex('byOutcome', 'outcome');
      const tracks = database.createObjectStore('tracks', { keyPath: 'id' });
      tracks.createIndex('byReadyState', 'readyState');
      database.createObjectStore('sites', { keyPath: 'key' });
      database.createObjectStore('facts');
    },
  });
}
