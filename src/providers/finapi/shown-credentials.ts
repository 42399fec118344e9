import type { World } from '../../core/world/world.js';
import { clientsRef } from './client-configuration/document.js';
import { ClientDirectory, type ClientsFixture } from './credentials.js';

const MASK = 'XXXXX';
const NOTE = 'changed by changeClientCredentials, and kept one way since then';

/** What a client of the world is configured with; a secret that was changed is not known here. */
export async function shownCredentials(
  known: ClientsFixture,
  world: World,
): Promise<Readonly<Record<string, unknown>>> {
  const lease = world.store.lease();
  try {
    const clients = new ClientDirectory(known, world, await lease.open(clientsRef));
    const shown = ({ id, secret }: ClientsFixture['client']): object =>
      clients.authenticated(id, secret) ? { id, secret } : { id, secret: MASK, secretNote: NOTE };
    const { client, mandatorAdmin, dataDecryptionKey } = known;
    return { client: shown(client), mandatorAdmin: shown(mandatorAdmin), dataDecryptionKey };
  } finally {
    lease.release();
  }
}
