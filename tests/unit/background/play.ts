import { reduce } from '../../../src/background/state/reduce.ts';
import { siteAt, siteKeyOf } from '../../../src/background/state/site.ts';
import type { StampedEvent } from '../../../src/background/state/stamped-event.ts';
import {
  emptyState,
  iso,
  type SiteState,
  type State,
} from '../../../src/background/state/state.ts';
import type {
  Failure,
  PageEvent,
  RequestFacts,
  TrackFacts,
} from '../../../src/protocol/page-event.ts';
import type { CaptureRequest, Place, Site, Track } from '../../../src/protocol/report.ts';

/**
 * The language of the background's tests: `play(asked('r1'), granted('r1', [camera('t1')]))` is the
 * state after a page has said so. Times are ms after the beginning of the play. A document is seen
 * when it first speaks, and its events are numbered as its bridge would number them.
 */

const beginning = Date.parse('2026-11-20T10:00:00.000Z');

export const clock = (ms: number): number => beginning + ms;
export const time = (ms: number): string => iso(clock(ms));

export interface Page {
  readonly key: string;
  readonly place: Place;
  readonly isPrivate: boolean;
}

export const page = (key: string, own: Partial<Place> = {}, isPrivate = false): Page => ({
  key,
  isPrivate,
  place: {
    tabId: 1,
    frameId: 0,
    documentId: `document-${key}`,
    url: 'https://meet.example/room',
    origin: 'https://meet.example',
    topUrl: 'https://meet.example/room',
    topOrigin: 'https://meet.example',
    ...own,
  },
});

/** Who speaks where no other page is named. */
export const home = page('home');
/** Another tab of the same site. */
export const twin = page('twin', { tabId: 2 });
/** The same site in a private window. */
export const hidden = page('hidden', { tabId: 3 }, true);

/** One event, and the page that says it; `captor`: the other page that it is about. */
interface Said {
  readonly speaker: Page;
  readonly event: PageEvent;
  readonly captor?: Page;
}

export const from = (speaker: Page, event: PageEvent): Said => ({ speaker, event });
export const about = (captor: Page, event: PageEvent): Said => ({ speaker: home, event, captor });

export type Line = StampedEvent | PageEvent | Said;

export function play(...lines: readonly Line[]): State {
  return playOn(emptyState, ...lines);
}

export function playOn(state: State, ...lines: readonly Line[]): State {
  return trace(...lines).reduce(reduce, state);
}

/** The play as the background hears it. */
export function trace(...lines: readonly Line[]): readonly StampedEvent[] {
  const numbers = new Map<string, number>();
  return lines.flatMap((line): readonly StampedEvent[] => {
    if ('type' in line && isStamped(line)) {
      if (line.type === 'document.seen')
        numbers.set(line.document, numbers.get(line.document) ?? 0);
      return [line];
    }
    const { speaker, event, captor }: Said = 'type' in line ? from(home, line) : line;
    const before = numbers.get(speaker.key);
    const seq = (before ?? 0) + 1;
    numbers.set(speaker.key, seq);
    const said = reported(seq, event, speaker, captor);
    return before === undefined ? [seen(speaker), said] : [said];
  });
}

function isStamped(line: StampedEvent | PageEvent): line is StampedEvent {
  switch (line.type) {
    case 'document.seen':
    case 'page.reported':
    case 'session.began':
    case 'document.gone':
    case 'problem.noticed':
      return true;
    default:
      return false;
  }
}

export const seen = (speaker: Page, ms = 0): StampedEvent => ({
  type: 'document.seen',
  at: clock(ms),
  document: speaker.key,
  place: speaker.place,
  isPrivate: speaker.isPrivate,
});
export const reported = (
  seq: number,
  event: PageEvent,
  speaker: Page = home,
  captor?: Page,
): StampedEvent => {
  const said = { type: 'page.reported', document: speaker.key, seq, event } as const;
  if (!captor) return said;
  const { frameId, documentId, url } = captor.place;
  return { ...said, captor: { frameId, documentId, url } };
};
export const gone = (ms: number, speaker: Page = home): StampedEvent => ({
  type: 'document.gone',
  at: clock(ms),
  document: speaker.key,
});
export const sessionBegan = (ms: number): StampedEvent => ({
  type: 'session.began',
  at: clock(ms),
});
export const problem = (text: string, ms = 0): StampedEvent => ({
  type: 'problem.noticed',
  at: clock(ms),
  text,
});

