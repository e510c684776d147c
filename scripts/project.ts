import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserKind } from './driver/session.ts';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** The start of a command that runs a tool of node_modules, on every system alike. */
export function toolCommand(script: string): readonly string[] {
  return [process.execPath, join(projectRoot, 'node_modules', script)];
}

export function extensionDirOf(browser: BrowserKind): string {
  return join(projectRoot, 'dist', browser);
}
