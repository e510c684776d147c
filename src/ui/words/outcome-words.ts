import type { Outcome } from '../../protocol/report.ts';

/** `tone` says how an outcome reads: the page got it, was refused, met an error, or still waits. */
export interface OutcomeWords {
  readonly word: string;
  readonly sentence: string;
  readonly tone: 'granted' | 'refused' | 'error' | 'waiting';
}

const words: { readonly [outcome in Outcome]: OutcomeWords } = {
  pending: {
    word: 'Waiting',
    sentence: 'The browser has not answered the page yet.',
    tone: 'waiting',
  },
  granted: { word: 'Granted', sentence: 'The page got what it asked for.', tone: 'granted' },
  denied: { word: 'Denied', sentence: 'The person or a site setting said no.', tone: 'refused' },
  dismissed: {
    word: 'Dismissed',
    sentence: 'The prompt was closed without an answer.',
    tone: 'refused',
  },
  'blocked-by-system': {
    word: 'Blocked by the system',
    sentence: 'The operating system does not let the browser use the device.',
    tone: 'refused',
  },
  'blocked-by-policy': {
    word: 'Blocked by policy',
    sentence: 'The permissions policy of the page or of its frame forbids it.',
    tone: 'refused',
  },
  'not-found': {
    word: 'Not found',
    sentence: 'There is no device of the kind that was asked for.',
    tone: 'error',
  },
  'in-use': {
    word: 'In use',
    sentence: 'The device could not be read, most often because something else uses it.',
    tone: 'error',
  },
  overconstrained: {
    word: 'Overconstrained',
    sentence: 'No device meets what the page requires.',
    tone: 'error',
  },
  invalid: {
    word: 'Invalid',
    sentence: 'The page asked in a way that no browser can answer.',
    tone: 'error',
  },
  insecure: {
    word: 'Insecure',
    sentence: 'Capture needs a secure page (https or localhost).',
    tone: 'error',
  },
  'not-supported': {
    word: 'Not supported',
    sentence: 'This browser does not support the request.',
    tone: 'error',
  },
  aborted: {
    word: 'Aborted',
    sentence: 'The browser or the device gave up on the way.',
    tone: 'error',
  },
  abandoned: {
    word: 'Abandoned',
    sentence: 'The page went away before there was an answer.',
    tone: 'refused',
  },
  failed: {
    word: 'Failed',
    sentence: 'It ended in an error that fits no other word here.',
    tone: 'error',
  },
};

export function outcomeWords(outcome: Outcome): OutcomeWords {
  return words[outcome];
}

export function isOutcome(name: string): name is Outcome {
  return Object.hasOwn(words, name);
}
