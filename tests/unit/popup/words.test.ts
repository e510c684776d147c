import { describe, expect, test } from 'vitest';
import type { Outcome, RequestError, Source } from '../../../src/protocol/report.ts';
import { callerWords } from '../../../src/ui/words/caller-words.ts';
import { compactJson } from '../../../src/ui/words/compact-json.ts';
import { askedWords, gotWords } from '../../../src/ui/words/constraint-words.ts';
import { durationWords, waitWords } from '../../../src/ui/words/duration-words.ts';
import { errorWords } from '../../../src/ui/words/error-words.ts';
import { headlineWords } from '../../../src/ui/words/headline-words.ts';
import { outcomeCounts } from '../../../src/ui/words/outcome-counts.ts';
import { outcomeWords } from '../../../src/ui/words/outcome-words.ts';
import { frameWords, originWords } from '../../../src/ui/words/place-words.ts';
import { settingsWords } from '../../../src/ui/words/settings-words.ts';
import { sourceWord } from '../../../src/ui/words/source-word.ts';
import { stateWords } from '../../../src/ui/words/state-words.ts';
import { timeWords } from '../../../src/ui/words/time-words.ts';
import { trackName } from '../../../src/ui/words/track-name.ts';
import { microphone, snapshot, tab, track } from '../builders.ts';

test.each<[Source, string]>([
  ['camera', 'Camera'],
  ['microphone', 'Microphone'],
  ['screen', 'Screen'],
  ['window', 'Window'],
  ['tab', 'Tab'],
  ['system-audio', 'System audio'],
  ['tab-audio', 'Tab audio'],
  ['canvas', 'Canvas'],
  ['element', 'Media element'],
  ['web-audio', 'Web Audio'],
  ['remote', 'Remote peer'],
  ['generated', 'Generated'],
  ['unknown', 'Unknown source'],
])('the source %s is called %s', (source, word) => {
  expect(sourceWord(source)).toBe(word);
});

test.each<[Outcome, string, string]>([
  ['pending', 'Waiting', 'waiting'],
  ['granted', 'Granted', 'granted'],
  ['denied', 'Denied', 'refused'],
  ['dismissed', 'Dismissed', 'refused'],
  ['blocked-by-system', 'Blocked by the system', 'refused'],
  ['blocked-by-policy', 'Blocked by policy', 'refused'],
  ['not-found', 'Not found', 'error'],
  ['in-use', 'In use', 'error'],
  ['overconstrained', 'Overconstrained', 'error'],
  ['invalid', 'Invalid', 'error'],
  ['insecure', 'Insecure', 'error'],
  ['not-supported', 'Not supported', 'error'],
  ['aborted', 'Aborted', 'error'],
  ['abandoned', 'Abandoned', 'refused'],
  ['failed', 'Failed', 'error'],
])('the outcome %s reads %s', (outcome, word, tone) => {
  const words = outcomeWords(outcome);
  expect(words).toMatchObject({ word, tone });
  expect(words.sentence).toMatch(/^[A-Z].*\.$/);
});

test('outcome counts leave zeros out and keep words that are not known', () => {
  expect(outcomeCounts({ granted: 3, denied: 0, 'not-found': 1, postponed: 2 })).toEqual([
    '3 granted',
    '1 not found',
    '2 postponed',
  ]);
  expect(outcomeCounts({ constructor: 1 })).toEqual(['1 constructor']);
});

