import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { hasApt, hasPackage, installWithApt, renewPackageLists } from './apt.ts';
import { onPath, placesOf } from './browser-places.ts';
import type { BrowserKind } from './driver/session.ts';
import { Failure } from './failure.ts';

/** The executable of a browser of this kind, or undefined where there is none. */
export function findBrowser(kind: BrowserKind): string | undefined {
  const { override } = facts[kind];
  const named = process.env[override];
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Failure(`${override} names '${named}', which is no executable file.`);
  }
  return placesOf(kind, process.platform, process.env).find(
    (place) => isExecutable(place) && !isSnapStub(place),
  );
}

/** As `findBrowser`; installs one where that can be done, and says what to install where not. */
export async function ensureBrowser(kind: BrowserKind): Promise<string> {
  return findBrowser(kind) ?? (await installBrowser(kind));
}

/** The virtual screen that a browser draws to where there is no display; Linux only. */
export function findXvfb(): string | undefined {
  return onPath('Xvfb', process.env).find(isExecutable);
}

export async function ensureXvfb(): Promise<void> {
  if (process.platform !== 'linux' || findXvfb() !== undefined) return;
  if (!hasApt())
    throw new Failure("Xvfb was not found: install your distribution's package of it.");
  await renewPackageLists();
  await installWithApt(['xvfb']);
}

async function installBrowser(kind: BrowserKind): Promise<string> {
  const { name, advice, override, aptPackages, aptCompanions } = facts[kind];
  const missing = new Failure(
    `${name} was not found: ${advice}, or name its executable in ${override}.`,
  );
  if (!hasApt()) throw missing;

  await renewPackageLists();
  const aptPackage = aptPackages.find(hasPackage);
  if (aptPackage === undefined) throw missing;
  await installWithApt([aptPackage, ...aptCompanions]);

  const installed = findBrowser(kind);
  if (installed === undefined) throw missing;
  return installed;
}

interface BrowserFacts {
  readonly name: string;
  readonly advice: string;
  readonly override: string;
  readonly aptPackages: readonly string[];
  readonly aptCompanions: readonly string[];
}

const facts: Record<BrowserKind, BrowserFacts> = {
  chromium: {
    name: 'Chrome, Chromium or Edge',
    advice: 'install Google Chrome (https://www.google.com/chrome) or Chromium',
    override: 'TALLYLIGHT_CHROMIUM',
    aptPackages: ['chromium'],
    aptCompanions: ['chromium-sandbox', 'fonts-liberation'],
  },
  firefox: {
    name: 'Firefox',
    advice: 'install it (https://www.mozilla.org/firefox)',
    override: 'TALLYLIGHT_FIREFOX',
    aptPackages: ['firefox-esr', 'firefox'],
    aptCompanions: ['fonts-liberation'],
  },
};

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Ubuntu's /usr/bin/chromium-browser and /usr/bin/firefox are scripts that only call the snap. */
function isSnapStub(file: string): boolean {
  const start = Buffer.alloc(4096);
  const descriptor = openSync(file, 'r');
  try {
    const length = readSync(descriptor, start);
    const text = start.toString('utf8', 0, length);
    return text.startsWith('#!') && text.includes('/snap/bin/');
  } finally {
    closeSync(descriptor);
  }
}
