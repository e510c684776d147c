import type { Provenance } from '../../../protocol/page-event.ts';
import { srcObjectOf } from '../adoption.ts';
import { quietly } from '../derive.ts';
import type { Inspector } from '../inspector.ts';
import type { Aftermath, Instrument } from '../instrument.ts';
import { forEachTrackIn, kindOfTrack, tracksOf } from '../track-members.ts';
import type { Known, Tracks } from '../tracks.ts';

/**
 * Makers of tracks that are no captures. Firefox's tracks tell nothing of where they come from, so
 * what their clones are can only be known from the maker.
 * https://w3c.github.io/mediacapture-fromelement/ and https://webaudio.github.io/web-audio-api/
 */
export const synthetic: readonly Instrument[] = [
  maker('HTMLCanvasElement', 'captureStream', 'method', 'canvas'),
  maker('HTMLMediaElement', 'captureStream', 'method', 'element'),
  maker('HTMLMediaElement', 'mozCaptureStream', 'method', 'element'),
  maker('HTMLMediaElement', 'mozCaptureStreamUntilEnded', 'method', 'element'),
  maker('MediaStreamAudioDestinationNode', 'stream', 'getter', 'web-audio'),
  // https://w3c.github.io/mediacapture-transform/#video-track-generator
  maker('VideoTrackGenerator', 'track', 'getter', 'generated'),
];

function maker(
  name: string,
  member: string,
  wrap: 'method' | 'getter',
  provenance: Provenance,
): Instrument {
  return {
    interface: name,
    member,
    wrap,
    observe(call, inspector): Aftermath {
      // Asked beforehand: Chromium gives the element another stream, of other objects, as it captures.
      const shown = provenance === 'element' ? quietly(() => srcObjectOf?.(call.self)) : null;
      return {
        returned: (media) => found(inspector, media, provenance, shown),
        threw: () => undefined,
      };
    },
  };
}

/** `shown`: the stream that the element shows, if it shows one. */
function found(
  { emit, tracks }: Inspector,
  media: unknown,
  provenance: Provenance,
  shown: unknown,
): void {
  forEachTrackIn(media, (track) => {
    if (tracks.isKnown(track)) return;
    const original = captureIn(shown, track, tracks);
    const known = tracks.add(
      track,
      original
        ? { provenance: original.provenance, request: original.request, original }
        : { provenance, request: null, original: null },
    );
    const facts = tracks.facts(known);
    if (facts) emit({ type: 'track.found', at: known.startedAt, track: facts });
  });
}

/**
 * The capture that the element shows: what is taken from the element is that capture over again, and in
 * Chromium holds the device by itself.
 */
function captureIn(shown: unknown, track: MediaStreamTrack, tracks: Tracks): Known | null {
  const candidates = tracksOf(shown, kindOfTrack(track));
  for (let i = 0; i < candidates.length; i += 1) {
    const candidate = candidates[i];
    const known = candidate && tracks.see(candidate);
    if (known) return known;
  }
  return null;
}
