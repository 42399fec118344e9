import { createHash, createHmac, randomBytes } from 'node:crypto';

import { baseStringOf, splitUrl } from '../oauth/base-string.js';
import { percentEncode } from '../oauth/encoding.js';
import { readPairs, type Parameter } from '../oauth/parameters.js';

const TOKEN_PATH = '/oauth/v1/get_access_token_by_saml';

/** A request to send, below whatever base URL the world has. */
export interface PreparedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The call that exchanges an assertion for a token; `assertion` is XML. */
export function tokenRequest(consumerKey: string, assertion: string): PreparedRequest {
  const base64 = Buffer.from(assertion).toString('base64');
  return {
    method: 'POST',
    path: TOKEN_PATH,
    headers: {
      authorization: `OAuth oauth_consumer_key="${percentEncode(consumerKey)}"`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: `saml_assertion=${percentEncode(base64)}`,
  };
}

export interface AccessToken {
  readonly token: string;
  readonly tokenSecret: string;
}

/** Reads the answer to a token call; undefined if it holds no token. */
export function readTokenAnswer(text: string): AccessToken | undefined {
  const answer = new URLSearchParams(text);
  const token = answer.get('oauth_token');
  const tokenSecret = answer.get('oauth_token_secret');
  return token && tokenSecret ? { token, tokenSecret } : undefined;
}

export interface RequestToSign {
  readonly method: string;
  /** Absolute, with its query. */
  readonly url: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly token: string;
  readonly tokenSecret: string;
  /** Epoch seconds by the client's clock. */
  readonly timestamp: number;
  /** Random when absent. */
  readonly nonce?: string;
  /** SHA-1 of the body, from `bodyHashOf`, for clients that send `oauth_body_hash`. */
  readonly bodyHash?: Buffer;
  /** Where the OAuth parameters go; the header when absent. */
  readonly placement?: 'header' | 'query';
}

export interface SignedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const bodyHashOf = (body: string | Buffer): Buffer =>
  createHash('sha1').update(body).digest();

/** Signs one API call with HMAC-SHA1. */
export function signRequest(request: RequestToSign): SignedRequest {
  const { base, query } = splitUrl(request.url);
  const oauth = protocolOf(request);
  const baseString = baseStringOf(request.method, base, [...oauth, ...readPairs(query)]);
  const key = `${percentEncode(request.consumerSecret)}&${percentEncode(request.tokenSecret)}`;
  const signature = createHmac('sha1', key).update(baseString).digest('base64');
  return placed(request, [...oauth, { name: 'oauth_signature', value: percentEncode(signature) }]);
}

const protocolOf = (request: RequestToSign): Parameter[] => {
  const values = {
    oauth_consumer_key: request.consumerKey,
    oauth_token: request.token,
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(request.timestamp),
    oauth_nonce: request.nonce ?? randomBytes(16).toString('hex'),
    oauth_version: '1.0',
    ...(request.bodyHash && { oauth_body_hash: request.bodyHash.toString('base64') }),
  };
  return Object.entries(values).map(([name, value]) => ({ name, value: percentEncode(value) }));
};

function placed({ url, placement }: RequestToSign, oauth: readonly Parameter[]): SignedRequest {
  if (placement === 'query') {
    const pairs = oauth.map(({ name, value }) => `${name}=${value}`).join('&');
    return { url: `${url}${url.includes('?') ? '&' : '?'}${pairs}`, headers: {} };
  }
  const words = oauth.map(({ name, value }) => `${name}="${value}"`).join(', ');
  return { url, headers: { authorization: `OAuth ${words}` } };
}
