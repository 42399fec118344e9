import type { AddressInfo } from 'node:net';

import express from 'express';

/** A route of the bare server: it sends these bytes, after parsing a JSON body if it is to. */
export interface BareRoute {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly type: string;
  readonly body: string;
  readonly status?: number;
  readonly parsesJson?: boolean;
}

/** What everything is measured against: Express as it comes, and nothing else. */
const routes = JSON.parse(process.argv[2] ?? '[]') as BareRoute[];
const app = express();

for (const { method, path, type, body, status = 200, parsesJson = false } of routes) {
  app[method](path, ...(parsesJson ? [express.json()] : []), (_request, response) => {
    response.status(status).type(type).send(body);
  });
}

const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`ready http://127.0.0.1:${port}\n`);
});

process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
