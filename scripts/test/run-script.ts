import { once } from 'node:events';
import { spawnNpm } from '../npm.mjs';
import { projectRoot } from '../project.ts';
import { type Count, oneFailed, onePassed } from './count.ts';

/** Runs a script of package.json, and counts it as one. */
export async function runScript(name: string, args: readonly string[] = []): Promise<Count> {
  const child = spawnNpm(['run', '--silent', name, '--', ...args], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  // Interrupted, the step ends itself and what it started; then no other step begins: see test.ts.
  const interrupt = (signal: NodeJS.Signals) => {
    process.exitCode = 130;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, interrupt);
  const [code] = await once(child, 'exit').catch(() => [1]);
  for (const signal of signals) process.off(signal, interrupt);
  return code === 0 ? onePassed : oneFailed;
}
