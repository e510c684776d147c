import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Report } from '../protocol/report.ts';

/** The browser's and the extension's name and version, and the time of asking. */
export async function about(): Promise<Pick<Report, 'generatedAt' | 'browser' | 'extension'>> {
  return {
    generatedAt: new Date().toISOString(),
    browser: await browserFacts(),
    extension: { version: browser.runtime.getManifest().version },
  };
}

/** https://wicg.github.io/ua-client-hints/#dictdef-navigatoruabrandversion */
const clientHints = v.object({
  fullVersionList: v.array(v.object({ brand: v.string(), version: v.string() })),
});

async function browserFacts(): Promise<Report['browser']> {
  // Firefox tells by an API of its own; Chromium's user agent has the major version only.
  if ('getBrowserInfo' in browser.runtime) {
    const { name, version } = await browser.runtime.getBrowserInfo();
    return { name, version };
  }
  const { fullVersionList } = v.parse(
    clientHints,
    await chromiumUserAgentData().getHighEntropyValues(['fullVersionList']),
  );
  // Made-up brands stand beside the real ones; a product's own stands beside Chromium's.
  const real = fullVersionList.filter(({ brand }) => !/not.*brand/i.test(brand));
  const own = real.find(({ brand }) => brand !== 'Chromium') ?? real[0];
  return { name: own?.brand ?? 'Chromium', version: own?.version ?? '' };
}

interface UserAgentData {
  getHighEntropyValues(hints: readonly string[]): Promise<unknown>;
}

function chromiumUserAgentData(): UserAgentData {
  if ('userAgentData' in navigator) return navigator.userAgentData as UserAgentData;
  throw new Error('this browser tells no version');
}
