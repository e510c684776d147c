import type { BrowserKind } from '../../scripts/driver/session.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { BenchBrowser, BenchLaunch } from './tab.ts';

export function launchBench(kind: BrowserKind, options: BenchLaunch): Promise<BenchBrowser> {
  switch (kind) {
    case 'chromium':
      return launchChromium(options);
    case 'firefox':
      return launchFirefox(options);
  }
}
