import { quietly } from './derive.ts';
import type { Inspector } from './inspector.ts';
import { getterOf } from './natives.ts';
import { forEachTrackIn, mayBeCapture } from './track-members.ts';
import { userMediaInterfaceOf } from './user-media-element.ts';

export const srcObjectOf = getterOf(globalThis.HTMLMediaElement?.prototype, 'srcObject');

/** Adopts the captures that a media element shows, or an element that captures has got. */
export function adoptShown(element: Element, inspector: Inspector): void {
  const own = userMediaInterfaceOf(element);
  adoptFrom(own ? own.resultOf(element) : quietly(() => srcObjectOf?.(element)), inspector);
}

/** Adopts live captures that no request is known for, of a stream or of a track itself. */
export function adoptFrom(media: unknown, { tracks }: Inspector): void {
  forEachTrackIn(media, (track) => {
    if (!tracks.isKnown(track) && mayBeCapture(track)) tracks.see(track);
  });
}
