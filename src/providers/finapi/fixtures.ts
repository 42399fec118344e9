import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { SandboxError } from '../../core/errors.js';
import { ClientsFixture } from './credentials.js';

const FILE = 'finapi-clients.json';

/** The clients that fixture folders name; a later folder replaces what an earlier one says. */
export function loadClients(folders: readonly string[]): ClientsFixture {
  const files = folders.map((folder) => join(folder, FILE)).filter((file) => existsSync(file));
  const parsed = ClientsFixture.safeParse(Object.assign({}, ...files.map(readFile)));
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map(
    ({ path, message }) => `${path.map(String).join('.') || 'the file'}: ${message}`,
  );
  const origin = files.join(', ') || `no ${FILE} in ${folders.join(', ')}`;
  throw new SandboxError(`${origin}: ${complaints.join('; ')}`);
}

function readFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new SandboxError(`${file}: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}
