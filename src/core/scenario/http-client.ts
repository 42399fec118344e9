import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

import { reasonOf, SandboxError } from '../errors.js';
import type { PlainRequest, PlainResponse } from './caller.js';

const PATIENCE_MS = 60_000;

/**
 * Sends one request as it is. `fetch` would not do: it refuses bodies with GET and some headers,
 * and odd requests are part of many stories. Certificates are not checked, because a sandbox has
 * made its own. Throws a `SandboxError` when there is no answer.
 */
export async function send(request: PlainRequest): Promise<PlainResponse> {
  try {
    return await converse(request);
  } catch (error) {
    const reason = reasonOf(error);
    throw new SandboxError(`${request.method} ${request.url} was not answered: ${reason}.`);
  }
}

function converse({ method, url, headers, body }: PlainRequest): Promise<PlainResponse> {
  const ask = url.startsWith('https:') ? httpsRequest : httpRequest;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options = {
    method,
    headers: { ...length, ...headers },
    rejectUnauthorized: false,
    timeout: PATIENCE_MS,
  };
  return new Promise((resolve, reject) => {
    const outgoing = ask(url, options, (incoming) => {
      readAnswer(incoming).then(resolve, reject);
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within a minute')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function readAnswer(incoming: IncomingMessage): Promise<PlainResponse> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return { status: incoming.statusCode ?? 0, headers: joined(incoming.headers), text };
}

const joined = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')]],
    ),
  );
