import type { TrackFacts } from '../../protocol/page-event.ts';
import type { JsonObject } from '../../protocol/report.ts';
import { quietly } from './derive.ts';
import { clip, copyOfObject, emptyTree } from './json.ts';
import { deref, dispatchEvent, NativeWeakRef } from './natives.ts';
import {
  enabledOf,
  getCapabilities,
  getConstraints,
  getSettings,
  idOf,
  isLive,
  kindOfTrack,
  labelOf,
  mutedOf,
  stopTrack,
} from './track-members.ts';

/**
 * What stands behind an entry of the list: a track, or a capture of which the page gets no track. It
 * is held weakly, so that it never keeps alive what the page has dropped.
 */
export interface Capture {
  /** As the browser says now; 'collected' once nothing refers to it any more. */
  readonly state: () => 'live' | 'ended' | 'collected';
  /** By the native, which may throw. Some captures end a moment later. */
  readonly stop: () => void;
  /** Tells the page, after a stop, what it would hear had the person stopped it in the browser. */
  readonly tell: () => void;
  /** Null once it is collected. */
  readonly facts: () => CaptureFacts | null;
}

export type CaptureFacts = Pick<
  TrackFacts,
  'nativeId' | 'kind' | 'label' | 'enabled' | 'muted' | 'settings' | 'constraints' | 'capabilities'
>;

const NativeEvent = Event;

export function captureOfTrack(target: MediaStreamTrack): Capture {
  const ref = new NativeWeakRef(target);
  return {
    state() {
      const track = deref(ref);
      if (!track) return 'collected';
      return isLive(track) ? 'live' : 'ended';
    },
    stop() {
      const track = deref(ref);
      if (track) stopTrack?.(track);
    },
    tell() {
      const track = deref(ref);
      if (track) dispatchEvent(track, new NativeEvent('ended'));
    },
    facts() {
      const track = deref(ref);
      return track ? factsOfTrack(track) : null;
    },
  };
}

function factsOfTrack(track: MediaStreamTrack): CaptureFacts {
  return {
    nativeId: clip(`${idOf?.(track) ?? ''}`),
    kind: kindOfTrack(track),
    label: clip(`${labelOf?.(track) ?? ''}`),
    enabled: enabledOf?.(track) === true,
    muted: mutedOf?.(track) === true,
    settings: treeFrom(getSettings, track),
    constraints: treeFrom(getConstraints, track),
    capabilities: treeFrom(getCapabilities, track),
  };
}

function treeFrom(
  get: ((track: MediaStreamTrack) => object) | undefined,
  track: MediaStreamTrack,
): JsonObject {
  return (quietly(() => get && copyOfObject(get(track))) ?? emptyTree()) as JsonObject;
}
