import type { Parameter } from './parameters.js';

export interface SplitUrl {
  /** Scheme and host in lower case, no default port, path as it was sent. */
  readonly base: string;
  readonly query: string;
}

/** Takes an absolute URL apart in the way that OAuth 1.0a signs it. */
export function splitUrl(url: string): SplitUrl {
  const mark = url.indexOf('?');
  const address = mark < 0 ? url : url.slice(0, mark);
  const slash = address.indexOf('/', address.indexOf('://') + 3);
  const origin = (slash < 0 ? address : address.slice(0, slash)).toLowerCase();
  const path = slash < 0 ? '/' : address.slice(slash);
  return { base: withoutDefaultPort(origin) + path, query: mark < 0 ? '' : url.slice(mark + 1) };
}

function withoutDefaultPort(origin: string): string {
  if (origin.startsWith('http://') && origin.endsWith(':80')) return origin.slice(0, -3);
  if (origin.startsWith('https://') && origin.endsWith(':443')) return origin.slice(0, -4);
  return origin;
}

/** What an OAuth 1.0a signature is made over. `oauth_signature` itself is left out. */
export function baseStringOf(
  method: string,
  base: string,
  parameters: readonly Parameter[],
): string {
  const signed = parameters.filter(({ name }) => name !== 'oauth_signature').sort(byNameThenValue);
  const pairs = signed.map(({ name, value }) => `${again(name)}%3D${again(value)}`);
  return `${method.toUpperCase()}&${encodeURIComponent(base).replace(/[!'()*]/g, escaped)}&${pairs.join('%26')}`;
}

/** Encodes what is encoded already, so that only `%` is left to escape. */
const again = (canonical: string): string =>
  canonical.includes('%') ? canonical.replaceAll('%', '%25') : canonical;

const escaped = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;

/** Canonical encodings are ASCII, so that code units sort as bytes do. */
function byNameThenValue(a: Parameter, b: Parameter): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  if (a.value === b.value) return 0;
  return a.value < b.value ? -1 : 1;
}
