import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import type { BrowserKind } from './driver/session.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where an executable may be, best first. Chromium before Chrome: branded Chrome refuses some of the
 * switches that tests live on.
 */
export function placesOf(kind: BrowserKind, platform: string, env: Environment): readonly string[] {
  switch (platform) {
    case 'darwin':
      return macBundles[kind].flatMap((bundle) => [
        `/Applications/${bundle}`,
        posix.join(homedir(), 'Applications', bundle),
      ]);
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => windowsFiles[kind].map((file) => win32.join(folder, file)));
    default:
      // The snap goes last: it is confined, and cannot read every folder.
      return [
        ...unixCommands[kind].flatMap((command) => onPath(command, env)),
        ...unixCommands[kind].map((command) => `/usr/bin/${command}`),
        ...unixOptional[kind],
        ...unixCommands[kind].map((command) => `/snap/bin/${command}`),
      ];
  }
}

/** Every file of this name on PATH. */
export function onPath(command: string, env: Environment): readonly string[] {
  return (env.PATH ?? '')
    .split(posix.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => posix.join(folder, command));
}

const unixCommands: Record<BrowserKind, readonly string[]> = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  firefox: ['firefox-esr', 'firefox'],
};

const unixOptional: Record<BrowserKind, readonly string[]> = {
  chromium: ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'],
  firefox: ['/opt/firefox/firefox', '/usr/lib/firefox/firefox'],
};

const macBundles: Record<BrowserKind, readonly string[]> = {
  chromium: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: [
    'Firefox.app/Contents/MacOS/firefox',
    'Firefox Developer Edition.app/Contents/MacOS/firefox',
  ],
};

const windowsFiles: Record<BrowserKind, readonly string[]> = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};
