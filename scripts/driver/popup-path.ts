import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.ts';

/** Where the built extension says that its popup is. */
export function popupPathOf(extensionDir: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8'));
  const path = memberOf(memberOf(manifest, 'action'), 'default_popup');
  if (typeof path !== 'string') throw new Failure(`The extension in ${extensionDir} has no popup.`);
  return path;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
