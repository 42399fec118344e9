import { z } from 'zod';

import { json } from '../../src/core/http/wire.js';
import type { LiveWorld } from '../../src/core/world/live-world.js';
import { operation, ownerOf, OwnerPath, ownerRef } from './fake-provider.js';
import type { FakeRig } from './fake-rig.js';

/** What every operation on an owner needs. */
export const needsOwner = ({ params }: { params: { owner: string } }) => [ownerRef(params.owner)];

/** Shows what is kept of an owner. */
export const getOwner = operation({
  method: 'get',
  path: '/owners/:owner',
  params: OwnerPath,
  needs: needsOwner,
  handle: (call) => {
    const { name, notes } = ownerOf(call).state;
    return { status: 200, document: json({ name, notes }) };
  },
});

export const renameOwner = operation({
  method: 'put',
  path: '/owners/:owner',
  params: OwnerPath,
  body: z.strictObject({ name: z.string() }),
  needs: needsOwner,
  handle: (call) => {
    ownerOf(call).set('name', call.body.name);
    return { status: 200 };
  },
});

/** Gives an owner two notes that fall due a minute and two minutes after the start. */
export const planNotes = (rig: FakeRig, owner = 'anna'): Promise<void> =>
  rig.world(async (world) => {
    const lease = world.store.lease();
    const document = await lease.open(ownerRef(owner));
    world.store.transaction(() => {
      document.set('due', ['2024-03-01T12:01:00.000Z', '2024-03-01T12:02:00.000Z']);
    });
    await world.keep(lease.documents);
    lease.release();
  });

/** Gives anna a name, as a request would. */
export const rename = async (world: LiveWorld, name: string): Promise<void> => {
  const lease = world.store.lease();
  const owner = await lease.open(ownerRef('anna'));
  world.store.transaction(() => {
    owner.set('name', name);
  });
  await world.keep(lease.documents);
  lease.release();
};

/** The name that anna has in a world. */
export const nameOf = async (world: LiveWorld): Promise<string> => {
  const lease = world.store.lease();
  const { state } = await lease.open(ownerRef('anna'));
  lease.release();
  return state.name;
};
