import { createRequire } from 'node:module';

import { notWellFormed } from './xml-scan.js';

/** What the package's middleware asks of a request; it is given one that holds the text already. */
interface TextRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly complete: true;
  setEncoding(): void;
  on(event: string, listener: (chunk: string) => void): void;
  body?: unknown;
}

type XmlMiddleware = (
  request: TextRequest,
  response: undefined,
  next: (error?: unknown) => void,
) => void;

const requirePackage = createRequire(import.meta.url);

/** Stands before every name, so that no element can be called like a member of Object.prototype. */
export const NAME_MARK = ':';

/** The member that holds the text of an element that has children, too; no element's name. */
export const TEXT_MEMBER = '#text';

const OPTIONS = {
  charkey: TEXT_MEMBER,
  emptyTag: '',
  explicitArray: false,
  ignoreAttrs: true,
  normalize: false,
  normalizeTags: false,
  tagNameProcessors: [(name: string): string => NAME_MARK + localName(name)],
  trim: false,
};

export const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

/** The parser's own tree of a text: one member, the root, with marked names throughout. */
export function parseXml(text: string): unknown {
  const request = requestOf(text);
  const middleware = loadMiddleware();
  try {
    middleware(request, undefined, throwError);
    request.deliver();
  } catch {
    throw notWellFormed();
  }
  return request.body;
}

const loadMiddleware = (): XmlMiddleware =>
  (requirePackage('express-xml-bodyparser') as (options: object) => XmlMiddleware)(OPTIONS);

/** Leaves the parser at its first complaint; it would make one for each character that follows. */
function throwError(error?: unknown): void {
  if (error instanceof Error) throw error;
}

function requestOf(text: string): TextRequest & { deliver(): void } {
  const listeners = new Map<string, (chunk: string) => void>();
  return {
    headers: { 'content-type': 'application/xml', 'content-length': String(text.length) },
    complete: true,
    setEncoding: () => undefined,
    on: (event, listener) => listeners.set(event, listener),
    deliver: () => {
      listeners.get('data')?.(text);
      listeners.get('end')?.('');
    },
  };
}