const request = (id: string, own: Partial<RequestFacts> = {}): RequestFacts => ({
  id,
  at: clock(0),
  api: 'MediaDevices.getUserMedia',
  kinds: ['video'],
  constraints: { video: true },
  ignored: [],
  userActivation: true,
  stack: '',
  ...own,
});
export const asked = (id: string, own: Partial<RequestFacts> = {}): PageEvent => {
  const facts = request(id, own);
  return { type: 'request.started', at: facts.at, request: facts };
};
export const granted = (id: string, tracks: readonly TrackFacts[], ms = 100): PageEvent => ({
  type: 'request.granted',
  at: clock(ms),
  request: id,
  waitedMs: ms,
  tracks: [...tracks],
});
export const failed = (id: string, error: Partial<Failure> = {}, ms = 100): PageEvent => ({
  type: 'request.failed',
  at: clock(ms),
  request: id,
  waitedMs: ms,
  error: { name: 'NotAllowedError', message: 'Permission denied', constraint: null, ...error },
});

export const camera = (id: string, own: Partial<TrackFacts> = {}): TrackFacts => ({
  id,
  request: null,
  clonedFrom: null,
  nativeId: '',
  provenance: 'request',
  kind: 'video',
  label: 'fake_device_0',
  readyState: 'live',
  enabled: true,
  muted: false,
  settings: { width: 640, height: 480, frameRate: 20, deviceId: 'd', groupId: 'g' },
  constraints: {},
  capabilities: {},
  startedAt: clock(100),
  ...own,
});
export const microphone = (id: string, own: Partial<TrackFacts> = {}): TrackFacts =>
  camera(id, {
    kind: 'audio',
    label: 'Fake Audio 1',
    settings: { deviceId: 'd', groupId: 'g' },
    ...own,
  });
export const canvas = (id: string, own: Partial<TrackFacts> = {}): TrackFacts =>
  camera(id, { provenance: 'canvas', label: '', settings: {}, ...own });

export const found = (facts: TrackFacts, ms = 100, startedMs = ms): PageEvent => ({
  type: 'track.found',
  at: clock(ms),
  track: { ...facts, startedAt: clock(startedMs) },
});
export const changed = (facts: TrackFacts, ms = 200): PageEvent => ({
  type: 'track.changed',
  at: clock(ms),
  track: facts,
});
type EndedBy = Extract<PageEvent, { type: 'track.ended' }>['by'];
export const ended = (id: string, ms = 300, by: EndedBy = 'page'): PageEvent => ({
  type: 'track.ended',
  at: clock(ms),
  track: id,
  by,
});
export const enumerated = (ms = 0): PageEvent => ({ type: 'devices.enumerated', at: clock(ms) });
export const described = (ids: readonly string[], ms = 400): PageEvent => ({
  type: 'document.described',
  at: clock(ms),
  requests: ids.filter((id) => id.startsWith('r')),
  tracks: ids.filter((id) => id.startsWith('t')),
});
export const lost = (count: number, why: string, ms = 0): PageEvent => ({
  type: 'events.lost',
  at: clock(ms),
  count,
  why,
});

export function liveIds(state: State): readonly string[] {
  return [...state.tracks.values()]
    .filter((item) => item.readyState === 'live')
    .map((item) => item.id);
}
export const trackIn = (state: State, id: string): Track => existing(state.tracks, id);
export const requestIn = (state: State, id: string): CaptureRequest => existing(state.requests, id);
export const siteIn = (state: State, speaker: Page = home): SiteState =>
  existing(state.sites, siteKeyOf(speaker.place, speaker.isPrivate));
/** The site's totals as a report of that time shows them. */
export const totalsAt = (ms: number, state: State, speaker: Page = home): Site =>
  siteAt(siteIn(state, speaker), time(ms));

function existing<Item>(items: ReadonlyMap<string, Item>, key: string): Item {
  const item = items.get(key);
  if (item === undefined) throw new Error(`there is no ${key}, only ${[...items.keys()]}`);
  return item;
}
