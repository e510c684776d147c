import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { LaunchOptions, Session } from './session.ts';

/** Opens a browser of its own with the extension in it; tests and the tour see both browsers alike. */
export function launch(options: LaunchOptions): Promise<Session> {
  switch (options.browser) {
    case 'chromium':
      return launchChromium(options);
    case 'firefox':
      return launchFirefox(options);
  }
}
