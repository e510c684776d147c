import type { PageEvent } from '../../protocol/page-event.ts';

/** Local ids of the document's live tracks and pending requests after one more event. */
export function activeAfter(active: ReadonlySet<string>, event: PageEvent): ReadonlySet<string> {
  const next = new Set(active);
  switch (event.type) {
    case 'request.started':
      return next.add(event.request.id);
    case 'request.granted':
      next.delete(event.request);
      for (const track of event.tracks) next.add(track.id);
      return next;
    case 'request.failed':
      next.delete(event.request);
      return next;
    case 'track.found':
      return next.add(event.track.id);
    case 'track.ended':
      next.delete(event.track);
      return next;
    case 'track.changed':
    case 'devices.enumerated':
    case 'document.described':
    case 'events.lost':
      return active;
  }
}
