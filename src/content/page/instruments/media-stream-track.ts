import type { Inspector } from '../inspector.ts';
import type { Aftermath, Call, Instrument } from '../instrument.ts';
import { isLive, isTrack } from '../track-members.ts';
import type { Known } from '../tracks.ts';

/** https://w3c.github.io/mediacapture-main/#mediastreamtrack */
export const mediaStreamTrack: readonly Instrument[] = [
  {
    interface: 'MediaStreamTrack',
    member: 'stop',
    wrap: 'method',
    observe: (call, { tracks }) =>
      afterwards(call, tracks.see, (known, track) => {
        if (!isLive(track)) tracks.ended(known, 'page');
      }),
  },
  {
    interface: 'MediaStreamTrack',
    member: 'clone',
    wrap: 'method',
    observe: (call, inspector) =>
      afterwards(call, inspector.tracks.see, (original, _track, clone) => {
        if (isTrack(clone)) foundClone(inspector, original, clone);
      }),
  },
  {
    interface: 'MediaStreamTrack',
    member: 'enabled',
    wrap: 'setter',
    observe: (call, { tracks }) => afterwards(call, tracks.see, tracks.changed),
  },
  {
    interface: 'MediaStreamTrack',
    member: 'applyConstraints',
    wrap: 'promise',
    observe(call, { tracks }) {
      const known = isTrack(call.self) ? tracks.see(call.self) : undefined;
      if (!known) return undefined;
      return () => ({ fulfilled: () => tracks.changed(known), rejected: () => undefined });
    },
  },
];

/** What to do with a track that is known once the member has returned. */
function afterwards(
  call: Call,
  see: (track: MediaStreamTrack) => Known | undefined,
  then: (known: Known, track: MediaStreamTrack, result: unknown) => void,
): Aftermath | undefined {
  const track = call.self;
  if (!isTrack(track)) return undefined;
  const known = see(track);
  return known && { returned: (result) => then(known, track, result), threw: () => undefined };
}

export function foundClone(
  { emit, tracks }: Inspector,
  original: Known,
  clone: MediaStreamTrack,
): void {
  const known = tracks.add(clone, {
    provenance: original.provenance,
    request: original.request,
    original,
  });
  const facts = tracks.facts(known);
  if (facts?.readyState === 'live')
    emit({ type: 'track.found', at: known.startedAt, track: facts });
  else tracks.ended(known, 'page');
}
