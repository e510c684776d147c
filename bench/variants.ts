import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExtension } from '../scripts/build-extension.ts';
import type { BrowserKind } from '../scripts/driver/session.ts';
import { makeFloor } from './floor.ts';

/** `control` is the floor once more. */
export type Variant = 'none' | 'floor' | 'tallylight' | 'control';

/** Where the extension of each is, if it has one. */
export type ExtensionDirs = Readonly<Record<Variant, string | null>> & {
  readonly tallylight: string;
};

/** Builds the extension, and keeps a copy: another build meanwhile must not change what is measured. */
export async function prepareVariants(browser: BrowserKind): Promise<ExtensionDirs> {
  const dir = mkdtempSync(join(tmpdir(), 'tallylight-bench-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  const tallylight = join(dir, 'tallylight');
  cpSync(await buildExtension(browser), tallylight, { recursive: true });
  const floor = makeFloor(tallylight, join(dir, 'floor'));
  return { none: null, floor, tallylight, control: floor };
}
