import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnNpm } from './npm.mjs';

/**
 * Makes `node_modules` what the lock file names. A stamp in it tells for which lock file and which
 * Node it was made, so that the second start costs nothing.
 *
 * @param {string} root The project's folder.
 * @returns {Promise<string | undefined>} What went wrong, in one sentence.
 */
export async function installPackages(root) {
  const stampFile = join(root, 'node_modules', '.tallylight-stamp');
  const wanted = stampOf(root);
  if (readIfThere(stampFile) === wanted) return undefined;

  console.log('Installing the packages that the lock file names …');
  // One question first: without a network, hundreds of them at once take minutes to fail.
  const asked = await runNpm(['view', 'tsx', 'version', ...manner], root, 'ignore');
  if (isAboutNetwork(asked.errors)) return noNetwork;
  const { code, errors } = await runNpm(['ci', ...manner], root, 'inherit');
  if (code !== 0) return explain(errors);
  writeFileSync(stampFile, wanted);
  return undefined;
}

const manner = [
  '--no-audit',
  '--no-fund',
  // Also when our own npm was told to be silent: its words tell what went wrong.
  '--loglevel=error',
  // Without a network, npm's own patience is more than a minute of silence.
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];

/** @param {string} root */
function stampOf(root) {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const [major] = process.versions.node.split('.');
  return `${lock.digest('hex')} node ${major} ${process.platform} ${process.arch}\n`;
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {'inherit' | 'ignore'} output
 * @returns {Promise<{ code: number | null, errors: string }>}
 */
function runNpm(args, cwd, output) {
  return new Promise((resolve) => {
    const child = spawnNpm(args, { cwd, stdio: ['ignore', output, 'pipe'] });
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      errors += text;
    });
    child.on('error', (error) => resolve({ code: null, errors: error.message }));
    child.on('close', (code) => resolve({ code, errors }));
  });
}

const noNetwork =
  'The packages cannot be downloaded: there is no network, or the npm registry cannot be reached.';

/** @param {string} errors */
function isAboutNetwork(errors) {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET/.test(
    errors,
  );
}

/** @param {string} errors */
function explain(errors) {
  if (isAboutNetwork(errors)) return noNetwork;
  const [line] = errors.split('\n').filter((text) => /^npm (error|ERR!) (?!code)/.test(text));
  const cause = line?.replace(/^npm (error|ERR!) /, '') ?? errors.trim().split('\n').at(-1) ?? '';
  return `The packages cannot be installed: ${cause === '' ? 'npm ci failed' : cause}`;
}
