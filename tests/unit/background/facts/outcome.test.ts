import { describe, expect, test } from 'vitest';
import { legacyNameOf, outcomeOf } from '../../../../src/background/facts/outcome.ts';
import type { LegacyErrorName, Outcome } from '../../../../src/protocol/report.ts';

const failure = (name: string, message: string) => ({ name, message, constraint: null });

describe('Chromium says', () => {
  test.each<[string, string, Outcome]>([
    ['NotAllowedError', 'Permission denied', 'denied'],
    ['NotAllowedError', 'Permission denied by user', 'denied'],
    ['NotAllowedError', 'Permission dismissed', 'dismissed'],
    ['NotAllowedError', 'Permission denied by system', 'blocked-by-system'],
    [
      'NotAllowedError',
      `Failed to execute 'getDisplayMedia' on 'MediaDevices': Access to the feature "display-capture" is disallowed by permissions policy.`,
      'blocked-by-policy',
    ],
    ['NotFoundError', 'Requested device not found', 'not-found'],
    ['NotReadableError', 'Could not start video source', 'in-use'],
    ['NotReadableError', 'Could not start audio source', 'in-use'],
    ['NotReadableError', 'Device in use', 'in-use'],
    ['OverconstrainedError', '', 'overconstrained'],
    [
      'TypeError',
      "Failed to execute 'getUserMedia' on 'MediaDevices': At least one of audio and video must be requested",
      'invalid',
    ],
    [
      'InvalidStateError',
      "Failed to execute 'getDisplayMedia' on 'MediaDevices': getDisplayMedia() requires transient activation (user gesture).",
      'invalid',
    ],
    ['SecurityError', 'Invalid security origin', 'insecure'],
    ['NotSupportedError', 'Not supported', 'not-supported'],
    ['AbortError', 'Error starting screen capture', 'aborted'],
    ['AbortError', 'Failed due to shutdown', 'aborted'],
    ['AbortError', 'Timeout starting video source', 'aborted'],
  ])('%s "%s": %s', (name, message, outcome) => {
    expect(outcomeOf(failure(name, message))).toBe(outcome);
  });
});

describe('Firefox says', () => {
  test.each<[string, string, Outcome]>([
    [
      'NotAllowedError',
      'The request is not allowed by the user agent or the platform in the current context.',
      'denied',
    ],
    ['NotFoundError', 'The object can not be found here.', 'not-found'],
    ['NotReadableError', 'Failed to allocate videosource', 'in-use'],
    ['NotReadableError', 'Concurrent mic process limit.', 'in-use'],
    ['OverconstrainedError', 'Constraints could not be satisfied.', 'overconstrained'],
    ['TypeError', 'audio and/or video is required', 'invalid'],
    [
      'InvalidStateError',
      'getDisplayMedia requires transient activation from a user gesture.',
      'invalid',
    ],
    ['SecurityError', 'The operation is insecure.', 'insecure'],
    ['NotSupportedError', 'Operation is not supported', 'not-supported'],
    ['AbortError', 'Starting videoinput failed', 'aborted'],
  ])('%s "%s": %s', (name, message, outcome) => {
    expect(outcomeOf(failure(name, message))).toBe(outcome);
  });
});

test.each<[string, Outcome]>([
  ['PermissionDeniedError', 'denied'],
  ['DevicesNotFoundError', 'not-found'],
  ['TrackStartError', 'in-use'],
  ['ConstraintNotSatisfiedError', 'overconstrained'],
])('a browser of the years between says %s: %s', (name, outcome) => {
  expect(outcomeOf(failure(name, ''))).toBe(outcome);
});

test.each(['', 'Error', 'constructor', '__proto__'])(
  'an error called "%s" is a failure',
  (name) => {
    expect(outcomeOf(failure(name, 'whatever'))).toBe('failed');
  },
);

test('words of one error mean nothing in another', () => {
  expect(outcomeOf(failure('NotFoundError', 'dismissed by system policy'))).toBe('not-found');
});

test.each<[Outcome, LegacyErrorName | null]>([
  ['denied', 'PERMISSION_DENIED'],
  ['dismissed', 'PERMISSION_DENIED'],
  ['blocked-by-system', 'PERMISSION_DENIED'],
  ['blocked-by-policy', 'PERMISSION_DENIED'],
  ['insecure', 'PERMISSION_DENIED'],
  ['not-found', 'MANDATORY_UNSATISFIED_ERR'],
  ['in-use', 'MANDATORY_UNSATISFIED_ERR'],
  ['overconstrained', 'MANDATORY_UNSATISFIED_ERR'],
  ['invalid', 'NOT_SUPPORTED_ERROR'],
  ['not-supported', 'NOT_SUPPORTED_ERROR'],
  ['pending', null],
  ['granted', null],
  ['aborted', null],
  ['abandoned', null],
  ['failed', null],
])('in 2012, %s was called %s', (outcome, name) => {
  expect(legacyNameOf(outcome)).toBe(name);
});

test.each<[string, string, Outcome]>([
  ['cancel', 'Permission denied', 'dismissed'],
  ['not-allowed', '', 'denied'],
  ['service-not-allowed', '', 'denied'],
  ['language-not-supported', '', 'not-supported'],
  ['aborted', '', 'aborted'],
  ['audio-capture', '', 'failed'],
  ['network', '', 'failed'],
])('an element or a recognition that ends with %s (%j): %s', (name, message, outcome) => {
  expect(outcomeOf(failure(name, message))).toBe(outcome);
});