test.each([
  [0, '0 s'],
  [999, '0 s'],
  [1000, '1 s'],
  [59_999, '59 s'],
  [60_000, '1 min 00 s'],
  [185_000, '3 min 05 s'],
  [3_599_999, '59 min 59 s'],
  [3_600_000, '1 h 00 min'],
  [3_720_000, '1 h 02 min'],
  [90_000_000, '25 h 00 min'],
  [-5, '0 s'],
  [Number.NaN, '0 s'],
])('%d ms last %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});

test.each([
  [0.4, '0 ms'],
  [999, '999 ms'],
  [1000, '1 s'],
  [4120, '4.1 s'],
  [10_000, '10 s'],
  [61_000, '1 min 01 s'],
])('an answer after %d ms came after %s', (ms, words) => {
  expect(waitWords(ms)).toBe(words);
});

describe('what is in force', () => {
  test.each([
    [{ width: 640, height: 480, frameRate: 20 }, '640 × 480, 20 fps'],
    [{ width: 1280, height: 720, frameRate: 29.970029 }, '1280 × 720, 30 fps'],
    [{ width: 1280, height: 720, frameRate: 14.94 }, '1280 × 720, 14.9 fps'],
    [{ frameRate: 5 }, '5 fps'],
    [{ width: 640 }, ''],
    [{ width: '640', height: null }, ''],
  ])('of video %j is "%s"', (settings, words) => {
    expect(settingsWords({ kind: 'video', settings })).toBe(words);
  });

  test.each([
    [{ sampleRate: 48_000, channelCount: 1 }, '48 kHz, mono'],
    [{ sampleRate: 44_100, channelCount: 2 }, '44.1 kHz, stereo'],
    [{ channelCount: 6 }, '6 channels'],
    [{ echoCancellation: true }, ''],
  ])('of audio %j is "%s"', (settings, words) => {
    expect(settingsWords({ kind: 'audio', settings })).toBe(words);
  });
});

test('a state is said only where it is out of the ordinary', () => {
  expect(stateWords({ enabled: true, muted: false })).toEqual([]);
  expect(stateWords({ enabled: false, muted: true })).toEqual([
    'disabled by the page',
    'muted by the browser or device',
  ]);
});

describe('an error', () => {
  const error = (own: Partial<RequestError>): RequestError => ({
    name: 'NotAllowedError',
    message: 'Permission denied',
    constraint: null,
    legacyName: null,
    ...own,
  });

  test.each<[Partial<RequestError>, string]>([
    [{}, 'NotAllowedError: Permission denied.'],
    [{ message: ' ' }, 'NotAllowedError: the browser gave no message.'],
    [
      { name: 'OverconstrainedError', message: '', constraint: 'width' },
      'OverconstrainedError: the browser gave no message. The constraint that failed is “width”.',
    ],
    [
      { legacyName: 'PERMISSION_DENIED' },
      'NotAllowedError: Permission denied. In the callback API of 2012: PERMISSION_DENIED.',
    ],
  ])('%j in words', (own, words) => {
    expect(errorWords(error(own))).toBe(words);
  });

  test('stays readable when the page made it 10 kB long', () => {
    const long = 'x'.repeat(10_000);
    expect(errorWords(error({ name: long, message: long, constraint: long })).length).toBeLessThan(
      800,
    );
  });
});

test('constraints are JSON on one line, cut when nobody would read on', () => {
  expect(compactJson({ video: { width: { ideal: 640 } }, audio: true })).toBe(
    '{ "video": { "width": { "ideal": 640 } }, "audio": true }',
  );
  expect(compactJson('two\n  lines')).toBe('"two\\n  lines"');
  expect(compactJson('x'.repeat(5000))).toMatch(/^"x{1999}… \(3002 more characters\)$/);
});

test('asked and got in words', () => {
  expect(askedWords({ exact: 640 })).toBe('exactly 640');
  expect(askedWords({ min: 320, ideal: 640, max: 1280 })).toBe(
    'at least 320, ideally 640, at most 1280',
  );
  expect(askedWords({ ideal: ['user', 'environment'] })).toBe('ideally [ "user", "environment" ]');
  expect(askedWords({})).toBe('anything');
  expect(askedWords(true)).toBe('true');
  expect(gotWords(29.970_029)).toBe('29.97');
  expect(gotWords(null)).toBe('nothing');
  expect(gotWords(undefined)).toBe('not known');
  expect(gotWords('')).toBe('empty');
});

test.each([
  ['https://meet.example', 'meet.example'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['null', 'opaque origin'],
])('the origin %s is shown as %s', (origin, words) => {
  expect(originWords(origin)).toBe(words);
});

test.each([
  ['https://a.example/', 'https://a.example', 'a.example'],
  ['https://a.example/p?q=1#h', 'https://a.example', 'a.example/p'],
  ['about:srcdoc', 'https://a.example', 'about:srcdoc (a.example)'],
  ['blob:https://a.example/0-1', 'https://a.example', 'blob: (a.example)'],
  ['data:text/html,<p>hello', 'null', 'data: (opaque origin)'],
  ['https://a.example/sandboxed', 'null', 'a.example/sandboxed (opaque origin)'],
  ['file:///demo/index.html', 'null', 'file:///demo/index.html (opaque origin)'],
  ['', 'null', ''],
])('the frame %s of %s is shown as "%s"', (url, origin, words) => {
  expect(frameWords({ url, origin })).toBe(words);
});

test('a track is called by source and label, a clone as such', () => {
  expect(trackName(track())).toBe('camera fake_device_0');
  expect(trackName(track({ label: '  ' }))).toBe('camera');
  expect(trackName(track({ clonedFrom: 'camera-0' }))).toBe('camera fake_device_0 (clone)');
  expect(trackName(track({ label: 'x'.repeat(10_000) })).length).toBeLessThan(100);
});

test('a time of another day comes with its date', () => {
  const now = Date.parse('2026-11-20T10:00:00');
  expect(timeWords('2026-11-20T09:58:07', now, 'en-GB')).toBe('09:58:07');
  expect(timeWords('2026-11-19T09:58:07', now, 'en-GB')).toBe('19/11/2026, 09:58:07');
  expect(timeWords('soon', now)).toBe('soon');
});

test('the caller is the first line of the stack', () => {
  const line = { function: 'start', url: 'https://a.example/js/app.js?v=1', line: 12, column: 5 };
  expect(callerWords([line])).toBe('start (app.js:12:5)');
  expect(callerWords([{ ...line, function: null, url: 'https://a.example/' }])).toBe(
    'https://a.example/:12:5',
  );
  expect(callerWords([])).toBeNull();
});

describe('the headline', () => {
  const elsewhere = track({ tabId: 2 });

  test.each([
    [[track()], 'On air', '1 camera stream in this tab.'],
    [[track(), track(), microphone()], 'On air', '2 camera and 1 microphone streams in this tab.'],
    [[track(), elsewhere], 'On air', '1 camera stream in this tab, 1 more in other tabs.'],
    [[elsewhere], 'On air elsewhere', '1 camera stream in other tabs.'],
    [[], 'Nothing on air', 'No camera, microphone or screen is open.'],
    [
      [track({ readyState: 'ended' })],
      'Nothing on air',
      'No camera, microphone or screen is open.',
    ],
    [[track({ source: 'remote' })], 'Nothing on air', 'No camera, microphone or screen is open.'],
  ])('%#', (tracks, title, detail) => {
    expect(headlineWords(snapshot({ tracks }))).toEqual({ title, detail });
  });

  test('claims no more than can be known of a page that cannot be seen', () => {
    const blind = snapshot({ tab: tab({ inspection: 'not-inspectable' }) });
    expect(headlineWords(blind).detail).toContain('where Tallylight can look');
  });
});
