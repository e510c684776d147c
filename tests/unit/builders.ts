import type { CaptureRequest, Place, Site, Track } from '../../src/protocol/report.ts';
import type { Snapshot, TabFacts } from '../../src/protocol/snapshot.ts';

const place: Place = {
  tabId: 1,
  frameId: 0,
  documentId: 'document-1',
  url: 'https://meet.example/room',
  origin: 'https://meet.example',
  topUrl: 'https://meet.example/room',
  topOrigin: 'https://meet.example',
};

export const track = (own: Partial<Track> = {}): Track => ({
  ...place,
  id: 'camera-1',
  requestId: 'request-1',
  kind: 'video',
  source: 'camera',
  label: 'fake_device_0',
  readyState: 'live',
  enabled: true,
  muted: false,
  nativeId: 'native-1',
  settings: { width: 640, height: 480, frameRate: 20 },
  constraints: {},
  capabilities: {},
  clonedFrom: null,
  startedAt: '2026-11-20T10:00:00.000Z',
  endedAt: null,
  endedBy: null,
  sinks: [],
  stray: 'no',
  ...own,
});

export const microphone = (own: Partial<Track> = {}): Track =>
  track({
    id: 'microphone-1',
    kind: 'audio',
    source: 'microphone',
    label: 'Fake Audio 1',
    settings: { sampleRate: 48_000, channelCount: 1 },
    ...own,
  });

export const request = (own: Partial<CaptureRequest> = {}): CaptureRequest => ({
  ...place,
  id: 'request-1',
  at: '2026-11-20T10:00:00.000Z',
  api: 'MediaDevices.getUserMedia',
  legacy: false,
  kinds: ['video'],
  constraints: { video: true },
  userActivation: true,
  outcome: 'granted',
  error: null,
  waitedMs: 350,
  trackIds: ['camera-1'],
  stack: [],
  constraintOutcomes: [],
  ...own,
});

export const site = (own: Partial<Site> = {}): Site => ({
  origin: place.origin,
  topOrigin: place.topOrigin,
  permissions: {},
  requests: {
    total: 1,
    byOutcome: { granted: 1 },
    byApi: { 'MediaDevices.getUserMedia': 1 },
  },
  captureMs: { camera: 12_000 },
  constraintVerdicts: {},
  deviceEnumerations: 0,
  firstSeen: '2026-11-20T10:00:00.000Z',
  lastSeen: '2026-11-20T10:00:00.000Z',
  ...own,
});

export const tab = (own: Partial<TabFacts> = {}): TabFacts => ({
  tabId: 1,
  windowId: 7,
  title: 'Meeting room',
  url: place.url,
  inspection: 'inspected',
  ...own,
});

/** A snapshot of a lone tab; without any override nothing is on air in it. */
export const snapshot = (own: Partial<Snapshot> = {}): Snapshot => {
  const here = own.tab === undefined ? tab() : own.tab;
  return {
    generatedAt: '2026-11-20T10:00:12.000Z',
    tab: here,
    tabs: here ? [here] : [],
    tracks: [],
    sites: [],
    requests: [],
    problems: [],
    ...own,
  };
};
