import express, { type Request, type Response } from 'express';

import type { Failures } from '../provider.js';

/** 1 MiB, unless an operation states more. */
export const BODY_LIMIT = 1024 * 1024;

export type ReadBody = (request: Request, response: Response) => Promise<void> | undefined;

/**
 * Reads a body's bytes, whatever they are (signatures are made over bytes), into `request.body`.
 * Compressed bodies are unpacked; what is too large, unpacks to too much or ends early becomes
 * one of the provider's own failures.
 */
export function bodyReader(failures: Failures, limit = BODY_LIMIT): ReadBody {
  const readRaw = express.raw({ type: () => true, limit });
  return (request, response) => {
    const { headers } = request;
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) {
      return undefined;
    }
    return new Promise((resolve, reject) => {
      readRaw(request, response, (error?: unknown) => {
        if (error === undefined || error === null) resolve();
        else reject(failureOf(error, failures, limit));
      });
    });
  };
}

function failureOf(error: unknown, failures: Failures, limit: number): Error {
  const type = error instanceof Object && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return failures.bodyTooLarge(limit);
  if (type === 'encoding.unsupported') return failures.unreadableBody('Unknown content encoding');
  return failures.unreadableBody('The body ended early or could not be unpacked');
}
