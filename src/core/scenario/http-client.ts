import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

import { SandboxError } from '../errors.js';
import type { PlainRequest, PlainResponse } from './caller.js';

const PATIENCE_MS = 60_000;

/**
 * Sends one request as it is. `fetch` would not do: it refuses bodies with GET and some headers,
 * and odd requests are part of many stories.
 */
export function send({ method, url, headers, body }: PlainRequest): Promise<PlainResponse> {
  const ask = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = {
      method,
      headers: { ...length, ...headers },
      rejectUnauthorized: false,
      timeout: PATIENCE_MS,
    };
    const outgoing = ask(url, options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: joined(incoming.headers), text });
      });
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within a minute')));
    outgoing.on('error', (error) => {
      reject(new SandboxError(`${method} ${url} was not answered: ${error.message}.`));
    });
    outgoing.end(body);
  });
}

const joined = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')]],
    ),
  );
