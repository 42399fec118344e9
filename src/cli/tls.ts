import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { SandboxError } from '../core/errors.js';
import type { TlsIdentity } from '../core/http/server.js';

/** A certificate and key that somebody brings. */
export function givenIdentity({ cert, key }: { cert: string; key: string }): TlsIdentity {
  try {
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SandboxError(`Cannot read the certificate or its key: ${reason}.`);
  }
}

/** A certificate for localhost, made at first use and kept beside the worlds. */
export async function madeIdentity(folder: string | undefined): Promise<TlsIdentity> {
  const home = folder === undefined ? undefined : join(folder, 'tls');
  if (home !== undefined && existsSync(join(home, 'cert.pem'))) {
    return givenIdentity({ cert: join(home, 'cert.pem'), key: join(home, 'key.pem') });
  }
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  if (home !== undefined) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'cert.pem'), made.cert);
    writeFileSync(join(home, 'key.pem'), made.private, { mode: 0o600 });
  }
  return { cert: made.cert, key: made.private };
}
