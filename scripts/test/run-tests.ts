import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Count, oneFailed } from './count.ts';
import { runScript } from './run-script.ts';

/** Runs a script of package.json that ends in vitest, and counts the tests. */
export async function runTests(name: string): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'tallylight-test-'));
  const file = join(folder, 'results.json');
  try {
    const { failed } = await runScript(name, [
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    return countOf(await resultsIn(file), failed > 0);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const results = v.object({ numTotalTests: v.number(), numPassedTests: v.number() });

/** Undefined where vitest did not get as far as writing them. */
async function resultsIn(file: string): Promise<v.InferOutput<typeof results> | undefined> {
  try {
    return v.parse(results, JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** A test that did not run did not pass. A run may fail without one: a file that does not load. */
function countOf(ran: v.InferOutput<typeof results> | undefined, runFailed: boolean): Count {
  const { numTotalTests = 0, numPassedTests = 0 } = ran ?? {};
  const failed = numTotalTests - numPassedTests;
  const counted = { passed: numPassedTests, failed };
  if (failed > 0) return counted;
  return runFailed || numTotalTests === 0 ? { ...counted, failed: oneFailed.failed } : counted;
}
