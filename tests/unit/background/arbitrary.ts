import fc from 'fast-check';
import type { StampedEvent } from '../../../src/background/state/stamped-event.ts';
import type { PageEvent } from '../../../src/protocol/page-event.ts';
import {
  asked,
  camera,
  canvas,
  changed,
  clock,
  described,
  ended,
  enumerated,
  failed,
  found,
  gone,
  granted,
  hidden,
  home,
  lost,
  microphone,
  page,
  problem,
  reported,
  seen,
  sessionBegan,
  twin,
} from './play.ts';

/** Everything that can happen, in any order, with few ids, so that events meet. */

const ms = fc.nat({ max: 10_000 });
const requestId = fc.constantFrom('r1', 'r2', 'r3');
const trackId = fc.constantFrom('t1', 't2', 't3');

const trackFacts = fc
  .record({
    make: fc.constantFrom(camera, microphone, canvas),
    id: trackId,
    request: fc.option(requestId),
    clonedFrom: fc.option(trackId),
    provenance: fc.constantFrom('request', 'unknown', 'canvas'),
    startedAt: ms.map(clock),
  })
  .map(({ make, id, ...own }) => make(id, own));

const constraints = fc.constantFrom(
  null,
  { video: true },
  { video: { width: 640, constructor: 1 }, audio: { deviceId: { exact: 'd' } } },
  { video: { mandatory: { minWidth: '640' }, optional: [{ __proto__: null, sourceId: 'x' }] } },
);

const pageEvent: fc.Arbitrary<PageEvent> = fc.oneof(
  fc
    .record({
      id: requestId,
      at: ms.map(clock),
      api: fc.constantFrom('MediaDevices.getUserMedia', 'Navigator.getUserMedia', '__proto__'),
      constraints,
      ignored: fc.constantFrom<string[][]>([], ['video.colour']),
    })
    .map(({ id, ...own }) => asked(id, own)),
  fc
    .tuple(requestId, fc.array(trackFacts, { maxLength: 2 }), ms)
    .map(([id, tracks, at]) => granted(id, tracks, at)),
  fc
    .tuple(requestId, fc.constantFrom('NotAllowedError', 'AbortError', 'constructor'), ms)
    .map(([id, name, at]) => failed(id, { name }, at)),
  fc.tuple(trackFacts, ms, ms).map(([facts, at, startedAt]) => found(facts, at, startedAt)),
  fc.tuple(trackFacts, ms).map(([facts, at]) => changed(facts, at)),
  fc.tuple(trackId, ms).map(([id, at]) => ended(id, at)),
  fc
    .tuple(fc.subarray(['r1', 'r2', 'r3', 't1', 't2', 't3']), ms)
    .map(([ids, at]) => described(ids, at)),
  ms.map((at) => enumerated(at)),
  ms.map((at) => lost(1, 'for a test', at)),
);

export const pages = [home, twin, hidden, page('frame', { origin: 'https://cam.example' })];
const anyPage = fc.constantFrom(...pages);

/** An event as a bridge may send it: numbers come in any order, and more than once. */
export const anyReport: fc.Arbitrary<StampedEvent> = fc
  .tuple(fc.integer({ min: 1, max: 40 }), pageEvent, anyPage)
  .map(([seq, event, speaker]) => reported(seq, event, speaker));

export const anyEvent: fc.Arbitrary<StampedEvent> = fc.oneof(
  { weight: 12, arbitrary: anyReport },
  fc.tuple(anyPage, ms).map(([speaker, at]) => seen(speaker, at)),
  fc.tuple(ms, anyPage).map(([at, speaker]) => gone(at, speaker)),
  ms.map((at) => sessionBegan(at)),
  ms.map((at) => problem('for a test', at)),
);

/** All documents are seen first, then anything happens in them. */
export const anyTrace: fc.Arbitrary<readonly StampedEvent[]> = fc
  .array(anyEvent, { maxLength: 60, size: 'max' })
  .map((events) => [...pages.map((speaker) => seen(speaker)), ...events]);
