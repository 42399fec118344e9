import { signRequest, type RequestToSign } from '../../src/providers/finicity/client/requests.js';
import type { Clocks } from '../../src/providers/finicity/oauth/clocks.js';
import { NonceMemory } from '../../src/providers/finicity/oauth/nonces.js';
import { isRefusal } from '../../src/providers/finicity/oauth/problems.js';
import { readOAuth, type SignableRequest } from '../../src/providers/finicity/oauth/request.js';
import { verifySignature, type Secrets } from '../../src/providers/finicity/oauth/signature.js';

/** A request as it arrives. */
export interface Sent {
  readonly method?: string;
  readonly url: string;
  readonly authorization?: string | undefined;
  readonly mediaType?: string;
  readonly body?: string;
}

const received = ({
  method = 'GET',
  url,
  authorization,
  mediaType,
  body,
}: Sent): SignableRequest => ({
  method,
  signedUrl: url,
  header: (name) => (name === 'authorization' ? authorization : undefined),
  mediaType: mediaType ?? '',
  bytes: Buffer.from(body ?? ''),
});

export interface Circumstances {
  /** The second at which the request was signed, when absent. */
  readonly clocks?: Clocks;
  readonly nonces?: NonceMemory;
}

export const SECRETS: Secrets = {
  consumerSecret: 'consumer&secret',
  tokenSecret: 'token secret \u00e4',
};

/** Reads a request and verifies it. */
export function verify(sent: Sent, secrets = SECRETS, { clocks, nonces }: Circumstances = {}) {
  const oauth = readOAuth(received(sent));
  if (isRefusal(oauth)) return oauth;
  const now = Number(oauth.protocol.get('oauth_timestamp')) * 1000;
  const at = clocks ?? { world: now, host: now };
  return verifySignature(oauth, secrets, at, nonces ?? new NonceMemory());
}

export const wasAccepted = (outcome: object): boolean =>
  'baseString' in outcome && !isRefusal(outcome);

export const BASE_URL = 'http://127.0.0.1:4010/w/team-7/financialdatafeed/v1';

export const toSign = (changes: Partial<RequestToSign> = {}): RequestToSign => ({
  method: 'GET',
  url: `${BASE_URL}/accounts/75000033002`,
  consumerKey: 'key+with=odd/characters',
  token: 'token',
  timestamp: 1467374400,
  nonce: 'nonce',
  ...SECRETS,
  ...changes,
});

/** A request as our own client signs and sends it. */
export function signed(changes: Partial<RequestToSign> = {}, body = ''): Sent {
  const { method } = toSign(changes);
  const { url, headers } = signRequest(toSign(changes));
  return { method, url, authorization: headers['authorization'], body };
}
