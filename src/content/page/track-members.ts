import { getterOf, hasOwn, isArray, prototypeOf, uncurry } from './natives.ts';

/**
 * Members of MediaStreamTrack and MediaStream, taken off their prototypes. A getter of one realm reads
 * objects of every other, and throws on what is no such object: that makes it a brand check.
 */

const { MediaStreamTrack, MediaStream } = globalThis;
const track = MediaStreamTrack?.prototype;
const stream = MediaStream?.prototype;

const kindOf = getterOf(track, 'kind');
export const idOf = getterOf(track, 'id');
export const labelOf = getterOf(track, 'label');
export const enabledOf = getterOf(track, 'enabled');
export const mutedOf = getterOf(track, 'muted');
const readyStateOf = getterOf(track, 'readyState');

export const getSettings = track && uncurry(track.getSettings);
export const getConstraints = track && uncurry(track.getConstraints);
// Older Firefox has no getCapabilities.
export const getCapabilities = track?.getCapabilities && uncurry(track.getCapabilities);
export const stopTrack = track && uncurry(track.stop);

const getAudioTracks = stream && uncurry(stream.getAudioTracks);
const getVideoTracks = stream && uncurry(stream.getVideoTracks);

export function isTrack(value: unknown): value is MediaStreamTrack {
  return brandOf(kindOf, value) !== undefined;
}

export function isLive(value: MediaStreamTrack): boolean {
  return readyStateOf?.(value) === 'live';
}

export function kindOfTrack(value: MediaStreamTrack): 'audio' | 'video' {
  return kindOf?.(value) === 'audio' ? 'audio' : 'video';
}

/** Whether it names a device or a surface, as every capture does, and hardly anything else. */
export function mayBeCapture(value: MediaStreamTrack): boolean {
  const settings = getSettings?.(value);
  if (!settings) return false;
  if (hasOwn(settings, 'displaySurface')) return true;
  if (hasOwn(settings, 'deviceId') && settings.deviceId) return true;
  // Firefox names the surface in a constraint of its own.
  const constraints = getConstraints?.(value);
  return constraints !== undefined && hasOwn(constraints, 'mediaSource');
}

/** The stream's tracks by kind; nothing for what is no MediaStream. */
export function tracksOf(value: unknown, kind: 'audio' | 'video'): readonly MediaStreamTrack[] {
  const get = kind === 'audio' ? getAudioTracks : getVideoTracks;
  try {
    return get?.(value as MediaStream) ?? [];
  } catch {
    return [];
  }
}

/** In the order audio, video; nothing for what is no MediaStream. */
function forEachTrack(stream: unknown, visit: (track: MediaStreamTrack) => void): void {
  visitAll(tracksOf(stream, 'audio'), visit);
  visitAll(tracksOf(stream, 'video'), visit);
}

/** Of a stream, of each stream in a list that a native has made, or the track itself. */
export function forEachTrackIn(media: unknown, visit: (track: MediaStreamTrack) => void): void {
  if (isTrack(media)) visit(media);
  else if (isArray(media)) for (let i = 0; i < media.length; i += 1) forEachTrack(media[i], visit);
  else forEachTrack(media, visit);
}

function visitAll(
  tracks: readonly MediaStreamTrack[],
  visit: (track: MediaStreamTrack) => void,
): void {
  for (let i = 0; i < tracks.length; i += 1) {
    const track = tracks[i];
    if (track) visit(track);
  }
}

// Chromium's subclasses of MediaStreamTrack, told by accessors that only they have.
const canvasOf = getterOf(prototypeOf('CanvasCaptureMediaStreamTrack'), 'canvas');
const writableOf = getterOf(prototypeOf('MediaStreamTrackGenerator'), 'writable');

/** What a track's own interface tells of where it comes from. */
export function brandedProvenance(value: MediaStreamTrack): 'canvas' | 'generated' | 'unknown' {
  if (brandOf(canvasOf, value) !== undefined) return 'canvas';
  if (brandOf(writableOf, value) !== undefined) return 'generated';
  return 'unknown';
}

function brandOf(getter: ((self: unknown) => unknown) | undefined, value: unknown): unknown {
  try {
    return getter?.(value);
  } catch {
    return undefined;
  }
}
