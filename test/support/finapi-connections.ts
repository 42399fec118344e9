import {
  addConnection,
  removeConnection,
} from '../../src/providers/finapi/bank-connections/put.js';
import type { Connection } from '../../src/providers/finapi/bank-connections/schema.js';
import { userRef } from '../../src/providers/finapi/users/document.js';
import type { LiveWorld } from '../../src/core/world/live-world.js';

/** Gives a user one more bank connection, as an import would. */
export const importConnection =
  (userId: string, details: Partial<Connection> = {}) =>
  (world: LiveWorld): Promise<Connection> =>
    withUser(world, userId, (document, now) =>
      addConnection(
        document,
        {
          bankId: 280001,
          importedAt: now.toISOString(),
          login: { institution: 'finapi-test-bank', name: 'demo' },
          interfaces: [],
          ...details,
        },
        world,
        now,
      ),
    );

export const deleteConnection =
  (userId: string, id: number) =>
  (world: LiveWorld): Promise<void> =>
    withUser(world, userId, (document, now) => {
      removeConnection(document, id, now);
    });

async function withUser<R>(
  world: LiveWorld,
  userId: string,
  work: (document: Parameters<typeof removeConnection>[0], now: Date) => R,
): Promise<R> {
  const lease = world.store.lease();
  try {
    const document = await lease.open(userRef(userId));
    const result = world.store.transaction(() => work(document, new Date(world.clock.now())));
    await world.store.save(lease.documents);
    return result;
  } finally {
    lease.release();
  }
}
