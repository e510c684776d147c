import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../../src/background/kept/database.ts';
import { pretendToBeAnExtension } from './extension-browser.ts';
import { MemoryStore } from './memory-store.ts';
import { camera, found, play } from './play.ts';

let door: typeof import('../../../src/background/door.ts');
beforeAll(async () => {
  pretendToBeAnExtension();
  door = await import('../../../src/background/door.ts');
});
afterAll(() => vi.unstubAllGlobals());

const store = new MemoryStore(play(found(camera('t1'))));
const stopping = {
  accept: () => {},
  isConnected: () => true,
  command: async () => [{ track: 't1', readyState: 'ended' }],
};
const answered = (message: unknown) => door.answer(message, store, stopping);

describe('who may knock', () => {
  const extension = { id: 'tallylight', baseUrl: 'chrome-extension://tallylight/' };
  test.each<[string, { id?: string; url?: string }, boolean]>([
    [
      'the popup',
      { id: 'tallylight', url: 'chrome-extension://tallylight/src/popup/index.html' },
      true,
    ],
    ['a content script', { id: 'tallylight', url: 'https://meet.example/' }, false],
    [
      'a content script of a page that bears the address in its own',
      { id: 'tallylight', url: 'https://evil.example/chrome-extension://tallylight/' },
      false,
    ],
    ['another extension', { id: 'other', url: 'chrome-extension://other/page.html' }, false],
    [
      'another extension that claims the address',
      { id: 'other', url: 'chrome-extension://tallylight/page.html' },
      false,
    ],
    [
      'an extension with a longer name',
      { id: 'tallylight', url: 'chrome-extension://tallylightly/page.html' },
      false,
    ],
    ['a web page', { url: 'https://meet.example/' }, false],
    ['nobody', {}, false],
  ])('%s', (_who, sender, may) => {
    expect(door.isFromExtensionPage(sender, extension)).toBe(may);
  });
});

test('a report is answered, with the names of browser and extension', async () => {
  expect(await answered({ type: 'report' })).toMatchObject({
    schema: 'tallylight.report/1',
    browser: { name: 'Firefox', version: '153.0' },
    extension: { version: '0.1.0' },
    tracks: [{ id: 'home/t1' }],
  });
});

test.each([
  [{ type: 'stop', trackId: 'home/t1' }],
  [{ type: 'stopAll' }],
  [{ type: 'stopAll', tabId: 1 }],
  [{ type: 'stopAll', origin: 'https://meet.example' }],
  [{ type: 'stopAll', topOrigin: 'https://meet.example' }],
])('%j stops', async (message) => {
  expect(await answered(message)).toEqual({ stopped: ['home/t1'], failed: [], verified: true });
});

test.each<[unknown]>([
  [undefined],
  [null],
  ['report'],
  [{}],
  [{ type: 'toString' }],
  [{ type: 'report', all: true }],
  [{ type: 'stop' }],
  [{ type: 'stop', trackId: 7 }],
  [{ type: 'stopAll', tabId: '1' }],
  [{ type: 'stopAll', tabId: 1.5 }],
  [{ type: 'stopAll', tabId: 1, origin: 'https://meet.example' }],
  [{ type: 'stopAll', url: 'https://meet.example' }],
])('%j is answered with what the door takes', async (message) => {
  const { error } = (await answered(message)) as { error: string };
  expect(error).toContain('does not know this message');
  expect(error).toContain("{type: 'stopAll'}");
});

test('an unknown message is quoted, but not at length', async () => {
  const { error } = (await answered({ type: 'x'.repeat(5_000) })) as { error: string };
  expect(error).toContain('{"type":"xxx');
  expect(error.length).toBeLessThan(500);
});

test('what fails is told in words', async () => {
  const failing = new MemoryStore(play());
  failing.read = () => Promise.reject(new Error('the disk is gone'));
  expect(await door.answer({ type: 'report' }, failing, stopping)).toEqual({
    error: expect.stringContaining('the disk is gone'),
  });
});

test('a track that has ended and left the memory is as it should be', async () => {
  const forgetful = new MemoryStore(play());
  forgetful.read = async (work) =>
    work({ get: async (_store: string, id: string) => ({ id }) } as unknown as Database);
  const message = { type: 'stop', trackId: 'home/t1' };
  expect(await door.answer(message, forgetful, stopping)).toEqual({
    stopped: [],
    failed: [],
    verified: true,
  });
});
