import type { PageEvent, Provenance, TrackFacts } from '../../protocol/page-event.ts';
import type { JsonObject } from '../../protocol/report.ts';
import { table, weakTable } from './collections.ts';
import { quietly } from './derive.ts';
import { clip, copyOfObject, emptyTree, encode } from './json.ts';
import { append, deref, NativeWeakRef, now } from './natives.ts';
import {
  addTrackListener,
  brandedProvenance,
  enabledOf,
  getCapabilities,
  getConstraints,
  getSettings,
  isLive,
  kindOfTrack,
  labelOf,
  mutedOf,
} from './track-members.ts';

/** A track as this world holds it: weakly, so that it never keeps alive what the page has dropped. */
export interface Known {
  readonly id: string;
  readonly ref: WeakRef<MediaStreamTrack>;
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
  readonly isKnown: (track: MediaStreamTrack) => boolean;
  /** The track if it is known; otherwise, while it is live, it is adopted and reported as found. */
  readonly see: (track: MediaStreamTrack) => Known | undefined;
  readonly facts: (known: Known, track: MediaStreamTrack) => TrackFacts;
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

  const add = (track: MediaStreamTrack, origin: Origin): Known => {
    const before = byTrack.get(track);
    if (before) return before;
    count += 1;
    const id = `t${count}`;
    const known: Known = {
      id,
      ref: new NativeWeakRef(track),
      root: origin.original?.root ?? id,
      clonedFrom: origin.original?.id ?? null,
      request: origin.request,
      provenance: origin.provenance,
      startedAt: now(),
      told: '',
    };
    byTrack.set(track, known);
    live.set(id, known);
    // A listener for `ended` would keep a live track from being collected in Chromium; these do not.
    const onChange = () => quietly(() => changed(known));
    addTrackListener(track, 'mute', onChange);
    addTrackListener(track, 'unmute', onChange);
    onFirst();
    return known;
  };

  const changed = (known: Known): void => {
    const track = deref(known.ref);
    if (!track || !live.get(known.id)) return;
    const { told } = known;
    const facts = factsOf(known, track);
    if (known.told !== told) emit({ type: 'track.changed', at: now(), track: facts });
  };

  return {
    add,
    changed,
    see(track) {
      const before = byTrack.get(track);
      if (before || !isLive(track)) return before;
      const known = add(track, {
        provenance: brandedProvenance(track),
        request: null,
        original: null,
      });
      emit({ type: 'track.found', at: now(), track: factsOf(known, track) });
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

/** The facts as they are now, for telling: they count as told. */
function factsOf(known: Known, track: MediaStreamTrack): TrackFacts {
  const facts: TrackFacts = {
    id: known.id,
    request: known.request,
    clonedFrom: known.clonedFrom,
    provenance: known.provenance,
    kind: kindOfTrack(track),
    label: clip(`${labelOf?.(track) ?? ''}`),
    readyState: isLive(track) ? 'live' : 'ended',
    enabled: enabledOf?.(track) === true,
    muted: mutedOf?.(track) === true,
    settings: treeFrom(getSettings, track),
    constraints: treeFrom(getConstraints, track),
    capabilities: treeFrom(getCapabilities, track),
    startedAt: known.startedAt,
  };
  known.told = encode(facts);
  return facts;
}

function treeFrom(
  get: ((track: MediaStreamTrack) => object) | undefined,
  track: MediaStreamTrack,
): JsonObject {
  return (quietly(() => get && copyOfObject(get(track))) ?? emptyTree()) as JsonObject;
}
