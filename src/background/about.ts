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

async function browserFacts(): Promise<Report['browser']> {
  // Firefox tells; Chromium has it in its user agent only.
  if ('getBrowserInfo' in browser.runtime) {
    const { name, version } = await browser.runtime.getBrowserInfo();
    return { name, version };
  }
  const found = /(?<name>Edg|Chrome)\/(?<version>[\d.]+)/.exec(navigator.userAgent)?.groups;
  return { name: found?.name === 'Edg' ? 'Edge' : 'Chromium', version: found?.version ?? '' };
}
