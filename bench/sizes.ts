import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

export interface Size {
  readonly file: string;
  readonly title: string;
  readonly bytes: number;
  /** Brotli, as in `npm run size`. */
  readonly compressed: number;
  /** Of `compressed`, where the issue names one. */
  readonly atMost: number | null;
}

const scripts = [
  { file: 'src/content/page/main.js', title: 'page-world script', atMost: 10_000 },
  { file: 'src/content/bridge/main.js', title: 'bridge', atMost: null },
];

/** Of what goes into every frame. */
export function sizesIn(extensionDir: string): readonly Size[] {
  return scripts.map((script) => {
    const code = readFileSync(join(extensionDir, script.file));
    return { ...script, bytes: code.length, compressed: brotliCompressSync(code).length };
  });
}
