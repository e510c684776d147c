// The bootstrap behind `npm start` and `npm test`: needs nothing but Node, and brings the rest.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command, ...args] = process.argv.slice(2);

process.exitCode = await run();

async function run() {
  // First of all: what is imported below would fail on an old Node with a message that helps nobody.
  if (!isNodeNewEnough(process.versions.node)) {
    return fail(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  }
  if (command !== 'start' && command !== 'test') return fail('Use npm start or npm test.');

  if (command === 'start') {
    const { parseStartOptions, startHelp } = await import('./options.mjs');
    const options = parseStartOptions(args);
    if ('problem' in options) return fail(options.problem);
    if (options.help) {
      console.log(startHelp);
      return 0;
    }
  } else if (args.length > 0) {
    return fail(`npm test takes no options, not '${args.join(' ')}'.`);
  }

  const { installPackages } = await import('./install-packages.mjs');
  const problem = await installPackages(root);
  if (problem !== undefined) return fail(problem);

  return runScript(`scripts/${command}.ts`);
}

/** @param {string} version */
function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

/** @param {string} sentence */
function fail(sentence) {
  console.error(sentence);
  return 1;
}

/**
 * @param {string} script
 * @returns {Promise<number>} Its exit code.
 */
function runScript(script) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  // The script ends itself, and what it started: stay until it has.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(fail(error.message)));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
