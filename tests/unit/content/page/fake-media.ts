import { readAsNative } from './web-idl.ts';

/**
 * The capture APIs as far as the inspector sees them, made new for each test, so that what one test
 * wraps is not there in the next. Members sit on prototypes and check their `this`, as natives do.
 */

type Kind = 'audio' | 'video';
interface Facts {
  readonly kind: Kind;
  readonly label?: string;
  readonly settings?: object;
}
interface Read {
  readonly audio?: unknown;
  readonly video?: unknown;
}

// Natives use no builtin that a page could have replaced; until they answer, nor do these.
const { defineProperty } = Reflect;
const NativeTypeError = TypeError;
const NativeEventTarget = EventTarget;
const soon = Promise.resolve();

export type FakeMedia = ReturnType<typeof fakeMedia>;

export function fakeMedia() {
  class MediaStreamTrack extends EventTarget {
    readonly #facts: Facts;
    #readyState: 'live' | 'ended' = 'live';
    #enabled = true;
    #muted = false;
    #constraints: object = {};

    constructor(facts: Facts) {
      super();
      this.#facts = facts;
    }
    get kind(): Kind {
      return this.#facts.kind;
    }
    get label(): string {
      return this.#facts.label ?? `fake ${this.#facts.kind}`;
    }
    get readyState(): 'live' | 'ended' {
      return this.#readyState;
    }
    get muted(): boolean {
      return this.#muted;
    }
    get enabled(): boolean {
      return this.#enabled;
    }
    set enabled(enabled: boolean) {
      this.#enabled = enabled;
    }
    getSettings(): object {
      return { ...this.#facts.settings };
    }
    getConstraints(): object {
      return this.#constraints;
    }
    getCapabilities(): object {
      return {};
    }
    async applyConstraints(constraints: object): Promise<void> {
      this.#constraints = constraints;
    }
    clone(): MediaStreamTrack {
      return MediaStreamTrack.copy(this);
    }
    stop(): void {
      this.#readyState = 'ended';
    }

    static copy(track: MediaStreamTrack): MediaStreamTrack {
      const copy = new MediaStreamTrack(track.#facts);
      copy.#readyState = track.#readyState;
      return copy;
    }
    /** What the device does. */
    static lose(track: MediaStreamTrack): void {
      track.#readyState = 'ended';
      track.dispatchEvent(new Event('ended'));
    }
    static mute(track: MediaStreamTrack, muted: boolean): void {
      track.#muted = muted;
      track.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
    }
  }

  class MediaStream {
    readonly #tracks: readonly MediaStreamTrack[];
    constructor(tracks: readonly MediaStreamTrack[] = []) {
      this.#tracks = tracks;
    }
    getTracks(): readonly MediaStreamTrack[] {
      return [...this.#tracks];
    }
    getAudioTracks(): readonly MediaStreamTrack[] {
      return this.#tracks.filter(({ kind }) => kind === 'audio');
    }
    getVideoTracks(): readonly MediaStreamTrack[] {
      return this.#tracks.filter(({ kind }) => kind === 'video');
    }
    clone(): MediaStream {
      return new MediaStream(this.#tracks.map(MediaStreamTrack.copy));
    }
  }

  const streamFor = ({ audio, video }: Read): MediaStream => {
    const kinds: readonly Kind[] = [
      ...(audio ? ['audio' as const] : []),
      ...(video ? ['video' as const] : []),
    ];
    return new MediaStream(kinds.map((kind) => new MediaStreamTrack({ kind })));
  };
  const control = {
    /** How the person, or the device, answers. */
    answer: async (read: Read): Promise<MediaStream> => streamFor(read),
    isActive: true,
    isDiscarded: false,
    /** Who waits for time to pass, and for how many ms. */
    timers: [] as { readonly ms: number; readonly signal: EventTarget }[],
    /** Lets the time pass that is waited for now. */
    pass(): void {
      for (const { signal } of control.timers.splice(0)) signal.dispatchEvent(new Event('abort'));
    },
    /** The promises that the natives gave. */
    given: [] as Promise<unknown>[],
  };
  const capture = async (constraints: unknown, isRight: (read: Read) => boolean) => {
    const read = readAsNative(constraints) as Read;
    if (!isRight(read))
      throw new NativeTypeError('At least one of audio and video must be requested');
    await soon;
    return control.answer(read);
  };
  const give = <Value>(promise: Promise<Value>): Promise<Value> => {
    const { given } = control;
    const own = { __proto__: null, value: promise, enumerable: true, configurable: true };
    defineProperty(given, given.length, own);
    return promise;
  };

  const listed = async () => [{ kind: 'videoinput' }];

  class MediaDevices extends EventTarget {
    getUserMedia(constraints?: unknown): Promise<MediaStream> {
      return give(
        capture(
          constraints,
          ({ audio, video }) =>
            (audio !== undefined && audio !== false) || (video !== undefined && video !== false),
        ),
      );
    }
    getDisplayMedia(options?: unknown): Promise<MediaStream> {
      if (!control.isActive) {
        const error = new DOMException('no user gesture', 'InvalidStateError');
        return give(Promise.reject(error));
      }
      return give(capture(options, () => true));
    }
    enumerateDevices(): Promise<readonly object[]> {
      return give(listed());
    }
  }

  class UserActivation {
    get isActive(): boolean {
      return control.isActive;
    }
  }

  const devices = new MediaDevices();
  const activation = new UserActivation();
  type Callback = (value: unknown) => void;
  class Navigator {
    get mediaDevices(): MediaDevices {
      return devices;
    }
    get userActivation(): UserActivation {
      return activation;
    }
    webkitGetUserMedia(constraints: unknown, success: Callback, failure: Callback): void {
      if (typeof success !== 'function' || typeof failure !== 'function') {
        throw new NativeTypeError('3 arguments required');
      }
      const read = readAsNative(constraints) as Read;
      const answered = async () => {
        await soon;
        return control.answer(read);
      };
      const call = async () => {
        // As browsers do: with no `this`.
        try {
          const stream = await answered();
          success(stream);
        } catch (error) {
          failure(error);
        }
      };
      void call();
    }
  }

  class HTMLCanvasElement {
    captureStream(): MediaStream {
      return new MediaStream([new MediaStreamTrack({ kind: 'video', label: '' })]);
    }
  }
  class MediaStreamAudioDestinationNode {
    readonly #stream = new MediaStream([new MediaStreamTrack({ kind: 'audio' })]);
    get stream(): MediaStream {
      return this.#stream;
    }
  }
  const AbortSignal = {
    timeout(ms: number): EventTarget {
      const signal = new NativeEventTarget();
      const value = { ms, signal };
      const own = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
      defineProperty(control.timers, control.timers.length, own);
      return signal;
    },
  };
  class Document {
    get defaultView(): object | null {
      return control.isDiscarded ? null : globalThis;
    }
  }

  return {
    control,
    streamFor,
    navigator: new Navigator(),
    document: new Document(),
    interfaces: {
      AbortSignal,
      Document,
      HTMLCanvasElement,
      MediaDevices,
      MediaStream,
      MediaStreamAudioDestinationNode,
      MediaStreamTrack,
      Navigator,
      UserActivation,
    },
  };
}
