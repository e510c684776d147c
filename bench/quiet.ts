import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** From 0 to 1. What other programs take makes all that crosses processes slower, by far and unevenly. */
const quiet = 0.15;

/**
 * Waits until other programs rest, but no longer than `patience` ms; to be called while no browser of
 * ours runs. Returns the share of the processors that was busy at last.
 */
export async function untilQuiet(patience: number): Promise<number> {
  const deadline = Date.now() + patience;
  for (;;) {
    const share = await busyShare(600);
    if (share <= quiet || Date.now() >= deadline) return share;
  }
}

async function busyShare(time: number): Promise<number> {
  const before = processorTimes();
  await delay(time);
  const after = processorTimes();
  const total = after.total - before.total;
  return total === 0 ? 0 : 1 - (after.idle - before.idle) / total;
}

function processorTimes(): { readonly idle: number; readonly total: number } {
  let [idle, total] = [0, 0];
  for (const { times } of cpus()) {
    idle += times.idle;
    total += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  return { idle, total };
}
