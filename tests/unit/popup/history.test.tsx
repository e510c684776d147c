// @vitest-environment happy-dom
import { cleanup } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { request, site, track } from '../builders.ts';
import { shown, textOf } from './shown.tsx';

afterEach(cleanup);

test('the totals of each origin are told in words', () => {
  const totals = site({
    requests: {
      total: 5,
      byOutcome: { granted: 3, denied: 1, 'not-found': 1 },
      byApi: { 'MediaDevices.getUserMedia': 4, 'Navigator.webkitGetUserMedia': 1 },
    },
    captureMs: { camera: 185_000, microphone: 12_000 },
    permissions: { camera: 'granted', microphone: 'prompt', midi: 'unknown' },
    deviceEnumerations: 3,
  });
  const { container } = shown({ sites: [totals] });
  expect(textOf(container, '[data-part=outcomes]')).toBe('3 granted, 1 denied, 1 not found');
  expect(textOf(container, '[data-part=by-api]')).toBe('4 × MediaDevices.getUserMedia');
  expect(textOf(container, '[data-part=capture-time]')).toBe('camera 3 min 05 s, microphone 12 s');
  expect(textOf(container, '[data-part=permissions]')).toBe(
    'camera granted, microphone will be asked',
  );
  expect(textOf(container, '.totals dl')).toMatch(/Devices listed ?3 times$/);
});

test('time on air runs on while a track of that origin is live', () => {
  const { container } = shown({
    generatedAt: '2026-11-20T10:00:10.000Z',
    sites: [site({ captureMs: { camera: 10_000 } })],
    tracks: [track()],
  });
  expect(textOf(container, '[data-part=capture-time]')).toBe('camera 12 s');
});

test('an embedded origin says in which site', () => {
  const { container } = shown({ sites: [site({ origin: 'https://ads.example' })] });
  expect(textOf(container, '.totals h3')).toBe('ads.example in meet.example');
});

test('a failed request says api, outcome, error, failing constraint, asked and got', () => {
  const { container } = shown({
    requests: [
      request({
        outcome: 'overconstrained',
        constraints: { video: { width: { exact: 99_999 } } },
        error: {
          name: 'OverconstrainedError',
          message: 'Cannot satisfy constraints',
          constraint: 'width',
          legacyName: null,
        },
        constraintOutcomes: [
          {
            kind: 'video',
            name: 'width',
            asked: { exact: 99_999 },
            required: true,
            got: null,
            verdict: 'caused-failure',
          },
        ],
      }),
    ],
  });
  const item = '[data-request-id="request-1"]';
  expect(textOf(container, `${item} [data-part=outcome]`)).toBe('Overconstrained');
  expect(textOf(container, `${item} [data-part=api]`)).toBe('MediaDevices.getUserMedia');
  expect(textOf(container, `${item} [data-part=error]`)).toBe(
    'OverconstrainedError: Cannot satisfy constraints. The constraint that failed is “width”.',
  );
  expect(textOf(container, `${item} .constraints`)).toBe(
    '{ "video": { "width": { "exact": 99999 } } }',
  );
  const cells = [...container.querySelectorAll(`${item} tbody :is(th, td)`)];
  expect(cells.map((cell) => cell.textContent)).toEqual([
    'video widthrequired',
    'exactly 99999',
    'nothingCaused the failure',
  ]);
});

test('a granted request has no error', () => {
  const { container } = shown({ requests: [request()] });
  expect(textOf(container, '[data-part=outcome]')).toBe('Granted');
  expect(container.querySelector('[data-part=error]')).toBeNull();
  expect(textOf(container, '.request-answer')).toContain('Answered after 350 ms.');
});

test('the details tell frame, caller, missing activation and what was never read', () => {
  const { container } = shown({
    requests: [
      request({
        frameId: 5,
        url: 'https://ads.example/f',
        origin: 'https://ads.example',
        userActivation: false,
        legacy: true,
        ignoredConstraints: ['video.mandatory'],
        stack: [{ function: 'start', url: 'https://ads.example/a.js', line: 3, column: 1 }],
      }),
    ],
  });
  const details = textOf(container, 'details');
  expect(details).toContain('never read by this browser: video.mandatory.');
  expect(details).toContain('In the frame ads.example/f.');
  expect(details).toContain('Called from start (a.js:3:1).');
  expect(details).toContain('Without a click or key press');
  expect(details).toContain('Callback API');
});
