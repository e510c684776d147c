import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on localhost whose pages are written in the test that needs them. */
export interface Pages {
  readonly origin: string;
  /** The same server under its other name, a foreign origin to the browser. */
  readonly otherOrigin: string;
  close(): Promise<void>;
}

/** `pages` maps a path to the page's HTML; an ending .js or .xhtml gives the type. */
export async function servePages(pages: Readonly<Record<string, string>>): Promise<Pages> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const page = pages[path];
    if (page === undefined) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': typeOf(path), 'cache-control': 'no-store' });
    return response.end(page);
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    otherOrigin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, 'localhost', () => resolve());
  });
}

function typeOf(path: string): string {
  if (path.endsWith('.js')) return 'text/javascript; charset=utf-8';
  if (path.endsWith('.xhtml')) return 'application/xhtml+xml; charset=utf-8';
  if (path.endsWith('.svg')) return 'image/svg+xml; charset=utf-8';
  return 'text/html; charset=utf-8';
}
