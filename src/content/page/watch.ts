import { quietly } from './derive.ts';
import { addEventListener, apply } from './natives.ts';
import type { Tracks } from './tracks.ts';

/** How often live tracks are looked at, in ms, and at which of these looks their settings are read. */
const period = 250;
const thorough = 4;

// A page may clear every timer that there is; it cannot reach this one.
const NativeAbortSignal = AbortSignal;
const { timeout } = NativeAbortSignal;

/**
 * Notices what no event tells: settings that change (a shared window is resized), and tracks that end
 * without `stop()`: the device, the browser or the person ended them, or the page dropped the last
 * reference. The `ended` event cannot serve: a listener for it keeps a live track alive in Chromium
 * (MediaStreamTrack::HasPendingActivity). Looks only while tracks are live.
 */
export function createWatch(tracks: () => Tracks): { readonly start: () => void } {
  let running = false;
  let looks = 0;

  const look = (): void => {
    const live = tracks().live();
    looks += 1;
    for (let i = 0; i < live.length; i += 1) {
      const known = live[i];
      if (!known) continue;
      const state = known.capture.state();
      if (state === 'collected') tracks().ended(known, 'collected');
      else if (state === 'ended') tracks().ended(known, 'browser');
      else if (looks % thorough === 0) tracks().changed(known);
    }
    running = tracks().live().length > 0;
    if (running) wait();
  };
  const wait = () => {
    addEventListener(apply(timeout, NativeAbortSignal, [period]), 'abort', () => quietly(look));
  };

  return {
    start() {
      if (running) return;
      running = true;
      wait();
    },
  };
}
