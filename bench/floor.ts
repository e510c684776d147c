import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface BuiltManifest {
  readonly content_scripts: readonly { readonly js: readonly string[] }[];
  readonly host_permissions: readonly string[];
  readonly browser_specific_settings?: object;
}

/**
 * Makes the least extension that could do the same: the content scripts that the built one declares,
 * every one of them empty, and nothing else.
 */
export function makeFloor(builtDir: string, dir: string): string {
  const { content_scripts, host_permissions, browser_specific_settings }: BuiltManifest =
    JSON.parse(readFileSync(join(builtDir, 'manifest.json'), 'utf8'));
  for (const file of content_scripts.flatMap(({ js }) => js)) write(join(dir, file), '');
  const manifest = {
    manifest_version: 3,
    name: 'The floor',
    version: '1',
    content_scripts,
    host_permissions,
    ...(browser_specific_settings && { browser_specific_settings }),
  };
  write(join(dir, 'manifest.json'), JSON.stringify(manifest, null, 2));
  return dir;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
