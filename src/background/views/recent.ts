import type { CaptureRequest } from '../../protocol/report.ts';
import type { Database } from '../kept/database.ts';

/** The newest requests under a site, newest first. */
export async function recentRequests(
  database: Database,
  topOrigin: string,
  most: number,
): Promise<readonly CaptureRequest[]> {
  // Keys of the index are [topOrigin, at]; every time sorts before the empty list.
  const range = IDBKeyRange.bound([topOrigin], [topOrigin, []]);
  const found: CaptureRequest[] = [];
  let cursor = await database
    .transaction('requests')
    .store.index('byOrigin')
    .openCursor(range, 'prev');
  while (cursor && found.length < most) {
    found.push(cursor.value);
    cursor = await cursor.continue();
  }
  return found;
}
