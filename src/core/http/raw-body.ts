import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import express from 'express';

import type { Failures } from '../provider.js';

/** 1 MiB, unless an operation states more. */
export const BODY_LIMIT = 1024 * 1024;

/** Puts a body's bytes into `request.body`; `undefined` when there is none to wait for. */
export type ReadBody = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void> | undefined;

type ReadRaw = (
  request: IncomingMessage,
  response: ServerResponse,
  done: (error?: unknown) => void,
) => void;

/**
 * Reads a body's bytes, whatever they are (signatures are made over bytes), into `request.body`.
 * Compressed bodies are unpacked; what is too large, unpacks to too much or ends early becomes
 * one of the provider's own failures.
 */
export function bodyReader(failures: Failures, limit = BODY_LIMIT): ReadBody {
  const readRaw = express.raw({ type: () => true, limit }) as ReadRaw;
  return (request, response) => {
    if (isEmpty(request.headers)) return undefined;
    return new Promise((resolve, reject) => {
      readRaw(request, response, (error?: unknown) => {
        if (error === undefined || error === null) resolve();
        else reject(failureOf(error, failures, limit));
      });
    });
  };
}

const isEmpty = (headers: IncomingHttpHeaders): boolean =>
  (headers['content-length'] ?? '0') === '0' && headers['transfer-encoding'] === undefined;

function failureOf(error: unknown, failures: Failures, limit: number): Error {
  const type = error instanceof Object && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return failures.bodyTooLarge(limit);
  if (type === 'encoding.unsupported') return failures.unreadableBody('Unknown content encoding');
  return failures.unreadableBody('The body ended early or could not be unpacked');
}
