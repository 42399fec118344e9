import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';

import { reasonOf, SandboxError } from '../core/errors.js';
import type { TlsIdentity } from '../core/http/server.js';
import { hostClock } from '../core/world/clock.js';
import type { TlsFiles } from './start-options.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** As long as browsers put up with. */
const LIFE_DAYS = 397;

/** A certificate and key that somebody brings. */
export function givenIdentity({ cert, key }: TlsFiles): TlsIdentity {
  return asked('The certificate or its key cannot be used', () => {
    const identity = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
    createSecureContext(identity);
    return identity;
  });
}

/** A certificate for localhost and `host`, made at first use and kept beside the worlds. */
export async function madeIdentity(folder: string | undefined, host: string): Promise<TlsIdentity> {
  const home = folder === undefined ? undefined : join(folder, 'tls');
  const kept = home === undefined ? undefined : keptIdentity(home, host);
  if (kept) return kept;
  const made = await makeIdentity(host);
  if (home !== undefined) {
    asked('The certificate cannot be kept', () => {
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, 'key.pem'), made.key, { mode: 0o600 });
      writeFileSync(join(home, 'cert.pem'), made.cert);
    });
  }
  return made;
}

/** One that has run out, or is for another host, is made anew. */
function keptIdentity(home: string, host: string): TlsIdentity | undefined {
  const files = { cert: join(home, 'cert.pem'), key: join(home, 'key.pem') };
  if (!existsSync(files.cert)) return undefined;
  const identity = givenIdentity(files);
  const certificate = new X509Certificate(identity.cert);
  const isFor = isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host);
  const isGood = Date.parse(certificate.validTo) > hostClock.now() + DAY_MS;
  return isFor !== undefined && isGood ? identity : undefined;
}

async function makeIdentity(host: string): Promise<TlsIdentity> {
  const { generate } = await import('selfsigned');
  const names = new Set(['localhost', '127.0.0.1', '::1', host]);
  const altNames = [...names].map((name) =>
    isIP(name) ? ({ type: 7, ip: name } as const) : ({ type: 2, value: name } as const),
  );
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    notAfterDate: new Date(hostClock.now() + LIFE_DAYS * DAY_MS),
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  return { cert, key };
}

function asked<R>(what: string, work: () => R): R {
  try {
    return work();
  } catch (error) {
    throw new SandboxError(`${what}: ${reasonOf(error)}.`);
  }
}
