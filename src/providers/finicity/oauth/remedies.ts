import type { RefusalReason } from './problems.js';

const FROM_CREDENTIALS = 'take it from the credentials of GET /_sandbox/worlds/{world}';
const NEW_ASSERTION = "make a new assertion, by the host's clock or by that of the world";
const NEW_TOKEN = 'fetch another token with getAccessTokenBySaml and repeat the call';

/** What a caller can do about a refusal; for the journal. */
export const REMEDIES: Readonly<Record<RefusalReason, string>> = {
  consumerKeyMissing: 'send Authorization: OAuth oauth_consumer_key="...", or the key in the form',
  consumerKeyUnknown: `consumerKey: ${FROM_CREDENTIALS}`,
  assertionMissing: 'send the signed assertion in base64 as saml_assertion',
  assertionUnreadable: 'send one SAML 2.0 Assertion, in UTF-8 and base64',
  assertionIncomplete: 'add to the assertion what is missing, and sign it again',
  assertionUnsigned: 'sign the assertion: RSA-SHA1, enveloped, exclusive canonicalization',
  assertionShapeRefused: 'sign the assertion as a whole, once, by a Reference to its own ID',
  assertionAlgorithmRefused: 'sign with an algorithm that is named here',
  assertionSignatureWrong: `privateKey: ${FROM_CREDENTIALS}; change nothing after signing`,
  assertionIssuerWrong: `samlIssuer: ${FROM_CREDENTIALS}`,
  assertionAudienceWrong: `samlIssuer: ${FROM_CREDENTIALS}`,
  assertionNotYetValid: NEW_ASSERTION,
  assertionExpired: NEW_ASSERTION,
  userNameRefused: 'give the customer a name that keeps to this rule',
  unsigned:
    'sign the call, or have `doppelbank call` sign it; with the setting relaxedAuthentication ' +
    'the header X-Doppelbank-Customer is enough',
  parameterMissing: 'send it, in the Authorization header or in the query',
  parameterRepeated: 'send it once, in the Authorization header or in the query',
  parameterTooLong: 'send less',
  tooManyParameters: 'send fewer',
  versionUnknown: 'send oauth_version="1.0"',
  signatureMethodUnknown: 'sign with HMAC-SHA1',
  timestampOutsideWindow: 'stamp the call with the present second of one of these clocks',
  bodyHashWrong: 'hash the bytes that are sent, or leave oauth_body_hash out',
  signatureWrong: 'sign this base string',
  nonceRepeated: 'sign each call anew, with an oauth_nonce of its own',
  tokenUnknown: NEW_TOKEN,
  tokenExpired: NEW_TOKEN,
};
