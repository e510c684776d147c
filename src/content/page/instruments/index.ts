import type { Instrument } from '../instrument.ts';
import { eventTarget } from './event-target.ts';
import { mediaDevices } from './media-devices.ts';
import { mediaStream } from './media-stream.ts';
import { mediaStreamTrack } from './media-stream-track.ts';
import { navigatorCallbacks } from './navigator.ts';
import { synthetic } from './synthetic.ts';

/** All that Tallylight watches in a page. A new API is a new entry here and a page in demo/. */
export const instruments: readonly Instrument[] = [
  ...mediaDevices,
  ...navigatorCallbacks,
  ...mediaStreamTrack,
  ...mediaStream,
  ...synthetic,
  ...eventTarget,
];
