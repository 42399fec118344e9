import { createHash, createHmac, timingSafeEqual, verify, type KeyObject } from 'node:crypto';

import { baseStringOf } from './base-string.js';
import type { Clocks } from './clocks.js';
import { percentEncode } from './encoding.js';
import { isWithinWindow, TIMESTAMP_WINDOW_MS, type NonceMemory } from './nonces.js';
import { refusal, type Refusal } from './problems.js';
import type { OAuthRequest } from './request.js';
import { shownBaseString } from './shown-base-string.js';

/** What a request of this app and token must have been signed with. */
export interface Secrets {
  readonly consumerSecret: string;
  readonly tokenSecret: string;
  /** The app's keys, where RSA-SHA1 is to be accepted beside HMAC-SHA1. */
  readonly publicKeys?: readonly KeyObject[];
}

export interface VerifiedSignature {
  /** What was signed. */
  readonly baseString: string;
}

/**
 * Checks an OAuth 1.0a signature, its timestamp, its nonce and the hash of its body.
 *
 * A nonce is kept only once its signature is known to be right, so that nobody can use up the
 * nonces of another.
 */
export function verifySignature(
  oauth: OAuthRequest,
  secrets: Secrets,
  clocks: Clocks,
  nonces: NonceMemory,
): VerifiedSignature | Refusal {
  const early = refusedVersion(oauth) ?? refusedTimestamp(oauth, clocks) ?? refusedBodyHash(oauth);
  if (early) return early;
  const signed = signedBaseString(oauth, secrets);
  if ('problem' in signed) return signed;
  return refusedNonce(oauth, clocks, nonces) ?? signed;
}

const wordOf = (oauth: OAuthRequest, name: string): string => oauth.protocol.get(name) ?? '';

function refusedVersion(oauth: OAuthRequest): Refusal | undefined {
  if (wordOf(oauth, 'oauth_version') === '1.0') return undefined;
  return refusal('versionUnknown', 'oauth_version must be 1.0');
}

const timestampOf = (oauth: OAuthRequest): number => {
  const text = wordOf(oauth, 'oauth_timestamp');
  return /^\d{1,12}$/.test(text) ? Number(text) * 1000 : NaN;
};

function refusedTimestamp(oauth: OAuthRequest, clocks: Clocks): Refusal | undefined {
  if (isWithinWindow(timestampOf(oauth), clocks)) return undefined;
  return refusal(
    'timestampOutsideWindow',
    `oauth_timestamp must be whole seconds within ${TIMESTAMP_WINDOW_MS / 1000} of the world's ` +
      `clock (${toSeconds(clocks.world)}) or the host's (${toSeconds(clocks.host)})`,
  );
}

const toSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** Ruby's oauth gem hashes bodies that are no form; nobody has to. */
function refusedBodyHash(oauth: OAuthRequest): Refusal | undefined {
  const claimed = oauth.protocol.get('oauth_body_hash');
  if (claimed === undefined) return undefined;
  const actual = createHash('sha1').update(oauth.bytes).digest();
  if (isSame(actual, claimed)) return undefined;
  return refusal('bodyHashWrong', `oauth_body_hash of this body is ${actual.toString('base64')}`);
}

/**
 * What was signed. Clients that send the `Host` of another server sign the address that they call,
 * so that this is tried, too.
 */
function signedBaseString(oauth: OAuthRequest, secrets: Secrets): VerifiedSignature | Refusal {
  const method = METHODS.get(wordOf(oauth, 'oauth_signature_method'));
  // A `+` that a client leaves as it is in a query has become a space.
  const signature = wordOf(oauth, 'oauth_signature').replaceAll(' ', '+');
  for (const url of baseUrlsOf(oauth)) {
    const baseString = baseStringOf(oauth.method, url, oauth.parameters);
    const isRight = method?.(baseString, signature, secrets);
    // The page allows no other method, so that PLAINTEXT is refused over TLS too.
    if (isRight === undefined) return notSigned(oauth, 'signatureMethodUnknown');
    if (isRight) return { baseString };
  }
  return notSigned(oauth, 'signatureWrong');
}

function* baseUrlsOf(oauth: OAuthRequest): Generator<string> {
  yield oauth.baseUrl;
  yield* oauth.otherBaseUrls();
}

const EXPLANATIONS = {
  signatureMethodUnknown: 'oauth_signature_method must be HMAC-SHA1',
  signatureWrong: 'oauth_signature is not that of this base string',
};

const notSigned = (oauth: OAuthRequest, reason: keyof typeof EXPLANATIONS): Refusal =>
  refusal(reason, EXPLANATIONS[reason], shownBaseString(oauth));

type Method = (base: string, signature: string, secrets: Secrets) => boolean | undefined;

/** The facade's page asks for RSA-SHA1 in words that describe HMAC; every real client sends HMAC. */
const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  [
    'HMAC-SHA1',
    (base, signature, { consumerSecret, tokenSecret }) => {
      const key = `${percentEncode(consumerSecret)}&${percentEncode(tokenSecret)}`;
      return isSame(createHmac('sha1', key).update(base).digest(), signature);
    },
  ],
  [
    'RSA-SHA1',
    (base, signature, { publicKeys }) =>
      publicKeys?.some((key) =>
        verify('RSA-SHA1', Buffer.from(base), key, Buffer.from(signature, 'base64')),
      ),
  ],
]);

function isSame(expected: Buffer, base64: string): boolean {
  const given = Buffer.from(base64, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function refusedNonce(
  oauth: OAuthRequest,
  clocks: Clocks,
  nonces: NonceMemory,
): Refusal | undefined {
  const { consumerKey, token } = oauth;
  const use = {
    consumerKey,
    token,
    timestamp: timestampOf(oauth),
    nonce: wordOf(oauth, 'oauth_nonce'),
  };
  if (nonces.remember(use, clocks)) return undefined;
  return refusal('nonceRepeated', 'This nonce was used before with this timestamp and token');
}
