import type { LaunchOptions } from './session.ts';

export function chromiumFlags(options: LaunchOptions): readonly string[] {
  const { headless, realDevices, fakeUi = true, extraArgs = [] } = options;
  return [
    '--window-size=1200,900',
    '--autoplay-policy=no-user-gesture-required',
    ...quiet,
    // As root, Chromium refuses to start with its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(realDevices ? [] : ['--use-fake-device-for-media-stream', ...peersWithoutNetwork]),
    ...(fakeUi
      ? ['--use-fake-ui-for-media-stream', '--auto-select-desktop-capture-source=Entire screen']
      : []),
    ...(headless ? ['--mute-audio'] : []),
    ...extraArgs,
  ];
}

/** No request of the browser's own: tests run without a network, and a visit shows only the page's. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
];

/** Two peers on a machine that has only the loopback interface must still find each other. */
const peersWithoutNetwork = ['--allow-loopback-in-peer-connection'];
