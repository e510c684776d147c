import { vi } from 'vitest';

/**
 * webextension-polyfill refuses to load outside an extension, and hands on `globalThis.browser` where
 * there is one. To be called before the import of a module that uses it.
 */
export function pretendToBeAnExtension(apis: Readonly<Record<string, unknown>> = {}): void {
  const runtime = {
    id: 'tallylight@example',
    getManifest: () => ({ version: '0.1.0' }),
    getBrowserInfo: async () => ({ name: 'Firefox', version: '153.0', vendor: 'Mozilla' }),
  };
  vi.stubGlobal('chrome', { runtime });
  vi.stubGlobal('browser', { runtime, ...apis });
}
