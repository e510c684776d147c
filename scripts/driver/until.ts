import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../failure.ts';

/** Asks again until the answer is yes. An error counts as no: documents come and go meanwhile. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  patience = 10_000,
): Promise<void> {
  const deadline = Date.now() + patience;
  let lastError: unknown;
  while (Date.now() < deadline) {
    try {
      if (await isSo()) return;
    } catch (error) {
      lastError = error;
    }
    await delay(20);
  }
  throw new Failure(`Waited ${patience / 1000} s in vain: ${what}.`, { cause: lastError });
}
