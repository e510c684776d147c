import type { StopMessage } from '../../protocol/door.ts';
import { reasonOf } from '../view/reason-of.ts';
import { type StopResult, stopResult } from './stop-result.ts';

export type Send = (message: StopMessage) => Promise<unknown>;

/** Longer than any stop takes: past this a person should be told rather than kept waiting. */
const patienceMs = 10_000;

export async function runStop(message: StopMessage, send: Send): Promise<StopResult> {
  const { promise: timeout, cancel } = afterPatience();
  try {
    return stopResult(await Promise.race([send(message), timeout]));
  } catch (error) {
    return { type: 'lost', why: reasonOf(error) };
  } finally {
    cancel();
  }
}

function afterPatience(): { promise: Promise<never>; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const promise = new Promise<never>((_, reject) => {
    const why = `there was no answer within ${patienceMs / 1000} seconds`;
    timer = setTimeout(() => reject(new Error(why)), patienceMs);
  });
  return { promise, cancel: () => clearTimeout(timer) };
}
