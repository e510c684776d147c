import { spawn } from 'node:child_process';

export interface QuietResult {
  readonly code: number | null;
  /** What it wrote, to either stream. */
  readonly output: string;
}

/** Runs a command whose words matter only when it fails. Never rejects. */
export function runQuietly(
  [command = '', ...args]: readonly string[],
  cwd?: string,
): Promise<QuietResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
