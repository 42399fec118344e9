import { percentDecode } from './encoding.js';
import { readAuthorization } from './parameters.js';
import type { SignableRequest } from './request.js';

/** What a client sends in exchange for a token; either part may be absent. */
export interface TokenCall {
  readonly consumerKey: string | undefined;
  readonly assertion: string | undefined;
}

const MOST_PAIRS = 20;
/** Longer values are left encoded: no assertion is as long, and decoding takes time. */
const LONGEST_VALUE = 65_536;

type TokenCallRequest = Pick<SignableRequest, 'header' | 'bytes'>;

/**
 * Reads a token call whatever its media type: some clients send none, and some leave the assertion
 * without percent-encoding, so that each `+` of it arrives as a space. Nothing of it is signed.
 */
export function readTokenCall(request: TokenCallRequest): TokenCall {
  const form = request.bytes.toString();
  return {
    consumerKey: headerKey(request) ?? formValue(form, 'oauth_consumer_key'),
    assertion: formValue(form, 'saml_assertion'),
  };
}

/** The consumer key of a token call, from the header or, as one Go client sends it, the form. */
export const consumerKeyOf = (request: TokenCallRequest): string | undefined =>
  readTokenCall(request).consumerKey;

function headerKey(request: TokenCallRequest): string | undefined {
  const parameters = readAuthorization(request.header('authorization'));
  const key = parameters?.find(({ name }) => name === 'oauth_consumer_key');
  return key && percentDecode(key.value);
}

function formValue(form: string, name: string): string | undefined {
  const pair = form.split('&', MOST_PAIRS).find((text) => text.startsWith(`${name}=`));
  if (pair === undefined || pair.length > LONGEST_VALUE) return pair;
  return percentDecode(pair.slice(name.length + 1).replaceAll('+', ' '));
}
