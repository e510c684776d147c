import type { Inspector } from '../inspector.ts';
import type { Instrument } from '../instrument.ts';
import { tracksOf } from '../track-members.ts';
import { foundClone } from './media-stream-track.ts';

/** https://w3c.github.io/mediacapture-main/#dom-mediastream-clone */
export const mediaStream: readonly Instrument[] = [
  {
    interface: 'MediaStream',
    member: 'clone',
    wrap: 'method',
    observe: (call, inspector) => ({
      returned(clone) {
        foundClones(inspector, call.self, clone, 'audio');
        foundClones(inspector, call.self, clone, 'video');
      },
      threw: () => undefined,
    }),
  },
];

// The clone's tracks of one kind stand in the order of the originals'.
function foundClones(
  inspector: Inspector,
  stream: unknown,
  clone: unknown,
  kind: 'audio' | 'video',
): void {
  const originals = tracksOf(stream, kind);
  const copies = tracksOf(clone, kind);
  for (let i = 0; i < originals.length && i < copies.length; i += 1) {
    const original = originals[i];
    const copy = copies[i];
    const known = original && inspector.tracks.see(original);
    if (known && copy) foundClone(inspector, known, copy);
  }
}
