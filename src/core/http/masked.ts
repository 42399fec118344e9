import { stringify, type ParsedUrlQueryInput } from 'node:querystring';

import { cut, cutBytes } from '../journal/entry.js';
import type { Bodies } from '../provider.js';
import type { IncomingRequest, Reply } from './endpoint.js';

/**
 * The body of a request as the journal may keep it. Text without secrets stays as it came; where
 * something is secret the decoded form is written anew, with `XXXXX` in its place. A body that
 * could not be decoded is not kept at all, because nobody knows what is in it.
 */
export function maskedBody(
  body: unknown,
  operation: string | undefined,
  { bytes }: Pick<IncomingRequest, 'bytes'>,
  bodies: Bodies,
): string | undefined {
  if (bytes.length === 0) return undefined;
  if (body === undefined) return `(${bytes.length} bytes that were not read)`;
  const masked = bodies.mask(body, operation ?? '');
  return masked === body ? cutBytes(bytes) : cut(JSON.stringify(masked));
}

/** Secrets belong into bodies, but nothing keeps a client from putting them into the query. */
export function maskedUrl(
  { url, path, query }: Pick<IncomingRequest, 'url' | 'path' | 'query'>,
  operation: string | undefined,
  bodies: Bodies,
): string {
  if (url.length === path.length) return url;
  const masked = bodies.maskQuery?.(query) ?? bodies.mask(query, operation ?? '');
  return masked === query ? url : `${path}?${stringify(masked as ParsedUrlQueryInput)}`;
}

/** An answer without the words that its reply calls secret. */
export function withoutSecrets(content: string, { secrets }: Pick<Reply, 'secrets'>): string {
  if (!secrets) return content;
  const spellings = secrets.flatMap((secret) => [inJson(secret), secret]).filter((text) => text);
  return spellings.reduce((text, secret) => text.replaceAll(secret, 'XXXXX'), content);
}

/** As it stands between the quotes of a JSON string. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
