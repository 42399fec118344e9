import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

import { ControlError } from './errors.js';

export interface GuardOptions {
  /** Host names, besides loopback, under which control calls are taken; in lower case. */
  readonly allowedHosts: readonly string[];
  /** Needed with every call once the sandbox listens beyond loopback. */
  readonly token: string | undefined;
}

/** Reads one header of a request by its name in lower case. */
export type ReadHeader = (name: string) => string | undefined;

/**
 * Keeps web pages and strangers out: a foreign `Host` (DNS rebinding), a foreign `Origin` and a
 * cross-site fetch are refused, and beyond loopback a token is needed.
 */
export class Guard {
  readonly #options: GuardOptions;

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  /** Throws unless the call may be made. An open call needs no token. */
  assertAdmitted(header: ReadHeader, isOpen: boolean): void {
    this.#assertHost(hostName(header('host') ?? ''));
    assertSameSite(header);
    if (!isOpen) this.#assertToken(header('authorization') ?? '');
  }

  #assertHost(name: string): void {
    if (isLoopback(name) || this.#options.allowedHosts.includes(name)) return;
    throw new ControlError(
      'refused',
      `Control calls are not taken under the host "${name}".`,
      `Use 127.0.0.1, or start with --allow-host ${name || 'NAME'}.`,
    );
  }

  #assertToken(authorization: string): void {
    const { token } = this.#options;
    if (token === undefined) return;
    const [, given = ''] = /^bearer +(.+)$/i.exec(authorization) ?? [];
    if (isSame(given, token)) return;
    throw new ControlError(
      'tokenRequired',
      'This sandbox listens beyond loopback: control calls need its token.',
      'Send "Authorization: Bearer TOKEN" with the token that was printed at the start.',
    );
  }
}

function assertSameSite(header: ReadHeader): void {
  const origin = header('origin');
  const site = header('sec-fetch-site');
  const isForeign = origin !== undefined && originHost(origin) !== header('host')?.toLowerCase();
  const isCrossSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (!isForeign && !isCrossSite) return;
  throw new ControlError('refused', 'Control calls from other web pages are not taken.');
}

export const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));

/** The name in a `Host` header, in lower case, without port and brackets. */
export function hostName(host: string): string {
  const name = host.startsWith('[') ? host.slice(1, host.indexOf(']')) : host.replace(/:\d*$/, '');
  return name.toLowerCase();
}

const originHost = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
