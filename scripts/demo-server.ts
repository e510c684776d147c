import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

/** Serves `demo/` on this machine, under two names that are two origins to a browser. */
export interface DemoServer {
  port: number;
  origin: string;
  otherOrigin: string;
  close(): Promise<void>;
}

/** What `/lib/<name>.js` gives: the browser build that each library's own documents tell people to load. */
const LIBRARIES: Record<string, string> = {
  'html5-qrcode': 'html5-qrcode/html5-qrcode.min.js',
  recordrtc: 'recordrtc/RecordRTC.js',
  'simple-peer': 'simple-peer/simplepeer.min.js',
  webcamjs: 'webcamjs/webcam.js',
};

/** `localhost` may mean either of these: whoever holds only one may find a stranger answering on the other. */
const IPV4 = '127.0.0.1';
const IPV6 = '::1';

const ATTEMPTS = 5;

/** Without a port, or with 0, takes any free one. */
export async function startDemoServer({
  port = 0,
}: {
  port?: number | undefined;
} = {}): Promise<DemoServer> {
  const handler = createHandler();
  for (let attempt = 1; ; attempt += 1) {
    try {
      const servers = await listenOnBoth(handler, port);
      const actual = portOf(servers[0]);
      return {
        port: actual,
        origin: `http://localhost:${actual}`,
        otherOrigin: `http://${IPV4}:${actual}`,
        close: () => closeAll(servers),
      };
    } catch (error) {
      // A port that is free on one address may be taken on the other: when any will do, ask for another.
      const again = port === 0 && codeOf(error) === 'EADDRINUSE' && attempt < ATTEMPTS;
      if (!again) throw new Error(explain(error, port), { cause: error });
    }
  }
}

function createHandler(): (request: IncomingMessage, response: ServerResponse) => void {
  const demo = sirv(fileURLToPath(new URL('../demo', import.meta.url)), { dev: true });
  const libraries = locateLibraries();

  return (request, response) => {
    const library = libraries.get(request.url ?? '');
    if (library === undefined) {
      demo(request, response, () => {
        response
          .writeHead(404, { 'Content-Type': 'text/plain' })
          .end('There is no such demo page.\n');
      });
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' });
    createReadStream(library)
      .on('error', () => response.destroy())
      .pipe(response);
  };
}

function locateLibraries(): Map<string, string> {
  const { resolve } = createRequire(import.meta.url);
  const located = new Map<string, string>();
  for (const [name, file] of Object.entries(LIBRARIES)) {
    try {
      located.set(`/lib/${name}.js`, resolve(file));
    } catch (cause) {
      throw new Error(`The demo needs ${file}, which is not installed: run "npm install".`, {
        cause,
      });
    }
  }
  return located;
}

async function listenOnBoth(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  port: number,
): Promise<[Server, ...Server[]]> {
  const first = await listen(createServer(handler), port, IPV4);
  try {
    return [first, await listen(createServer(handler), portOf(first), IPV6)];
  } catch (error) {
    const hasNoIPv6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(codeOf(error));
    if (hasNoIPv6) return [first];
    await closeAll([first]);
    throw error;
  }
}

function listen(server: Server, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port');
  return address.port;
}

async function closeAll(servers: Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function explain(error: unknown, port: number): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use: stop the program that holds it, or choose another port.`;
    case 'EACCES':
      return `Port ${port} is not allowed to this user: choose a port above 1023.`;
    case 'ERR_SOCKET_BAD_PORT':
      return `${port} is not a port: choose a number from 0 to 65535.`;
    default:
      return `The demo cannot be served on port ${port}: ${error instanceof Error ? error.message : error}.`;
  }
}
