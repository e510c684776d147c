import { createContext, runInContext } from 'node:vm';
import { vi } from 'vitest';
import type { Inspector } from '../../../../src/content/page/inspector.ts';
import type { Realm } from '../../../../src/content/page/instrument.ts';
import type { PageCommand } from '../../../../src/protocol/page-command.ts';
import type { PageEvent } from '../../../../src/protocol/page-event.ts';
import { type FakeMedia, fakeMedia } from './fake-media.ts';

// Taken off before a test replaces it.
const { parse } = JSON;

/** A global object of its own: its Function, Promise and Error are not those of the test. */
export function newRealm(interfaces: Readonly<Record<string, unknown>> = {}): Realm {
  const realm: Realm = runInContext('globalThis', createContext({}));
  for (const [name, value] of Object.entries(interfaces)) {
    Object.defineProperty(realm, name, { value, writable: true, configurable: true });
  }
  return realm;
}

/**
 * A document with the page-world script in it, its bridge a list of events. What the script captures
 * of the browser when it loads is the fake, which `prepare` may change before; `vi.unstubAllGlobals`
 * closes the document.
 */
export async function openPage(prepare: (media: FakeMedia) => void = () => {}) {
  vi.resetModules();
  const media = fakeMedia();
  prepare(media);
  for (const [name, value] of Object.entries(media.interfaces)) vi.stubGlobal(name, value);
  vi.stubGlobal('navigator', media.navigator);
  vi.stubGlobal('document', media.document);
  const script = await load();

  const events: PageEvent[] = [];
  const replies: unknown[] = [];
  const emit = (event: PageEvent) => {
    // As over the channel: what cannot be written down does not arrive.
    script.append(events, parse(script.encode(event)));
  };
  const watch = script.createWatch(() => tracks);
  const tracks = script.createTracks(emit, watch.start);
  const inspector: Inspector = {
    emit,
    tracks,
    requests: script.createRequests(emit, tracks),
    realms: { adoptFrom() {}, adoptContainer() {}, adoptEach() {}, adoptWindow() {} },
  };
  const realm = newRealm(media.interfaces);
  script.install(realm, script.instruments, inspector, { of: () => undefined });

  return {
    ...media,
    realm,
    events,
    types: () => events.map(({ type }) => type),
    command(command: PageCommand): unknown {
      replies.length = 0;
      const channel = {
        send: (_type: 'event' | 'reply', json: string) => void replies.push(JSON.parse(json)),
        isAccepted: true,
        announceCaptor: () => {},
        onCommand: () => {},
        onElement: () => {},
      };
      script.execute(command, channel, inspector);
      return replies[0];
    },
  };
}

/** Modules that keep what they find when they are loaded. */
async function load() {
  const { append } = await import('../../../../src/content/page/natives.ts');
  const { encode } = await import('../../../../src/content/page/json.ts');
  const { createWatch } = await import('../../../../src/content/page/watch.ts');
  const { createTracks } = await import('../../../../src/content/page/tracks.ts');
  const { createRequests } = await import('../../../../src/content/page/requests.ts');
  const { install } = await import('../../../../src/content/page/install.ts');
  const { execute } = await import('../../../../src/content/page/commands.ts');
  const instruments = [
    ...(await import('../../../../src/content/page/instruments/media-devices.ts')).mediaDevices,
    ...(await import('../../../../src/content/page/instruments/navigator.ts')).navigatorCallbacks,
    ...(await import('../../../../src/content/page/instruments/media-stream-track.ts'))
      .mediaStreamTrack,
    ...(await import('../../../../src/content/page/instruments/media-stream.ts')).mediaStream,
    ...(await import('../../../../src/content/page/instruments/synthetic.ts')).synthetic,
  ];
  return {
    append,
    encode,
    createWatch,
    createTracks,
    createRequests,
    install,
    execute,
    instruments,
  };
}
