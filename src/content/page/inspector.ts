import type { PageEvent } from '../../protocol/page-event.ts';
import type { Requests } from './requests.ts';
import type { Tracks } from './tracks.ts';

/** What instruments observe into: one for each document, shared by all of its realm's members. */
export interface Inspector {
  readonly emit: (event: PageEvent) => void;
  readonly requests: Requests;
  readonly tracks: Tracks;
}
