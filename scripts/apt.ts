import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Failure } from './failure.ts';
import { type QuietResult, runQuietly } from './run-quietly.ts';

export function hasApt(): boolean {
  return process.platform === 'linux' && existsSync('/usr/bin/apt-get');
}

/** A fresh machine has no package lists. Its failure shows in what follows. */
export async function renewPackageLists(): Promise<void> {
  await runAsRoot(['apt-get', 'update']);
}

/**
 * Whether apt has this package for real. Ubuntu's packages of both browsers only fetch a snap, which
 * does not work everywhere (containers, for one); their versions say so.
 */
export function hasPackage(name: string): boolean {
  const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? '';
  const [, candidate = '(none)'] = /Candidate: (\S+)/.exec(policy) ?? [];
  return candidate !== '(none)' && !candidate.includes('snap');
}

export async function installWithApt(packages: readonly string[]): Promise<void> {
  console.log(`Installing ${packages.join(', ')} with apt …`);
  const options = ['--yes', '--no-install-recommends'];
  const result = await runAsRoot(['apt-get', 'install', ...options, ...packages]);
  if (result.code === 0) return;
  const [reason] = result.output.trim().split('\n').slice(-1);
  throw new Failure(
    `apt cannot install it (${reason}): run "sudo apt-get install ${packages.join(' ')}" yourself.`,
  );
}

function runAsRoot(command: readonly string[]): Promise<QuietResult> {
  const words = ['env', 'DEBIAN_FRONTEND=noninteractive', ...command];
  // sudo -n: a question for a password that nobody sees would look like standing still.
  const isRoot = process.getuid?.() === 0;
  return runQuietly(isRoot ? words : ['sudo', '-n', ...words]);
}
