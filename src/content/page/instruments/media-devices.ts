import { callStack } from '../call-stack.ts';
import { react } from '../derive.ts';
import { isFullyActive } from '../document.ts';
import type { Instrument, Settlement } from '../instrument.ts';
import { apply, now } from '../natives.ts';
import type { OpenRequest, PendingRequest } from '../requests.ts';

/** https://w3c.github.io/mediacapture-main/ and https://w3c.github.io/mediacapture-screen-share/ */
export const mediaDevices: readonly Instrument[] = [
  {
    interface: 'MediaDevices',
    member: 'getUserMedia',
    wrap: 'promise',
    observe(call, { requests }) {
      const request = requests.begin(call, 'MediaDevices.getUserMedia');
      return () => {
        request.started();
        const thrown = request.recording.thrown();
        if (thrown) request.failed(thrown.error);
        else if (!isFullyActive()) request.failed({ name: 'InvalidStateError', message: '' });
        else if (asksForNothing(request)) failAsNothingAsked(request, call.self);
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
      const request = requests.begin(call, 'MediaDevices.getDisplayMedia');
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
    // https://screen-share.github.io/capture-all-screens/
    interface: 'MediaDevices',
    member: 'getAllScreensMedia',
    wrap: 'promise',
    observe: (_call, { requests }) =>
      answered(requests.open('MediaDevices.getAllScreensMedia', allScreens, callStack())),
  },
  {
    // https://w3c.github.io/mediacapture-viewport/
    interface: 'MediaDevices',
    member: 'getViewportMedia',
    wrap: 'promise',
    observe: (call, { requests }) =>
      answered(requests.begin(call, 'MediaDevices.getViewportMedia')),
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

function settlementOf(request: OpenRequest): Settlement {
  return { fulfilled: request.granted, rejected: request.failed };
}

function answered(request: OpenRequest): () => Settlement {
  return () => {
    request.started();
    return settlementOf(request);
  };
}

function allScreens() {
  return { kinds: ['video'], constraints: null, ignored: [] } as const;
}

/** "At least one of audio and video must be requested": known to be so, not merely falsy. */
function asksForNothing(request: PendingRequest): boolean {
  const constraints = request.recording.read();
  return isAbsent(constraints?.audio) && isAbsent(constraints?.video);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === false;
}

const nativeGetUserMedia = globalThis.MediaDevices?.prototype.getUserMedia;

/**
 * The page has got its promise untouched, so the browser's words are learnt from a call of our own
 * that fails for the same reason, without a prompt.
 */
function failAsNothingAsked(request: PendingRequest, self: unknown): void {
  const promise = apply(nativeGetUserMedia, self, []);
  react(promise, request.granted, request.failed);
}
