import { describe, expect, test } from 'vitest';
import {
  constraintOutcomesOf,
  type Result,
} from '../../../../src/background/facts/constraint-outcomes.ts';
import type { Json, JsonObject, Verdict } from '../../../../src/protocol/report.ts';

const settings: JsonObject = {
  width: 640,
  height: 480,
  frameRate: 29.97,
  aspectRatio: 1.3333333333333333,
  facingMode: 'user',
  deviceId: 'front',
};

const result = (constraints: Json, own: Partial<Result> = {}): Result => ({
  constraints,
  ignored: [],
  failingConstraint: null,
  granted: true,
  tracks: [{ kind: 'video', settings, capabilities: {} }],
  ...own,
});
const granted = (video: Json, own: Partial<Result> = {}) =>
  constraintOutcomesOf(result({ video }, own));
const refused = (video: Json, failingConstraint: string | null) =>
  granted(video, { granted: false, failingConstraint, tracks: [] });
const verdicts = (outcomes: ReturnType<typeof granted>): readonly [string, Verdict][] =>
  outcomes.map(({ name, verdict }) => [name, verdict]);

describe('a bare value', () => {
  test('is an ideal', () => {
    expect(granted({ width: 640 })).toEqual([
      {
        kind: 'video',
        name: 'width',
        asked: { ideal: 640 },
        required: false,
        got: 640,
        verdict: 'satisfied',
      },
    ]);
  });

  test.each<[JsonObject, Verdict]>([
    [{ width: 640 }, 'satisfied'],
    [{ width: 1280 }, 'approximated'],
    [{ facingMode: 'user' }, 'satisfied'],
    [{ facingMode: 'environment' }, 'approximated'],
    [{ facingMode: ['environment', 'user'] }, 'satisfied'],
    [{ facingMode: ['environment', 'left'] }, 'approximated'],
    [{ torch: true }, 'unknown'],
  ])('%j is %s', (video, verdict) => {
    expect(granted(video)[0]).toMatchObject({ required: false, verdict });
  });
});

describe('a dictionary', () => {
  test.each<[JsonObject, boolean, Verdict]>([
    [{ ideal: 640 }, false, 'satisfied'],
    [{ ideal: 800 }, false, 'approximated'],
    [{ exact: 640 }, true, 'satisfied'],
    [{ exact: 800 }, true, 'not-met'],
    [{ min: 640 }, true, 'satisfied'],
    [{ min: 641 }, true, 'not-met'],
    [{ max: 640 }, true, 'satisfied'],
    [{ max: 639 }, true, 'not-met'],
    [{ min: 320, max: 1280 }, true, 'satisfied'],
    [{ min: 320, ideal: 640, max: 1280 }, true, 'satisfied'],
    [{ min: 320, ideal: 1280 }, true, 'approximated'],
    [{ min: 800, ideal: 640 }, true, 'not-met'],
    [{ exact: [320, 640] }, true, 'satisfied'],
    [{ exact: [320, 800] }, true, 'not-met'],
    [{}, false, 'satisfied'],
  ])('width: %j, required %s, is %s at 640', (width, required, verdict) => {
    expect(granted({ width })).toMatchObject([{ asked: width, required, verdict, got: 640 }]);
  });

  test('says what was asked without what no browser knows', () => {
    expect(granted({ width: { ideal: 640, best: 700 } })[0]?.asked).toEqual({ ideal: 640 });
  });
});

describe('rates and ratios come as near as the device can', () => {
  test.each<[JsonObject, Verdict]>([
    [{ frameRate: { exact: 29.97002997 } }, 'satisfied'],
    [{ frameRate: { min: 29.975 } }, 'satisfied'],
    [{ frameRate: { max: 29.965 } }, 'satisfied'],
    [{ frameRate: 30 }, 'approximated'],
    [{ frameRate: { exact: 30 } }, 'not-met'],
    [{ aspectRatio: { exact: 4 / 3 } }, 'satisfied'],
    [{ aspectRatio: { exact: 1.333 } }, 'satisfied'],
    [{ aspectRatio: { exact: 16 / 9 } }, 'not-met'],
  ])('%j is %s', (video, verdict) => {
    expect(granted(video)[0]?.verdict).toBe(verdict);
  });
});

describe('advanced sets', () => {
  test('are exact within themselves and not required as a whole', () => {
    const advanced = [{ width: 640, height: { min: 720 } }, { facingMode: 'user' }];
    expect(granted({ advanced })).toMatchObject([
      { name: 'width', asked: { exact: 640 }, required: false, verdict: 'satisfied' },
      { name: 'height', asked: { min: 720 }, required: false, verdict: 'approximated' },
      { name: 'facingMode', asked: { exact: 'user' }, required: false, verdict: 'satisfied' },
    ]);
  });

  test('stand after the basic constraints', () => {
    expect(verdicts(granted({ advanced: [{ width: 800 }], width: 640 }))).toEqual([
      ['width', 'satisfied'],
      ['width', 'approximated'],
    ]);
  });

  test.each<[string, Json]>([
    ['is no list', { width: 1 }],
    ['has items that are no sets', [null, 'width', ['width']]],
  ])('that %s ask for nothing', (_what, advanced) => {
    expect(granted({ advanced })).toEqual([]);
  });
});

