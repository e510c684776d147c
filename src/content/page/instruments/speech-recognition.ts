import { callStack } from '../call-stack.ts';
import type { Capture, CaptureFacts } from '../capture.ts';
import { weakTable } from '../collections.ts';
import { quietly } from '../derive.ts';
import type { Inspector } from '../inspector.ts';
import type { Instrument } from '../instrument.ts';
import {
  addEventListener,
  deref,
  getterOf,
  NativeWeakRef,
  prototypeOf,
  uncurry,
} from '../natives.ts';
import type { OpenRequest } from '../requests.ts';
import { isTrack } from '../track-members.ts';
import type { Known, Tracks } from '../tracks.ts';

/**
 * A recognition that takes the microphone itself: the page gets no track of it, so its events tell when
 * it captures, and `abort()` stops it. https://webaudio.github.io/web-speech-api/#speechreco-section
 */

type Recognition = EventTarget & { abort(): void };
type EndCause = Parameters<Tracks['ended']>[1];

/** From one `start()` to its end. */
interface Session {
  readonly request: OpenRequest;
  /** While audio is captured. */
  known: Known | null;
  isAnswered: boolean;
  /** Who has asked for the end. */
  by: EndCause;
}

// Older Chromium has it with its prefix only; where both exist, they are one.
const name = prototypeOf('SpeechRecognition') ? 'SpeechRecognition' : 'webkitSpeechRecognition';
const prototype = prototypeOf(name);
const langOf = getterOf(prototype, 'lang');
const abort = prototype && uncurry((prototype as Recognition).abort);
const targetOf = getterOf(Event.prototype, 'target');
const errorEvent = prototypeOf('SpeechRecognitionErrorEvent');
const errorOf = getterOf(errorEvent, 'error');
const messageOf = getterOf(errorEvent, 'message');

const sessions = weakTable<object, Session>();
const heard = weakTable<object, true>();

export const speechRecognition: readonly Instrument[] = [
  {
    interface: name,
    member: 'start',
    wrap: 'method',
    observe(call, inspector) {
      const { self, args } = call;
      if (!isRecognition(self)) return undefined;
      if (args.length > 0) {
        // A recognition of a track captures nothing of its own.
        if (isTrack(args[0])) inspector.tracks.see(args[0]);
        return undefined;
      }
      const request = inspector.requests.open(
        'SpeechRecognition.start',
        () => ({ kinds: ['audio'], constraints: null, ignored: [] }),
        callStack(),
      );
      listenTo(self, inspector);
      return {
        returned() {
          sessions.set(self, { request, known: null, isAnswered: false, by: 'browser' });
          request.started();
        },
        threw(error) {
          request.started();
          request.failed(error);
        },
      };
    },
  },
  endedByPage('stop'),
  endedByPage('abort'),
];

function endedByPage(member: 'stop' | 'abort'): Instrument {
  return {
    interface: name,
    member,
    wrap: 'method',
    observe(call) {
      const session = isRecognition(call.self) && sessions.get(call.self);
      if (session) session.by = 'page';
      return undefined;
    },
  };
}

function listenTo(recognition: Recognition, inspector: Inspector): void {
  if (heard.get(recognition)) return;
  heard.set(recognition, true);
  const on = (
    type: string,
    run: (session: Session, event: Event, target: Recognition) => void,
  ): void => {
    addEventListener(recognition, type, (event) => {
      const target = targetOf?.(event);
      // Those that the page dispatches itself tell nothing; `isTrusted` is each event's own.
      const session = event.isTrusted && isRecognition(target) && sessions.get(target);
      if (session) quietly(() => run(session, event, target));
    });
  };
  const over = (session: Session): void => {
    if (session.known) inspector.tracks.ended(session.known, session.by);
    session.known = null;
  };
  const fail = (session: Session, error: object): void => {
    if (!session.isAnswered) session.request.failed(error);
    session.isAnswered = true;
    over(session);
  };

  on('audiostart', (session, _event, target) => {
    if (session.isAnswered) return;
    session.isAnswered = true;
    const capture = captureOf(target, session);
    const { id } = session.request;
    const origin = { provenance: 'request', request: id, original: null } as const;
    session.known = inspector.tracks.addTrackless(capture, origin);
    session.request.grantedAs(session.known);
  });
  on('audioend', over);
  on('error', (session, event) => {
    fail(session, { __proto__: null, name: errorOf?.(event), message: messageOf?.(event) });
  });
  // A recognition may end before it heard anything, without an error.
  on('end', (session) => fail(session, { __proto__: null, name: 'aborted', message: '' }));
}

function captureOf(recognition: Recognition, session: Session): Capture {
  const ref = new NativeWeakRef(recognition);
  return {
    state: () => (deref(ref) ? (session.known ? 'live' : 'ended') : 'collected'),
    // It ends with its `audioend`, a moment later.
    stop() {
      const target = deref(ref);
      if (!target) return;
      session.by = 'tallylight';
      abort?.(target);
    },
    tell: () => undefined,
    facts: () => facts,
  };
}

const facts: CaptureFacts = {
  nativeId: '',
  kind: 'audio',
  label: '',
  enabled: true,
  muted: false,
  settings: {},
  constraints: {},
  capabilities: {},
};

function isRecognition(value: unknown): value is Recognition {
  return quietly(() => langOf?.(value)) !== undefined;
}
