import { once } from 'node:events';
import { createServer } from 'node:http';
import { Failure } from '../../scripts/failure.ts';
import { blankPage, framePage, framesPage } from './documents.ts';

/** Serves the pages that are measured on this machine. */
export interface Server {
  readonly origin: string;
  close(): void;
}

const pages: Readonly<Record<string, string>> = {
  '/blank': blankPage,
  '/frame': framePage,
  '/frames': framesPage,
};

const headers = {
  'content-type': 'text/html; charset=utf-8',
  // From the second load on the frames come from the cache: the server's own time stays out.
  'cache-control': 'max-age=3600',
  // Isolated across origins, a page gets a clock of 5 µs in place of 100 µs.
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

export async function startServer(): Promise<Server> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://localhost').pathname];
    response.writeHead(page === undefined ? 404 : 200, headers).end(page);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Failure('There is no free port.');
  return {
    origin: `http://localhost:${address.port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
