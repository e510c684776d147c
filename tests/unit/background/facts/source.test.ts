import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../../../src/background/facts/source.ts';
import type { TrackFacts } from '../../../../src/protocol/page-event.ts';
import type { Source } from '../../../../src/protocol/report.ts';
import { camera, microphone } from '../play.ts';

const userMedia = 'MediaDevices.getUserMedia';
const displayMedia = 'MediaDevices.getDisplayMedia';

describe('the picture of a request', () => {
  test.each<[Partial<TrackFacts>, Source]>([
    [{}, 'camera'],
    [{ settings: { displaySurface: 'monitor' } }, 'screen'],
    [{ settings: { displaySurface: 'window' } }, 'window'],
    [{ settings: { displaySurface: 'browser' } }, 'tab'],
    [{ settings: { displaySurface: 'application' } }, 'window'],
    [{ constraints: { mediaSource: 'screen' } }, 'screen'],
    [{ constraints: { mediaSource: 'window' } }, 'window'],
    [{ constraints: { mediaSource: 'browser' } }, 'tab'],
    [{ constraints: { mediaSource: 'camera' } }, 'camera'],
  ])('with %j comes from a %s', (own, source) => {
    expect(sourceOf(camera('t1', own), userMedia, [])).toBe(source);
  });
});

describe('the sound of a request', () => {
  const sound = microphone('t1');
  const tab = camera('t2', { settings: { displaySurface: 'browser' } });
  const screen = camera('t2', { settings: { displaySurface: 'monitor' } });

  test.each<[string, readonly TrackFacts[], Source]>([
    [userMedia, [sound], 'microphone'],
    ['Navigator.getUserMedia', [sound], 'microphone'],
    [displayMedia, [sound, tab], 'tab-audio'],
    [displayMedia, [sound, screen], 'system-audio'],
    [displayMedia, [sound], 'system-audio'],
  ])('of %s beside %j comes from the %s', (api, siblings, source) => {
    expect(sourceOf(sound, api, siblings)).toBe(source);
  });

  test('that Firefox was asked to take from the system does', () => {
    const system = microphone('t1', { constraints: { mediaSource: 'audioCapture' } });
    expect(sourceOf(system, userMedia, [system])).toBe('system-audio');
  });
});

test.each(['canvas', 'element', 'web-audio', 'generated'] as const)(
  'a track made by %s comes from there, whatever it says of itself',
  (provenance) => {
    const facts = camera('t1', { provenance, settings: { displaySurface: 'monitor' } });
    expect(sourceOf(facts, displayMedia, [])).toBe(provenance);
  },
);

describe('a track that nobody saw begin', () => {
  const unknown = (own: Partial<TrackFacts>) => ({ provenance: 'unknown', ...own }) as const;

  test.each<[TrackFacts, Source]>([
    [camera('t1', unknown({})), 'camera'],
    [microphone('t1', unknown({})), 'microphone'],
    [camera('t1', unknown({ settings: { displaySurface: 'window' } })), 'window'],
    [camera('t1', unknown({ constraints: { mediaSource: 'screen' }, settings: {} })), 'screen'],
    [camera('t1', unknown({ label: 'remote video' })), 'remote'],
    [microphone('t1', unknown({ label: 'remote audio' })), 'remote'],
    [microphone('t1', unknown({ label: 'MediaStreamAudioDestinationNode' })), 'web-audio'],
    [camera('t1', unknown({ settings: {} })), 'unknown'],
    [camera('t1', unknown({ settings: { deviceId: 'd' } })), 'unknown'],
    [microphone('t1', unknown({ settings: { deviceId: '', groupId: 'g' } })), 'unknown'],
    [camera('t1', unknown({ label: 'remote audio' })), 'camera'],
  ])('%#: comes from where its label and settings point to', (facts, source) => {
    expect(sourceOf(facts, 'unknown', [])).toBe(source);
  });
});

describe('a surface that the constraints name outside the standard', () => {
  const mandatory = (chromeMediaSource: string) => ({ mandatory: { chromeMediaSource } });
  const picture = camera('t1', { settings: { deviceId: 'd' } });
  const sound = microphone('t2');

  test.each<[string, Source]>([
    ['tab', 'tab'],
    ['desktop', 'screen'],
    ['screen', 'screen'],
    ['device', 'camera'],
  ])('Chromium, chromeMediaSource %s: a %s', (name, source) => {
    expect(sourceOf(picture, userMedia, [picture], { video: mandatory(name) })).toBe(source);
    const optional = { video: { optional: [{ minWidth: 1 }, { chromeMediaSource: name }] } };
    expect(sourceOf(picture, 'Navigator.webkitGetUserMedia', [picture], optional)).toBe(source);
  });

  test.each<[string, Source]>([
    ['tab', 'tab-audio'],
    ['desktop', 'system-audio'],
    ['screen', 'system-audio'],
    ['system', 'system-audio'],
    ['device', 'microphone'],
  ])('Chromium, chromeMediaSource %s of a sound: %s', (name, source) => {
    expect(sourceOf(sound, userMedia, [sound], { audio: mandatory(name) })).toBe(source);
  });

  test('what the settings say of the surface goes before what was asked', () => {
    const window = camera('t1', { settings: { displaySurface: 'window' } });
    expect(sourceOf(window, userMedia, [window], { video: mandatory('desktop') })).toBe('window');
  });

  test.each<[string, Source]>([
    ['screen', 'screen'],
    ['window', 'window'],
    ['application', 'window'],
    ['browser', 'tab'],
    ['camera', 'camera'],
  ])('Firefox, mediaSource %s: a %s', (mediaSource, source) => {
    expect(sourceOf(picture, userMedia, [picture], { video: { mediaSource } })).toBe(source);
    const exact = { video: { mediaSource: { exact: mediaSource } } };
    expect(sourceOf(picture, userMedia, [picture], exact)).toBe(source);
  });

  test('Firefox, mediaSource audioCapture: the system', () => {
    const asked = { audio: { mediaSource: 'audioCapture' } };
    expect(sourceOf(sound, userMedia, [sound], asked)).toBe('system-audio');
  });

  test.each([
    [{ video: { mandatory: 'tab' } }],
    [{ video: { mandatory: { chromeMediaSource: { tab: true } } } }],
    [{ video: { optional: 'tab' } }],
    [{ video: true }],
    ['video'],
    [null],
  ])('%j names none', (asked) => {
    expect(sourceOf(picture, userMedia, [picture], asked)).toBe('camera');
  });
});
