import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { bankOf, type Bank } from '../../src/bank/bank.js';
import { openedDocument } from '../../src/core/world/due-work.js';
import type { LiveWorld } from '../../src/core/world/live-world.js';
import { addConnection } from '../../src/providers/finapi/bank-connections/put.js';
import { downloadAll } from '../../src/providers/finapi/downloads/download-all.js';
import type { DownloadDocuments } from '../../src/providers/finapi/downloads/documents.js';
import { finapiSettings } from '../../src/providers/finapi/settings.js';
import { userRef } from '../../src/providers/finapi/users/document.js';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';

export const START = '2026-01-05T12:00:00.000Z';
const HOLDER = { pid: process.pid, startedAt: 0, isRunning: () => true };

/** Six accounts at two banks, neither of which asks questions. */
const LOGINS = [
  { bankId: 280_001, login: { institution: 'finapi-test-bank', name: 'demo_no_msa' } },
  { bankId: 290_001, login: { institution: 'rheinaue', name: 'anna.lindner' } },
];

/** A sandbox in this process on a data folder, on a frozen clock. */
export async function withSandbox<R>(
  path: string,
  work: (sandbox: Sandbox, url: URL) => Promise<R>,
): Promise<R> {
  const sandbox = createSandbox({
    folder: { path, holder: HOLDER },
    fixtures: ['fixtures'],
    clock: START,
    version: 'bench',
  });
  await sandbox.loaded;
  await once(sandbox.server.listen(0, '127.0.0.1'), 'listening');
  try {
    const { port } = sandbox.server.address() as AddressInfo;
    return await work(sandbox, new URL(`http://127.0.0.1:${port}`));
  } finally {
    await sandbox.close();
  }
}

/** Works with the documents of a user in a transaction, and writes what has changed. */
export async function withUser(
  world: LiveWorld,
  bank: Bank,
  id: string,
  work: (documents: DownloadDocuments) => void,
): Promise<void> {
  const lease = world.store.lease();
  const user = await lease.open(userRef(id));
  const documents: DownloadDocuments = {
    user,
    world,
    bank: bankOf(world, bank),
    document: (ref) => openedDocument(lease, ref),
  };
  world.store.transaction(() => {
    work(documents);
  });
  await world.keep(lease.documents);
  lease.release();
}

export const userIds = (count: number): string[] =>
  Array.from({ length: count }, (_, place) => `user-${String(place).padStart(6, '0')}`);

/** Writes users who take part in the batch update and have just imported two connections. */
export async function stockUsers(world: LiveWorld, bank: Bank, count: number): Promise<void> {
  world.store.transaction(() => {
    world.changeSettings(finapiSettings, {
      downloads: { ...world.settings(finapiSettings).downloads, days: 3_650 },
    });
  });
  await world.keep([world.document]);
  for (const id of userIds(count)) {
    await withUser(world, bank, id, (documents) => {
      stockUser(documents, id);
    });
  }
}

function stockUser(documents: DownloadDocuments, id: string): void {
  const { user, world } = documents;
  const now = new Date(START);
  user.set('user', {
    id,
    passwordHash: 'none',
    isAutoUpdateEnabled: true,
    isVerified: true,
    registeredAt: START,
    failedLogins: 0,
    isLocked: false,
  });
  for (const { bankId, login } of LOGINS) {
    const details = {
      bankId,
      importedAt: START,
      login,
      interfaces: [
        {
          bankingInterface: 'XS2A' as const,
          consent: { status: 'PRESENT' as const, givenAt: START, supportsImportNewAccounts: true },
          trustedMfa: 1,
          userActionRequired: false,
          maxDaysForDownload: 14,
        },
      ],
    };
    downloadAll(documents, addConnection(user, details, world, now), now);
  }
}
