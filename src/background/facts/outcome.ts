import type { Failure } from '../../protocol/page-event.ts';
import type { LegacyErrorName, Outcome } from '../../protocol/report.ts';

/**
 * The outcome that a failure stands for. Chromium tells by the message who refused
 * (blink/renderer/modules/mediastream/user_media_request.cc); Firefox has one text for all.
 */
export function outcomeOf({ name, message }: Failure): Outcome {
  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
      if (/dismissed/i.test(message)) return 'dismissed';
      if (/by system/i.test(message)) return 'blocked-by-system';
      if (/policy/i.test(message)) return 'blocked-by-policy';
      return 'denied';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return 'not-found';
    case 'NotReadableError':
    case 'TrackStartError':
      return 'in-use';
    case 'OverconstrainedError':
    case 'ConstraintNotSatisfiedError':
      return 'overconstrained';
    case 'TypeError':
    case 'InvalidStateError':
    case 'SyntaxError':
      return 'invalid';
    case 'SecurityError':
      return 'insecure';
    case 'NotSupportedError':
      return 'not-supported';
    case 'AbortError':
      return 'aborted';
    // What an element's `cancel` event stands for.
    case 'cancel':
      return 'dismissed';
    // https://webaudio.github.io/web-speech-api/#enumdef-speechrecognitionerrorcode
    case 'not-allowed':
    case 'service-not-allowed':
      return 'denied';
    case 'language-not-supported':
    case 'phrases-not-supported':
      return 'not-supported';
    case 'aborted':
      return 'aborted';
    default:
      return 'failed';
  }
}

/** The name that the callback API of 2012 had for it; null where it had none. */
export function legacyNameOf(outcome: Outcome): LegacyErrorName | null {
  switch (outcome) {
    case 'denied':
    case 'dismissed':
    case 'blocked-by-system':
    case 'blocked-by-policy':
    case 'insecure':
      return 'PERMISSION_DENIED';
    case 'not-found':
    case 'in-use':
    case 'overconstrained':
      return 'MANDATORY_UNSATISFIED_ERR';
    case 'invalid':
    case 'not-supported':
      return 'NOT_SUPPORTED_ERROR';
    case 'pending':
    case 'granted':
    case 'aborted':
    case 'abandoned':
    case 'failed':
      return null;
  }
}
