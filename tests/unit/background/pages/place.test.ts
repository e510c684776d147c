import { describe, expect, test } from 'vitest';
import { placeOf, type Sender } from '../../../../src/background/pages/place.ts';

const sender = (own: Partial<Sender> = {}): Sender => ({
  tab: { id: 7, url: 'https://meet.example/room', incognito: false },
  frameId: 0,
  documentId: 'A1',
  url: 'https://meet.example/room',
  origin: 'https://meet.example',
  ...own,
});
const frame = (own: Partial<Sender> = {}) =>
  sender({ frameId: 4, url: 'https://cam.example/', origin: 'https://cam.example', ...own });

test('a top document is its own site', () => {
  expect(placeOf(sender(), 'https://meet.example')).toEqual({
    tabId: 7,
    frameId: 0,
    documentId: 'A1',
    url: 'https://meet.example/room',
    origin: 'https://meet.example',
    topUrl: 'https://meet.example/room',
    topOrigin: 'https://meet.example',
  });
});

test('a frame has an origin and, of its tab, a site', () => {
  expect(placeOf(frame(), 'https://cam.example')).toMatchObject({
    frameId: 4,
    url: 'https://cam.example/',
    origin: 'https://cam.example',
    topUrl: 'https://meet.example/room',
    topOrigin: 'https://meet.example',
  });
});

test('the browser is believed, not the bridge', () => {
  expect(placeOf(frame(), 'https://bank.example')?.origin).toBe('https://cam.example');
});

test('the bridge is believed where the browser says nothing', () => {
  const { origin: _unsaid, documentId: _unknown, ...said } = frame();
  expect(placeOf(said, 'https://cam.example')).toMatchObject({
    origin: 'https://cam.example',
    documentId: null,
  });
});

describe('opaque origins are null', () => {
  test('of a sandboxed frame', () => {
    expect(placeOf(frame({ origin: 'null' }), 'null')).toMatchObject({
      origin: 'null',
      topOrigin: 'https://meet.example',
    });
  });

  test.each(['data:text/html,hello', 'about:blank', 'file:///home/page.html', 'no address', ''])(
    'of a site at %j',
    (url) => {
      expect(placeOf(frame({ tab: { id: 7, url } }), '')?.topOrigin).toBe('null');
    },
  );
});

test('the site of a top document is what the browser calls its origin', () => {
  const opened = sender({ url: 'about:blank', tab: { id: 7, url: 'about:blank' } });
  expect(placeOf(opened, '')?.topOrigin).toBe('https://meet.example');
});

test('without an address of the tab, a top document has its own and a frame none', () => {
  expect(placeOf(sender({ tab: { id: 7 } }), '')?.topUrl).toBe('https://meet.example/room');
  expect(placeOf(frame({ tab: { id: 7 } }), '')).toMatchObject({ topUrl: '', topOrigin: 'null' });
});

test.each<[string, Sender]>([
  ['of no tab', sender({ tab: undefined })],
  ['of a tab without a number', sender({ tab: {} })],
  ['of no frame', sender({ frameId: undefined })],
  ['without an address', sender({ url: undefined })],
  ['of nothing', {}],
])('what is %s has no place', (_what, from) => {
  expect(placeOf(from, 'https://meet.example')).toBeNull();
});
