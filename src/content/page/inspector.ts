import type { PageEvent } from '../../protocol/page-event.ts';
import type { Realms } from './realms/realms.ts';
import type { Requests } from './requests.ts';
import type { Tracks } from './tracks.ts';

/** What instruments observe into: one for each document, shared by all of its realm's members. */
export interface Inspector {
  /** `captor`: the foreign document that the event is about, if it is not about ours. */
  readonly emit: (event: PageEvent, captor?: Document | null) => void;
  readonly requests: Requests;
  readonly tracks: Tracks;
  readonly realms: Realms;
}
