import type { BrowserKind } from './driver/session.ts';
import { Failure } from './failure.ts';
import { extensionDirOf, projectRoot, toolCommand } from './project.ts';
import { runQuietly } from './run-quietly.ts';

/** Builds for this browser; returns the folder to load. */
export async function buildExtension(browser: BrowserKind): Promise<string> {
  const command = [...toolCommand('vite/bin/vite.js'), 'build', '--mode', browser];
  const { code, output } = await runQuietly(command, projectRoot);
  if (code === 0) return extensionDirOf(browser);
  throw new Failure(`The extension cannot be built:\n${output.trim()}`);
}
