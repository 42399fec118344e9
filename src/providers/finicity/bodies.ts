import { readJson } from '../../core/http/body/json.js';
import { UnreadableBody } from '../../core/http/body/unreadable-body.js';
import type { XmlValue } from '../../core/http/body/neutral.js';
import { readXml } from '../../core/http/body/xml.js';
import type { IncomingRequest } from '../../core/http/endpoint.js';
import { createJsonCodec } from '../../core/http/json-codec.js';
import type { WireDocument } from '../../core/http/wire.js';
import { writtenOnce } from '../../core/http/written-once.js';
import { loadBuilderInPieces } from '../../core/http/xml-builder.js';
import { createXmlCodec } from '../../core/http/xml-codec.js';
import type { Bodies, Encoded, InvalidInput } from '../../core/provider.js';
import { TYPE_OF_ELEMENT } from './accounts/choice.js';
import { failures, refusal } from './errors.js';
import { formatFor, type Format } from './formats.js';
import { isKnownParameter } from './oauth/known-parameters.js';
import { finicityXml } from './wire/zone.js';

const XML_TYPES = ['application/xml', 'text/xml'];
const ROOT = 'InstitutionLogin';
const MOST_COMPLAINTS = 5;
const LONGEST_COMPLAINT = 200;

/** JSON and XML, both ways. */
export function createBodies(): Bodies {
  const codecs = { json: createJsonCodec(), xml: createXmlCodec(finicityXml) };
  let isXmlReady = false;
  const once = { json: writtenOnce(codecs.json.encode), xml: writtenOnce(codecs.xml.encode) };
  const write = (document: WireDocument, format: Format): Encoded => {
    const { mediaType, encode } = codecs[format];
    return { type: mediaType, content: (document.lasting ? once[format] : encode)(document) };
  };
  return {
    /** Bodies of operations that take none are not even looked at: clients send `null` with GET. */
    decode: (request, endpoint) => (endpoint.body ? decode(request) : undefined),

    invalid: (issues) => refusal('invalidRequest', complaintsOf(issues)),

    encode: (document, request) => {
      const format = document.xml ? formatFor(request.header('accept')) : 'json';
      if (format === 'json' || isXmlReady) return write(document, format);
      return loadBuilderInPieces().then(() => {
        isXmlReady = true;
        return write(document, format);
      });
    },

    mask: (body) => masked(body),
    maskQuery: maskedQuery,
  };
}

/** An empty body is none, whatever media type it claims. Other types are not documented; we refuse. */
function decode(request: IncomingRequest): unknown {
  const { bytes, mediaType } = request;
  if (bytes.length === 0) return undefined;
  try {
    if (mediaType === 'application/json') return readJson(bytes, charsetOf(request));
    if (XML_TYPES.includes(mediaType)) return decodeXml(request);
  } catch (error) {
    throw error instanceof UnreadableBody ? failures.unreadableBody(error.message) : error;
  }
  throw failures.wrongMediaType(mediaType === '' ? 'it has no Content-Type' : mediaType);
}

/**
 * Prefixes and namespaces vary between clients, so that local names decide. An account says by its
 * document element what JSON says in `type`; bodies of logins do not know that member.
 */
function decodeXml(request: IncomingRequest): unknown {
  const body = readXml(request.bytes, charsetOf(request));
  if (body === undefined || body.root === ROOT) return body?.value;
  const type = TYPE_OF_ELEMENT.get(body.root);
  if (type === undefined) {
    throw refusal('invalidRequest', `the document element has to be ${ROOT} or an account`);
  }
  return { ...membersOf(body.value), type };
}

/** An element without elements is text, which says nothing here. */
const membersOf = (value: XmlValue): object => (typeof value === 'object' ? value : {});

const charsetOf = (request: IncomingRequest): string | undefined =>
  /;\s*charset="?([^\s;"]+)/i.exec(request.header('content-type') ?? '')?.[1];

const complaintsOf = (issues: readonly InvalidInput[]): string =>
  issues
    .slice(0, MOST_COMPLAINTS)
    .map(({ part, path, message }) => `${[part, ...path.map(String)].join('.')} ${cut(message)}`)
    .join('; ');

/** A complaint may name every member that the caller has made up. */
const cut = (message: string): string =>
  message.length <= LONGEST_COMPLAINT ? message : `${message.slice(0, LONGEST_COMPLAINT)} …`;

/**
 * Everything that somebody may have typed: values of credentials and answers, wherever they stand.
 * Only the names of credentials are left.
 */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return isSaid(value) ? 'XXXXX' : value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === 'name' && typeof member === 'string' ? member : masked(member),
    ]),
  );
}

/** Parameters of this API stay readable: `refresh=True` and `refresh=true` are worlds apart. */
function maskedQuery(query: IncomingRequest['query']): IncomingRequest['query'] {
  const unknown = Object.keys(query).filter((name) => !isKnownParameter(name));
  if (unknown.length === 0) return query;
  return { ...query, ...Object.fromEntries(unknown.map((name) => [name, 'XXXXX'])) };
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
