import { get } from 'node:http';

import { signRequest } from '../../src/providers/finicity/client/requests.js';
import { developmentApp } from './finicity-assertions.js';
import type { FinicityClient } from './finicity-client.js';
import type { FinicityWorld } from './finicity-world.js';

export interface ReceivedFile {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
}

/** Puts a batch file where a customer finds it. */
export const placeFile = (world: FinicityWorld, customer: string, body: object) =>
  world.sandbox.request
    .post(`/_sandbox/worlds/default/finicity/customers/${encodeURIComponent(customer)}/files`)
    .send(body);

/** Reads a batch file, bytes as they come. */
export async function fetchFile(
  world: FinicityWorld,
  client: FinicityClient,
  name: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ReceivedFile> {
  const { consumerKey, consumerSecret } = developmentApp();
  const signed = signRequest({
    method: 'GET',
    url: `${world.sandbox.url}/financialdatafeed/v1/export/files/${name}`,
    consumerKey,
    consumerSecret,
    ...(await client.access()),
    timestamp: Math.floor(Date.now() / 1000),
  });
  return new Promise((resolve, reject) => {
    get(signed.url, { headers: { ...signed.headers, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers: received } = response;
        resolve({ status, headers: received, bytes: Buffer.concat(chunks) });
      });
    }).on('error', reject);
  });
}
