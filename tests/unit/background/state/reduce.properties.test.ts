import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reduce } from '../../../../src/background/state/reduce.ts';
import { siteAt, siteKeyOf } from '../../../../src/background/state/site.ts';
import type { StampedEvent } from '../../../../src/background/state/stamped-event.ts';
import { emptyState, type State, splitId } from '../../../../src/background/state/state.ts';
import { anyEvent, anyReport, anyTrace, pages } from '../arbitrary.ts';
import { camera, ended, found, liveIds, play, seen, time, totalsAt } from '../play.ts';

const after = (events: readonly StampedEvent[]): State => events.reduce(reduce, emptyState);

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** Live is what was granted or found and has not ended: the state, told in one set. */
function liveAfter(events: readonly StampedEvent[]): ReadonlySet<string> {
  const numbers = new Map<string, number>();
  let live = new Set<string>();
  const keep = (stays: (document: string, local: string) => boolean) => {
    live = new Set(
      [...live].filter((id) => {
        const { document, local } = splitId(id);
        return stays(document, local);
      }),
    );
  };
  for (const event of events) {
    if (event.type === 'document.seen') {
      numbers.set(event.document, numbers.get(event.document) ?? 0);
    } else if (event.type === 'document.gone') {
      keep((document) => document !== event.document);
    } else if (event.type === 'session.began') {
      numbers.clear();
      live.clear();
    } else if (event.type === 'page.reported') {
      if (event.seq <= (numbers.get(event.document) ?? Number.POSITIVE_INFINITY)) continue;
      numbers.set(event.document, event.seq);
      const id = (local: string) => `${event.document}/${local}`;
      const said = event.event;
      if (said.type === 'request.granted') for (const { id: t } of said.tracks) live.add(id(t));
      if (said.type === 'track.found') live.add(id(said.track.id));
      if (said.type === 'track.ended') live.delete(id(said.track));
      if (said.type === 'document.described') {
        keep((document, local) => document !== event.document || said.tracks.includes(local));
      }
    }
  }
  return live;
}

test('no event in any order makes it throw', () => {
  fc.assert(fc.property(fc.array(anyEvent), (events) => void after(events)));
});

test('live is what was granted or found, without what has ended', () => {
  fc.assert(
    fc.property(anyTrace, (events) => {
      expect(new Set(liveIds(after(events)))).toEqual(liveAfter(events));
    }),
  );
});

test('a trace that is sent again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyReport), (reports) => {
      const state = after([...pages.map((speaker) => seen(speaker)), ...reports]);
      expect(reports.reduce(reduce, state)).toBe(state);
    }),
  );
});

test('an event in a state never changes that state', () => {
  const freeze = (state: State) => JSON.stringify(Object.values(state).map((part) => [...part]));
  fc.assert(
    fc.property(anyTrace, anyEvent, (events, event) => {
      const state = after(events);
      const before = freeze(state);
      reduce(state, event);
      expect(freeze(state)).toBe(before);
    }),
  );
});

test('each request of a site is counted once by outcome and once by API', () => {
  fc.assert(
    fc.property(anyTrace, (events) => {
      const { sites, requests, documents } = after(events);
      for (const site of sites.values()) {
        const { total, byOutcome, byApi } = site.requests;
        expect(sum(byOutcome)).toBe(total);
        expect(sum(byApi)).toBe(total);
        expect(Object.values(byOutcome).every((count) => count > 0)).toBe(true);
      }
      // Documents that a new session has forgotten tell no more whether they were private.
      if (documents.size < pages.length) return;
      for (const [key, site] of sites) {
        const own = [...requests.values()].filter((request) => {
          const isPrivate = documents.get(splitId(request.id).document)?.isPrivate === true;
          return siteKeyOf(request, isPrivate) === key;
        });
        expect(site.requests.total).toBe(own.length);
      }
    }),
  );
});

test('no source is on air longer than time has passed', () => {
  fc.assert(
    fc.property(anyTrace, (events) => {
      for (const site of after(events).sites.values()) {
        for (const ms of Object.values(siteAt(site, time(10_000)).captureMs)) {
          expect(ms).toBeGreaterThan(0);
          expect(ms).toBeLessThanOrEqual(10_000);
        }
      }
    }),
  );
});

test('time on air is the time in which at least one track was live', () => {
  const spans = fc.array(fc.tuple(fc.nat({ max: 100 }), fc.integer({ min: 1, max: 50 })), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(spans, (drawn) => {
      const tracks = drawn.map(([start, length], i) => ({
        id: `t${i + 1}`,
        start,
        end: start + length,
      }));
      const events = tracks
        .flatMap(({ id, start, end }) => [
          { at: start, event: found(camera(id), start) },
          { at: end, event: ended(id, end) },
        ])
        .toSorted((first, second) => first.at - second.at);
      const moments = Array.from({ length: 150 }, (_, at) => at);
      const onAir = moments.filter((at) =>
        tracks.some(({ start, end }) => start <= at && at < end),
      );
      const state = play(...events.map(({ event }) => event));
      const camMs = tracks.length ? (totalsAt(1_000, state).captureMs.camera ?? 0) : 0;
      expect(camMs).toBe(onAir.length);
    }),
  );
});
