import { spawn } from 'node:child_process';

/**
 * Runs npm, on every system alike.
 *
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function spawnNpm(args, options) {
  // Started by npm, its own script is known: that needs neither PATH nor, on Windows, a shell.
  const npmScript = process.env.npm_execpath;
  return npmScript?.endsWith('.js')
    ? spawn(process.execPath, [npmScript, ...args], options)
    : spawn('npm', [...args], { ...options, shell: process.platform === 'win32' });
}
