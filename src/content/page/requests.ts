import type { Failure, PageEvent, RequestFacts, TrackFacts } from '../../protocol/page-event.ts';
import type { JsonObject, Kind } from '../../protocol/report.ts';
import { callStack } from './call-stack.ts';
import { table } from './collections.ts';
import { quietly } from './derive.ts';
import { failureOf } from './failure.ts';
import type { Inspector } from './inspector.ts';
import type { Call } from './instrument.ts';
import { append, max, now } from './natives.ts';
import { foreignCaptor } from './realms/captor.ts';
import { type Recording, record } from './recording.ts';
import { forEachTrackIn } from './track-members.ts';
import type { Known, Tracks } from './tracks.ts';
import { isUserActive } from './user-activation.ts';

/** One request under way. Each of its methods is called at most once, `started` first. */
export interface OpenRequest {
  readonly id: string;
  readonly userActivation: boolean;
  /** To be called when what was asked is known: the native has read its arguments. */
  readonly started: () => void;
  /** With a stream, a list of streams, or a track. */
  readonly granted: (media: unknown) => void;
  /** With what is known already: a capture without a track. */
  readonly grantedAs: (known: Known) => void;
  readonly failed: (error: unknown) => void;
}

/** A request with an argument. */
export interface PendingRequest extends OpenRequest {
  readonly recording: Recording;
}

/** What a request is for. */
interface Asked {
  /** Null: the constraints tell. */
  readonly kinds: readonly Kind[] | null;
  readonly constraints: JsonObject | null;
  readonly ignored: readonly string[];
}

export interface Requests {
  /**
   * Begins a request with the call's first argument as its constraints, and puts the recording
   * stand-in in the argument's place.
   */
  readonly begin: (call: Call, api: string) => PendingRequest;
  /** Begins a request whose argument, if it has any, was read elsewhere. */
  readonly open: (api: string, asked: () => Asked, stack: string) => OpenRequest;
  /** Those without an outcome yet. */
  readonly pending: () => readonly RequestFacts[];
}

export function createRequests(emit: Inspector['emit'], tracks: Tracks): Requests {
  const pending = table<string, RequestFacts>();
  let count = 0;

  const open = (
    api: string,
    asked: () => Asked,
    stack: string,
    thrower: () => 'native' | 'page' = () => 'native',
    captor: Document | null = null,
  ): OpenRequest => {
    count += 1;
    const id = `r${count}`;
    const at = now();
    const userActivation = isUserActive();

    const settle = (outcome: (waitedMs: number) => PageEvent): void => {
      pending.delete(id);
      // The clock may have been set back meanwhile.
      emit(outcome(max(now() - at, 0)));
    };
    const grantedWith = (facts: TrackFacts[]): void =>
      settle((waitedMs) => ({
        type: 'request.granted',
        at: now(),
        request: id,
        waitedMs,
        tracks: facts,
      }));
    return {
      id,
      userActivation,
      started() {
        const { kinds, constraints, ignored } = asked();
        const facts: RequestFacts = {
          id,
          at,
          api,
          kinds: kinds as Kind[] | null,
          constraints,
          ignored: ignored as string[],
          userActivation,
          stack,
        };
        pending.set(id, facts);
        emit({ type: 'request.started', at, request: facts }, captor);
      },
      granted(media) {
        const list: TrackFacts[] = [];
        forEachTrackIn(media, (track) => {
          const known = tracks.add(track, { provenance: 'request', request: id, original: null });
          const facts = tracks.facts(known);
          if (facts) append(list, facts);
        });
        grantedWith(list);
      },
      grantedAs(known) {
        const facts = tracks.facts(known);
        grantedWith(facts ? [facts] : []);
      },
      failed(error) {
        const failure: Failure = failureOf(error, thrower());
        settle((waitedMs) => ({
          type: 'request.failed',
          at: now(),
          request: id,
          waitedMs,
          error: failure,
        }));
      },
    };
  };

  return {
    open: (api, asked, stack) => open(api, asked, stack),
    begin(call, api) {
      const stack = callStack();
      const captor = quietly(() => foreignCaptor(call.self)) ?? null;
      const recording = record(call.args.length > 0 ? call.args[0] : undefined, isMediaKind);
      if (call.args.length > 0) call.args = withFirst(call.args, recording.standIn);
      const asked = (): Asked => ({
        kinds: null,
        constraints: recording.read() as JsonObject | null,
        ignored: quietly(recording.ignored) ?? [],
      });
      const thrower = () => (recording.thrown() ? 'page' : 'native');
      return { ...open(api, asked, stack, thrower, captor), recording };
    },
    pending() {
      const list: RequestFacts[] = [];
      pending.forEach((facts) => {
        append(list, facts);
      });
      return list;
    },
  };
}

/** The members of the constraints that are dictionaries; others may be interface-typed. */
function isMediaKind(member: string): boolean {
  return member === 'audio' || member === 'video';
}

function withFirst(args: readonly unknown[], first: unknown): readonly unknown[] {
  const replaced: unknown[] = [first];
  for (let i = 1; i < args.length; i += 1) append(replaced, args[i]);
  return replaced;
}
