import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Profile {
  readonly dir: string;
  /** To be called when the browser is gone. */
  remove(): void;
  /**
   * For when this process ends before that; Puppeteer's own profiles would stay behind then. To be
   * called after the launch: Puppeteer kills the browser at the same event, and must come first.
   */
  removeAtExit(): void;
}

export function makeProfile(): Profile {
  const dir = mkdtempSync(join(tmpdir(), 'tallylight-profile-'));
  const remove = () => {
    process.off('exit', remove);
    // A browser that was just killed may still be writing its last files.
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  return { dir, remove, removeAtExit: () => process.once('exit', remove) };
}
