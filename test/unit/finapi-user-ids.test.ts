import { openStore } from '../../src/core/store/open-store.js';
import type { World } from '../../src/core/world/world.js';
import { userKind, userRef } from '../../src/providers/finapi/users/document.js';
import { derivedUserId, UserIds } from '../../src/providers/finapi/users/user-ids.js';

const SEED = 'a seed';
const RANDOM = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;

/** A world in which the users with these ordinals exist. */
async function worldWith(ordinals: readonly number[]): Promise<World> {
  const store = openStore({ folder: undefined, kinds: [userKind] });
  const lease = store.lease();
  for (const ordinal of ordinals) {
    const document = await lease.open(userRef(derivedUserId(SEED, ordinal)));
    store.transaction(() => {
      document.set('ordinals', {});
    });
    await store.save([document]);
  }
  lease.release();
  return { seed: SEED, store } as World;
}

describe('ids of users', () => {
  it('have the shape of a UUID', () => {
    expect(derivedUserId(SEED, 0)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(derivedUserId(SEED, 0)).not.toBe(derivedUserId(SEED, 1));
    expect(derivedUserId(SEED, 0)).not.toBe(derivedUserId('another seed', 0));
  });

  it('begin with the first in a new world', async () => {
    const world = await worldWith([]);
    const ids = new UserIds();
    await ids.ready(world);

    expect(ids.ready(world)).toBeUndefined();
    expect(ids.candidates(world)).toEqual([derivedUserId(SEED, 0)]);
    expect(ids.candidates(world)).toEqual([derivedUserId(SEED, 1)]);
  });

  it.each([1, 2, 3, 7, 8, 9, 100])('go on behind %i that exist', async (count) => {
    const world = await worldWith(Array.from({ length: count }, (_, ordinal) => ordinal));
    const ids = new UserIds();
    await ids.ready(world);

    expect(ids.candidates(world)).toEqual([derivedUserId(SEED, count), RANDOM]);
  });

  it('have a random one at hand behind a gap', async () => {
    const world = await worldWith([0, 2]);
    const ids = new UserIds();
    await ids.ready(world);

    expect(ids.candidates(world)).toEqual([derivedUserId(SEED, 1), RANDOM]);
    expect(ids.candidates(world)).toEqual([derivedUserId(SEED, 2), RANDOM]);
  });

  it('are searched for once, however many ask', async () => {
    const world = await worldWith([0]);
    const ids = new UserIds();

    expect(ids.ready(world)).toBe(ids.ready(world));
    await ids.ready(world);
  });

  it('are not given out before that', async () => {
    const world = await worldWith([]);

    expect(() => new UserIds().candidates(world)).toThrow(TypeError);
  });
});
