import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { findXvfb } from '../browsers.ts';
import { Failure } from '../failure.ts';

export interface VirtualScreen {
  /** The environment in which a browser draws to it. */
  readonly env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** Starts an X server that draws to memory, on a display number that it picks itself. */
export async function startVirtualScreen(): Promise<VirtualScreen> {
  const executable = findXvfb();
  if (executable === undefined) {
    throw new Failure('Xvfb was not found: install it (Debian and Ubuntu: the package xvfb).');
  }
  const server = spawn(
    executable,
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const kill = () => server.kill();
  process.once('exit', kill);

  const [, , , report] = server.stdio;
  const display = isReadable(report) ? await firstLineOf(report) : '';
  if (!/^\d+$/.test(display)) {
    kill();
    throw new Failure('Xvfb did not start: it gave no display number.');
  }
  return {
    env: {
      ...process.env,
      DISPLAY: `:${display}`,
      // A Wayland session would win over DISPLAY.
      WAYLAND_DISPLAY: undefined,
      MOZ_ENABLE_WAYLAND: '0',
    },
    close: async () => {
      process.off('exit', kill);
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      kill();
      await ended;
    },
  };
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && Symbol.asyncIterator in stream;
}

async function firstLineOf(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.trim();
}
