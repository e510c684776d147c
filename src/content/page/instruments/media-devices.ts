import type { JsonObject, Kind } from '../../../protocol/report.ts';
import { isFullyActive } from '../document.ts';
import type { Instrument, Settlement } from '../instrument.ts';
import { apply, now, promiseThen } from '../natives.ts';
import { asked, askedKinds, type PendingRequest } from '../requests.ts';

/** https://w3c.github.io/mediacapture-main/ and https://w3c.github.io/mediacapture-screen-share/ */
export const mediaDevices: readonly Instrument[] = [
  {
    interface: 'MediaDevices',
    member: 'getUserMedia',
    wrap: 'promise',
    observe(call, { requests }) {
      const request = requests.begin(call, 'MediaDevices.getUserMedia', askedKinds);
      return () => {
        request.started();
        const thrown = request.recording.thrown();
        if (thrown) request.failed(thrown.error);
        else if (!isFullyActive()) request.failed({ name: 'InvalidStateError', message: '' });
        else if (asksForNothing(request)) failAsNothingAsked(request);
        else return settlementOf(request);
        return null;
      };
    },
  },
  {
    interface: 'MediaDevices',
    member: 'getDisplayMedia',
    wrap: 'promise',
    observe(call, { requests }) {
      const request = requests.begin(call, 'MediaDevices.getDisplayMedia', displayKinds);
      return () => {
        request.started();
        const thrown = request.recording.thrown();
        if (thrown) request.failed(thrown.error);
        else if (!isFullyActive() || !request.userActivation) {
          request.failed({ name: 'InvalidStateError', message: '' });
        } else return settlementOf(request);
        return null;
      };
    },
  },
  {
    interface: 'MediaDevices',
    member: 'enumerateDevices',
    wrap: 'promise',
    observe:
      (_call, { emit }) =>
      () => ({
        fulfilled: () => emit({ type: 'devices.enumerated', at: now() }),
        rejected: () => undefined,
      }),
  },
];

function settlementOf(request: PendingRequest): Settlement {
  return { fulfilled: request.granted, rejected: request.failed };
}

/** "At least one of audio and video must be requested": known to be so, not merely falsy. */
function asksForNothing(request: PendingRequest): boolean {
  const constraints = request.recording.read();
  return isAbsent(constraints?.audio) && isAbsent(constraints?.video);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === false;
}

// The default of getDisplayMedia's `video` is true.
function displayKinds(constraints: JsonObject | null): readonly Kind[] {
  const video = constraints?.video === undefined || asked(constraints, 'video');
  return asked(constraints, 'audio')
    ? video
      ? ['audio', 'video']
      : ['audio']
    : video
      ? ['video']
      : [];
}

const { navigator } = globalThis;
const nativeGetUserMedia = globalThis.MediaDevices?.prototype.getUserMedia;

/**
 * The page has got its promise untouched, so the browser's words are learnt from a call of our own
 * that fails for the same reason, without a prompt.
 */
function failAsNothingAsked(request: PendingRequest): void {
  const promise = apply(nativeGetUserMedia, navigator.mediaDevices, []);
  void promiseThen(promise, request.granted, request.failed);
}
