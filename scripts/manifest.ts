import type source from '../manifest.json';
import type { BrowserKind } from './driver/session.ts';

/** By this, Firefox knows the extension. */
export const geckoId = 'tallylight@tallylight.example';

type SourceManifest = typeof source;

/** The manifest that ships: the hand-written one is Chromium's, but for the version. */
export function manifestFor(browser: BrowserKind, manifest: SourceManifest, version: string) {
  return browser === 'chromium' ? { ...manifest, version } : firefoxManifest(manifest, version);
}

function firefoxManifest(manifest: SourceManifest, version: string) {
  const { background, minimum_chrome_version: _, ...shared } = manifest;
  return {
    ...shared,
    version,
    background: { scripts: [background.service_worker], type: 'module' },
    browser_specific_settings: { gecko },
  };
}

const gecko = {
  id: geckoId,
  strict_min_version: '142.0',
  data_collection_permissions: { required: ['none' as const] },
};
