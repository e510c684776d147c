import type { Provenance } from '../../../protocol/page-event.ts';
import type { Inspector } from '../inspector.ts';
import type { Aftermath, Instrument } from '../instrument.ts';
import { forEachTrack } from '../track-members.ts';

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
    observe: (_call, inspector): Aftermath => ({
      returned: (stream) => found(inspector, stream, provenance),
      threw: () => undefined,
    }),
  };
}

function found({ emit, tracks }: Inspector, stream: unknown, provenance: Provenance): void {
  forEachTrack(stream, (track) => {
    if (tracks.isKnown(track)) return;
    const known = tracks.add(track, { provenance, request: null, original: null });
    emit({ type: 'track.found', at: known.startedAt, track: tracks.facts(known, track) });
  });
}
