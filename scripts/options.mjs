import { parseArgs } from 'node:util';

/**
 * The options of `npm start`. Plain JavaScript without a dependency, because a wrong option must be
 * answered before anything is installed.
 *
 * @typedef {object} StartOptions
 * @property {'chromium' | 'firefox'} browser
 * @property {boolean} realDevices
 * @property {boolean} headless
 * @property {number | undefined} port Undefined: any free one.
 * @property {string | undefined} url In place of the demo.
 * @property {boolean} help
 */

export const startHelp = `Tallylight: shows every camera, microphone and screen stream that a page opens, and stops it.

  npm start -- [options] [URL]

Builds the extension, serves the demo site on this machine, and opens a browser of its own (a fresh
profile each time) with the extension loaded, on the demo, with the popup open.

  URL                 visit this page in place of the demo, for example https://example.com
  --browser NAME      chromium (Chrome, Chromium or Edge; the default) or firefox
  --real-devices      use the real camera and microphone; without it the browser's fake devices
  --headless          no window: visit each demo page, print what the popup shows, stop every
                      stream through the extension, check it, and leave screenshots in out/;
                      chosen by itself where there is no display
  --port N            serve the demo on this port; without it on any free one
  --help              show this

The browser is found by itself; TALLYLIGHT_CHROMIUM and TALLYLIGHT_FIREFOX name another executable.
DEBUG=1 adds the stack trace to an error.`;

/**
 * @param {readonly string[]} args
 * @returns {StartOptions | { problem: string }} The problem is one sentence for the person.
 */
export function parseStartOptions(args) {
  const parsed = readArguments(args);
  if ('problem' in parsed) return parsed;
  const { values, positionals } = parsed;

  if (values.help === true) return { ...defaults, help: true };

  const browser = values.browser ?? defaults.browser;
  if (browser !== 'chromium' && browser !== 'firefox') {
    return { problem: `There is no browser '${browser}': write chromium or firefox.` };
  }

  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(/^\d+$/.test(values.port ?? '') && port >= 1 && port <= 65535)) {
    return { problem: `'${values.port}' is not a port: write a number from 1 to 65535.` };
  }

  const [url, ...rest] = positionals;
  if (rest.length > 0) {
    return { problem: `One URL at most, not also '${rest.join("', '")}'. ${hintAtDashes}` };
  }
  if (url !== undefined && !isWebAddress(url)) {
    return {
      problem: `'${url}' is not a web address: write it whole, as in https://example.com. ${hintAtDashes}`,
    };
  }

  return {
    browser,
    realDevices: values['real-devices'] ?? defaults.realDevices,
    headless: values.headless ?? defaults.headless,
    port,
    url,
    help: false,
  };
}

/** @type {StartOptions} */
const defaults = {
  browser: 'chromium',
  realDevices: false,
  headless: false,
  port: undefined,
  url: undefined,
  help: false,
};

// npm keeps options for itself that are not behind '--', and passes on only their values.
const hintAtDashes = "Options go behind '--', as in: npm start -- --browser firefox";

/** @param {readonly string[]} args */
function readArguments(args) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        browser: { type: 'string' },
        'real-devices': { type: 'boolean' },
        headless: { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    return { problem: `${sentence}. All options: npm start -- --help` };
  }
}

/** @param {string} text */
function isWebAddress(text) {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
