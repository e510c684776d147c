import type { Instrument } from '../instrument.ts';
import { eventTarget } from './event-target.ts';
import { mediaDevices } from './media-devices.ts';
import { mediaStream } from './media-stream.ts';
import { mediaStreamTrack } from './media-stream-track.ts';
import { navigatorCallbacks } from './navigator.ts';
import { realmRoutes } from './realm-routes.ts';
import { speechRecognition } from './speech-recognition.ts';
import { synthetic } from './synthetic.ts';
import { userMediaElements } from './user-media-elements.ts';
import { uses } from './uses.ts';

/** All that Tallylight watches in a page. A new API is a new entry here and a page in demo/. */
export const instruments: readonly Instrument[] = [
  ...mediaDevices,
  ...navigatorCallbacks,
  ...mediaStreamTrack,
  ...mediaStream,
  ...uses,
  ...userMediaElements,
  ...speechRecognition,
  ...synthetic,
  ...realmRoutes,
];

/** What is watched in addition once a page has a track; pages that never capture do not pay for it. */
export const instrumentsOfCapturing: readonly Instrument[] = eventTarget;
