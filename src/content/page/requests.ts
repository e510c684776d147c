import type { Failure, PageEvent, RequestFacts } from '../../protocol/page-event.ts';
import type { JsonObject, Kind } from '../../protocol/report.ts';
import { callStack } from './call-stack.ts';
import { table } from './collections.ts';
import { quietly } from './derive.ts';
import { failureOf } from './failure.ts';
import type { Call } from './instrument.ts';
import { append, now } from './natives.ts';
import { type Recording, record } from './recording.ts';
import { forEachTrack } from './track-members.ts';
import type { Tracks } from './tracks.ts';
import { isUserActive } from './user-activation.ts';

/** One request under way. Each of its methods is called at most once, `started` first. */
export interface PendingRequest {
  readonly recording: Recording;
  readonly userActivation: boolean;
  /** To be called when the native has read its arguments. */
  readonly started: () => void;
  readonly granted: (stream: unknown) => void;
  readonly failed: (error: unknown) => void;
}

export interface Requests {
  /**
   * Begins a request with the call's first argument as its constraints, and puts the recording
   * stand-in in the argument's place. `kinds` tells what is asked for, from what was read.
   */
  readonly begin: (
    call: Call,
    api: string,
    kinds: (constraints: JsonObject | null) => readonly Kind[],
  ) => PendingRequest;
  /** Those without an outcome yet. */
  readonly pending: () => readonly RequestFacts[];
}

export function createRequests(emit: (event: PageEvent) => void, tracks: Tracks): Requests {
  const pending = table<string, RequestFacts>();
  let count = 0;

  return {
    begin(call, api, kinds) {
      count += 1;
      const id = `r${count}`;
      const at = now();
      const stack = callStack();
      const userActivation = isUserActive();
      const recording = record(call.args[0], isMediaKind);
      if (call.args.length > 0) call.args = withFirst(call.args, recording.standIn);

      const settle = (outcome: (waitedMs: number) => PageEvent): void => {
        pending.delete(id);
        emit(outcome(now() - at));
      };
      return {
        recording,
        userActivation,
        started() {
          const constraints = recording.read() as JsonObject | null;
          const facts: RequestFacts = {
            id,
            at,
            api,
            kinds: kinds(constraints) as Kind[],
            constraints,
            ignored: quietly(recording.ignored) ?? [],
            userActivation,
            stack,
          };
          pending.set(id, facts);
          emit({ type: 'request.started', at, request: facts });
        },
        granted(stream) {
          const facts: ReturnType<Tracks['facts']>[] = [];
          forEachTrack(stream, (track) => {
            const known = tracks.add(track, { provenance: 'request', request: id, original: null });
            append(facts, tracks.facts(known, track));
          });
          settle((waitedMs) => ({
            type: 'request.granted',
            at: now(),
            request: id,
            waitedMs,
            tracks: facts,
          }));
        },
        failed(error) {
          const failure: Failure = failureOf(error);
          settle((waitedMs) => ({
            type: 'request.failed',
            at: now(),
            request: id,
            waitedMs,
            error: failure,
          }));
        },
      };
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

/** Whether the page asked for this kind: a null is an empty dictionary to Web IDL. */
export function asked(constraints: JsonObject | null, kind: Kind): boolean {
  const value = constraints?.[kind];
  return value !== undefined && value !== false && value !== 0 && value !== '';
}

export function askedKinds(constraints: JsonObject | null): readonly Kind[] {
  const audio = asked(constraints, 'audio');
  const video = asked(constraints, 'video');
  return audio ? (video ? ['audio', 'video'] : ['audio']) : video ? ['video'] : [];
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
