import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

import type { IncomingRequest } from '../core/http/endpoint.js';
import { ControlError } from './errors.js';

export interface GuardOptions {
  /** Host names, besides loopback, under which control calls are taken. */
  readonly allowedHosts: readonly string[];
  /** Needed with every call once the sandbox listens beyond loopback. */
  readonly token: string | undefined;
}

/**
 * Keeps web pages and strangers out: a foreign `Host` (DNS rebinding), a foreign `Origin` and a
 * cross-site fetch are refused, and beyond loopback a token is needed.
 */
export class Guard {
  readonly #options: GuardOptions;

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  assertAdmitted(request: Pick<IncomingRequest, 'header'>, isOpen: boolean): void {
    this.#assertHost(request.header('host') ?? '');
    this.#assertSameSite(request);
    if (!isOpen) this.#assertToken(request);
  }

  #assertHost(host: string): void {
    const name = hostName(host);
    if (isLoopback(name) || this.#options.allowedHosts.includes(name)) return;
    throw new ControlError(
      'refused',
      `Control calls are not taken under the host "${name}".`,
      `Use 127.0.0.1, or start with --allow-host ${name || 'NAME'}.`,
    );
  }

  #assertSameSite(request: Pick<IncomingRequest, 'header'>): void {
    const origin = request.header('origin');
    const site = request.header('sec-fetch-site');
    const host = request.header('host')?.toLowerCase();
    const isForeign = origin !== undefined && originHost(origin) !== host;
    const isCrossSite = site !== undefined && site !== 'same-origin' && site !== 'none';
    if (!isForeign && !isCrossSite) return;
    throw new ControlError('refused', 'Control calls from other web pages are not taken.');
  }

  #assertToken(request: Pick<IncomingRequest, 'header'>): void {
    const { token } = this.#options;
    if (token === undefined) return;
    const given = /^bearer (.+)$/i.exec(request.header('authorization') ?? '')?.[1] ?? '';
    if (isSame(given, token)) return;
    throw new ControlError(
      'tokenRequired',
      'This sandbox listens beyond loopback: control calls need its token.',
      'Send "Authorization: Bearer TOKEN" with the token that was printed at the start.',
    );
  }
}

export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** The name in a `Host` header, without port and brackets. */
export const hostName = (host: string): string =>
  (host.startsWith('[')
    ? host.slice(1, host.indexOf(']'))
    : host.replace(/:\d*$/, '')
  ).toLowerCase();

function originHost(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
