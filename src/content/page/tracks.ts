import type { PageEvent, Provenance, TrackFacts } from '../../protocol/page-event.ts';
import { type Capture, captureOfTrack } from './capture.ts';
import { table, weakTable } from './collections.ts';
import { quietly } from './derive.ts';
import { encode } from './json.ts';
import { addEventListener, append, now } from './natives.ts';
import { brandedProvenance, isLive } from './track-members.ts';

/** A track, or a capture without one, as this world holds it. */
export interface Known {
  readonly id: string;
  readonly capture: Capture;
  /** The track that all clones of one source descend from. */
  readonly root: string;
  readonly clonedFrom: string | null;
  readonly request: string | null;
  readonly provenance: Provenance;
  readonly startedAt: number;
  /** The text of the facts that were told last. */
  told: string;
}

/** Where a track that is new here comes from. */
interface Origin {
  readonly provenance: Provenance;
  readonly request: string | null;
  readonly original: Known | null;
}

type EndCause = Extract<PageEvent, { type: 'track.ended' }>['by'];

/** The document's tracks: which are known, what is true of them, when they end. */
export interface Tracks {
  /** Knows the track from now on; a track that is known already stays as it is. */
  readonly add: (track: MediaStreamTrack, origin: Origin) => Known;
  /** Knows a capture of which the page gets no track. */
  readonly addTrackless: (capture: Capture, origin: Origin) => Known;
  readonly isKnown: (track: MediaStreamTrack) => boolean;
  /** The track if it is known; otherwise, while it is live, it is adopted and reported as found. */
  readonly see: (track: MediaStreamTrack) => Known | undefined;
  /** The facts as they are now, for telling: they count as told. Null once it is collected. */
  readonly facts: (known: Known) => TrackFacts | null;
  /** Reports the track's facts, if they are other than those told last. */
  readonly changed: (known: Known) => void;
  /** Reports the end of a track, once. */
  readonly ended: (known: Known, by: EndCause) => void;
  readonly byId: (id: string) => Known | undefined;
  /** All that have not been reported as ended, in the order in which they became known. */
  readonly live: () => readonly Known[];
}

export function createTracks(emit: (event: PageEvent) => void, onFirst: () => void): Tracks {
  const byTrack = weakTable<MediaStreamTrack, Known>();
  const live = table<string, Known>();
  let count = 0;

  const hold = (capture: Capture, origin: Origin): Known => {
    count += 1;
    const id = `t${count}`;
    const known: Known = {
      id,
      capture,
      root: origin.original?.root ?? id,
      clonedFrom: origin.original?.id ?? null,
      request: origin.request,
      provenance: origin.provenance,
      startedAt: now(),
      told: '',
    };
    live.set(id, known);
    onFirst();
    return known;
  };

  const add = (track: MediaStreamTrack, origin: Origin): Known => {
    const before = byTrack.get(track);
    if (before) return before;
    const known = hold(captureOfTrack(track), origin);
    byTrack.set(track, known);
    // A listener for `ended` would keep a live track from being collected in Chromium; these do not.
    const onChange = () => quietly(() => changed(known));
    addEventListener(track, 'mute', onChange);
    addEventListener(track, 'unmute', onChange);
    return known;
  };

  const changed = (known: Known): void => {
    if (!live.get(known.id)) return;
    const { told } = known;
    const facts = factsOf(known);
    if (facts && known.told !== told) emit({ type: 'track.changed', at: now(), track: facts });
  };

  return {
    add,
    addTrackless: hold,
    changed,
    see(track) {
      const before = byTrack.get(track);
      if (before || !isLive(track)) return before;
      const known = add(track, {
        provenance: brandedProvenance(track),
        request: null,
        original: null,
      });
      const facts = factsOf(known);
      if (facts) emit({ type: 'track.found', at: now(), track: facts });
      return known;
    },
    isKnown: (track) => byTrack.get(track) !== undefined,
    facts: factsOf,
    ended(known, by) {
      if (!live.get(known.id)) return;
      live.delete(known.id);
      emit({ type: 'track.ended', at: now(), track: known.id, by });
    },
    byId: live.get,
    live() {
      const list: Known[] = [];
      live.forEach((known) => {
        append(list, known);
      });
      return list;
    },
  };
}

function factsOf(known: Known): TrackFacts | null {
  const own = known.capture.facts();
  if (!own) return null;
  const facts: TrackFacts = {
    id: known.id,
    request: known.request,
    clonedFrom: known.clonedFrom,
    nativeId: own.nativeId,
    provenance: known.provenance,
    kind: own.kind,
    label: own.label,
    readyState: known.capture.state() === 'live' ? 'live' : 'ended',
    enabled: own.enabled,
    muted: own.muted,
    settings: own.settings,
    constraints: own.constraints,
    capabilities: own.capabilities,
    startedAt: known.startedAt,
  };
  known.told = encode(facts);
  return facts;
}