describe('the notation of 2012', () => {
  test('bounds in `mandatory` are required', () => {
    expect(granted({ mandatory: { minWidth: 320, maxWidth: 500, maxHeight: 480 } })).toMatchObject([
      { name: 'width', asked: { min: 320 }, required: true, verdict: 'satisfied' },
      { name: 'width', asked: { max: 500 }, required: true, verdict: 'not-met' },
      { name: 'height', asked: { max: 480 }, required: true, verdict: 'satisfied' },
    ]);
  });

  test('other members of `mandatory` are exact', () => {
    expect(granted({ mandatory: { facingMode: 'user' } })).toMatchObject([
      { name: 'facingMode', asked: { exact: 'user' }, required: true, verdict: 'satisfied' },
    ]);
  });

  test('`optional` is a list of wishes', () => {
    expect(granted({ optional: [{ minWidth: 1280 }, { facingMode: 'user' }] })).toMatchObject([
      { name: 'width', asked: { min: 1280 }, required: false, verdict: 'approximated' },
      { name: 'facingMode', asked: { ideal: 'user' }, required: false, verdict: 'satisfied' },
    ]);
  });

  test.each<[string, Verdict]>([
    ['640', 'satisfied'],
    ['1280', 'approximated'],
  ])('a bound written as the text "%s" is compared as a number', (minWidth, verdict) => {
    expect(granted({ optional: [{ minWidth }] })).toMatchObject([
      { asked: { min: minWidth }, verdict },
    ]);
  });

  test.each(['minimum', 'max', 'mine', 'min'])('%s is no bound', (name) => {
    expect(granted({ mandatory: { [name]: 1 } })).toMatchObject([{ name, asked: { exact: 1 } }]);
  });
});

describe('of a request that failed', () => {
  test('the constraint that the browser names caused it, of the others nothing is known', () => {
    const outcomes = refused({ width: { exact: 9 }, height: { exact: 9 } }, 'width');
    expect(verdicts(outcomes)).toEqual([
      ['width', 'caused-failure'],
      ['height', 'unknown'],
    ]);
    expect(outcomes[0]).toMatchObject({ got: null });
  });

  test('a bound of 2012 is named as the browser names it', () => {
    expect(verdicts(refused({ mandatory: { minWidth: 9_999 } }, 'width'))).toEqual([
      ['width', 'caused-failure'],
    ]);
  });

  test('nothing is known where the browser names none', () => {
    expect(verdicts(refused({ width: 9 }, null))).toEqual([['width', 'unknown']]);
  });
});

describe('got and possible', () => {
  test('come from the first track of the kind', () => {
    const constraints = { audio: { sampleRate: 48_000 }, video: { width: 640 } };
    const outcomes = constraintOutcomesOf(
      result(constraints, {
        tracks: [
          { kind: 'video', settings: { width: 320 }, capabilities: { width: { max: 1280 } } },
          { kind: 'audio', settings: { sampleRate: 48_000 }, capabilities: {} },
        ],
      }),
    );
    expect(outcomes).toEqual([
      {
        kind: 'audio',
        name: 'sampleRate',
        asked: { ideal: 48_000 },
        required: false,
        got: 48_000,
        verdict: 'satisfied',
      },
      {
        kind: 'video',
        name: 'width',
        asked: { ideal: 640 },
        required: false,
        got: 320,
        possible: { max: 1280 },
        verdict: 'approximated',
      },
    ]);
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'are settings of the track, and no member of Object, for a constraint called %s',
    (name) => {
      const video = JSON.parse(`{"mandatory": {"${name}": 1}}`);
      expect(granted(video)).toEqual([
        { kind: 'video', name, asked: { exact: 1 }, required: true, got: null, verdict: 'unknown' },
      ]);
    },
  );
});

describe('what the browser never read', () => {
  test('is ignored, by kind, and comes last', () => {
    const ignored = ['video.colour', 'audio.mandatory.googNoise', 'vidoe', 'videos.width'];
    const outcomes = constraintOutcomesOf(result({ video: { width: 640 } }, { ignored }));
    expect(outcomes.map(({ kind, name, verdict }) => [kind, name, verdict])).toEqual([
      ['audio', 'mandatory.googNoise', 'ignored'],
      ['video', 'width', 'satisfied'],
      ['video', 'colour', 'ignored'],
    ]);
    expect(outcomes[0]).toMatchObject({ asked: null, required: false, got: null });
  });
});

test.each<[Json]>([
  [null],
  [{}],
  [{ video: true }],
  [{ video: 'yes' }],
  [{ video: [1] }],
  ['video'],
])('%j constrains nothing', (constraints) => {
  expect(constraintOutcomesOf(result(constraints))).toEqual([]);
});
