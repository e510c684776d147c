import type { PageEvent } from '../../protocol/page-event.ts';
import { documentDescribed, documentGone, documentSeen, sessionBegan } from './documents.ts';
import { trackFound } from './found.ts';
import { problemNoticed } from './problems.ts';
import { requestFailed, requestGranted, requestStarted } from './requests.ts';
import type { StampedEvent } from './stamped-event.ts';
import { type DocumentState, globalId, resolved, type State, withEntry } from './state.ts';
import { trackEnded, withTrack } from './tracks.ts';
import { updateSite } from './update-site.ts';

/** The state after one more event. Pure: time and every fact of the browser come with the event. */
export function reduce(state: State, event: StampedEvent): State {
  switch (event.type) {
    case 'document.seen':
      return documentSeen(state, event);
    case 'page.reported':
      return pageReported(state, event);
    case 'document.gone':
      return documentGone(state, event.document, event.at);
    case 'session.began':
      return sessionBegan(state, event.at);
    case 'problem.noticed':
      return problemNoticed(state, event.text, event.at);
  }
}

/** Events that are known already, or whose document is not, change nothing. */
function pageReported(
  state: State,
  { document: key, seq, event, captor }: Extract<StampedEvent, { type: 'page.reported' }>,
): State {
  const document = state.documents.get(key);
  if (!document || seq <= document.lastSeq) return state;
  // A document that speaks is not gone.
  const known = { ...document, lastSeq: seq, gone: false };
  const next = { ...state, documents: withEntry(state.documents, key, known) };
  // Ids and commands stay with the document that reported; the place is the one captured for.
  const about = captor ? { ...known, place: { ...known.place, ...captor } } : known;
  return pageEvent(next, about, event);
}

function pageEvent(state: State, document: DocumentState, event: PageEvent): State {
  const id = (local: string) => globalId(document.key, local);
  switch (event.type) {
    case 'request.started':
      return requestStarted(state, document, event.request);
    case 'request.granted':
      return requestGranted(state, document, event);
    case 'request.failed':
      return requestFailed(state, document, event);
    case 'track.found':
      return trackFound(state, document, event.track, event.at);
    case 'track.changed':
      return state.tracks.get(id(event.track.id))?.readyState === 'live'
        ? withTrack(state, document, event.track, event.at)
        : state;
    case 'track.ended':
      return trackEnded(state, resolved(state, id(event.track)), event.by, event.at);
    case 'devices.enumerated':
      return updateSite(state, document, event.at, (site) => ({
        ...site,
        deviceEnumerations: site.deviceEnumerations + 1,
      }));
    case 'document.described':
      return documentDescribed(state, document, event);
    case 'events.lost': {
      const text = `${event.count} event(s) of ${document.place.url} could not be recorded (${event.why}). What this page captured may be incomplete; reload it to start afresh.`;
      return problemNoticed(state, text, event.at);
    }
  }
}
