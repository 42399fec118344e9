import { splitUrl } from './base-string.js';
import { percentDecode } from './encoding.js';
import { readAuthorization, readPairs, type Parameter } from './parameters.js';
import { isRefusal, refusal, type Refusal } from './problems.js';

/** What signatures are about in a request; `IncomingRequest` is one of these. */
export interface SignableRequest {
  readonly method: string;
  /** Scheme, host, path and query as the client saw and signed them. */
  readonly signedUrl: string;
  /** The same, under addresses that a client may have signed though its `Host` says another. */
  readonly arrivalUrls?: readonly string[];
  header(name: string): string | undefined;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** A request whose OAuth parameters are complete; nothing is believed yet. */
export interface OAuthRequest {
  readonly consumerKey: string;
  readonly token: string;
  readonly method: string;
  /** URL without query, as it is signed. */
  readonly baseUrl: string;
  /** Others that may have been signed in its place; worked out only where that one was not. */
  otherBaseUrls(): readonly string[];
  /** All that is signed: header, query and form, in canonical percent-encoding. */
  readonly parameters: readonly Parameter[];
  /** The `oauth_…` parameters, decoded. */
  readonly protocol: ReadonlyMap<string, string>;
  readonly bytes: Buffer;
}

const FORM = 'application/x-www-form-urlencoded';
/** The facade knows no forms; libraries sign them all the same. */
const LARGEST_FORM = 65_536;
const MOST_PARAMETERS = 1000;
const LONGEST_PROTOCOL_VALUE = 1024;

/** RFC 5849 lets `oauth_version` be absent; the facade's page lists it as required. */
const REQUIRED = [
  'oauth_consumer_key',
  'oauth_token',
  'oauth_signature_method',
  'oauth_signature',
  'oauth_timestamp',
  'oauth_nonce',
  'oauth_version',
] as const;

/** Collects what a signed request says of itself, from its header, its query or both. */
export function readOAuth(request: SignableRequest): OAuthRequest | Refusal {
  if (isForm(request) && request.bytes.length > LARGEST_FORM) {
    return refusal('parameterTooLong', `A signed form of more than ${LARGEST_FORM} bytes`);
  }
  const { base, query } = splitUrl(request.signedUrl);
  const parameters = [
    ...(readAuthorization(request.header('authorization')) ?? []),
    ...readPairs(query),
    ...readForm(request),
  ];
  const protocol = protocolOf(parameters);
  if (isRefusal(protocol)) return protocol;
  return {
    consumerKey: protocol.get('oauth_consumer_key') ?? '',
    token: protocol.get('oauth_token') ?? '',
    method: request.method,
    baseUrl: base,
    otherBaseUrls: () => (request.arrivalUrls ?? []).map((url) => splitUrl(url).base),
    parameters,
    protocol,
    bytes: request.bytes,
  };
}

const isForm = ({ mediaType }: SignableRequest): boolean => mediaType === FORM;

const readForm = (request: SignableRequest): Parameter[] =>
  isForm(request) ? readPairs(request.bytes.toString()) : [];

function protocolOf(parameters: readonly Parameter[]): Map<string, string> | Refusal {
  if (parameters.length > MOST_PARAMETERS) {
    return refusal('tooManyParameters', `More than ${MOST_PARAMETERS} parameters`);
  }
  const protocol = new Map<string, string>();
  for (const { name, value } of parameters) {
    if (!name.startsWith('oauth_')) continue;
    if (protocol.has(name)) return refusal('parameterRepeated', `${name} is there twice`);
    if (value.length > LONGEST_PROTOCOL_VALUE) {
      return refusal('parameterTooLong', `${name} is longer than ${LONGEST_PROTOCOL_VALUE}`);
    }
    protocol.set(name, percentDecode(value));
  }
  return missingOf(protocol) ?? protocol;
}

function missingOf(protocol: ReadonlyMap<string, string>): Refusal | undefined {
  if (protocol.size === 0) {
    return refusal('unsigned', 'Neither header nor query carries OAuth 1.0a parameters');
  }
  const missing = REQUIRED.find((name) => !protocol.get(name));
  return missing && refusal('parameterMissing', `${missing} is missing`);
}
