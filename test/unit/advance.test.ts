import type { Document } from '../../src/core/store/kinds.js';
import { advance } from '../../src/core/world/advance.js';
import type { LiveWorld } from '../../src/core/world/live-world.js';
import {
  ownerKind,
  ownerRef,
  ownerSettling,
  ownerWork,
  type Owner,
  unlistedWork,
} from '../support/fake-provider.js';
import { FakeRig, START, type RigOptions } from '../support/fake-rig.js';

let rig: FakeRig;
const start = async (options: RigOptions = {}): Promise<void> => {
  rig = await FakeRig.start({
    template: { seed: 'fake', clock: { mode: 'frozen', at: START } },
    ...options,
  });
};
afterEach(() => rig.close());

const at = (hour: number): string => `2024-03-01T${String(hour)}:00:00.000Z`;

async function withOwner<R>(
  world: LiveWorld,
  key: string,
  work: (owner: Document<Owner>) => R,
): Promise<R> {
  const lease = world.store.lease();
  const owner = await lease.open(ownerRef(key));
  const outcome = world.store.transaction(() => work(owner));
  await world.keep(lease.documents);
  lease.release();
  return outcome;
}

const plan = (key: string, ...due: string[]): Promise<void> =>
  rig.world((world) =>
    withOwner(world, key, (owner) => {
      owner.set('due', due);
    }),
  );

const stateOf = (key: string): Promise<Owner> =>
  rig.world((world) => withOwner(world, key, ({ state }) => ({ ...state })));

const advanceTo = (hour: number) =>
  rig.world((world) => advance(world, Date.parse(at(hour)), rig.hall.dueWorks));

const note = (principal: string, hour: number) => ({
  at: at(hour),
  principal: `fake:owner/${principal}`,
  what: 'fake.note',
  story: `${at(hour)} has come`,
});

describe('a move of the clock', () => {
  it('settles all that falls due on the way, each at its own instant', async () => {
    await start();
    await plan('anna', at(13), at(15), at(17));
    await plan('beate', at(14));
    await plan('cleo', at(18));

    const moved = await advanceTo(16);

    expect(moved).toEqual({
      from: START,
      to: at(16),
      total: 3,
      counts: { 'fake.note': 3 },
      happenings: [note('anna', 13), note('anna', 15), note('beate', 14)],
    });
    expect(await stateOf('anna')).toEqual({
      name: '',
      notes: { [at(13)]: `due at ${at(13)}`, [at(15)]: `due at ${at(15)}` },
      due: [at(17)],
    });
  });

  it('settles what is due at its very end, and nothing twice', async () => {
    await start();
    await plan('anna', at(13), at(14));

    const first = await advanceTo(13);
    const second = await advanceTo(13);
    const third = await advanceTo(14);

    expect([first.total, second.total, third.total]).toEqual([1, 0, 1]);
  });

  it('is remembered by its world', async () => {
    await start();
    await plan('anna', at(13));

    const moved = await advanceTo(13);

    expect(await rig.world(({ lastAdvance }) => lastAdvance)).toEqual(moved);
  });

  it('keeps the clock and what it brought about', async () => {
    await start();
    await plan('anna', at(13));

    await advanceTo(14);

    await rig.world(async (world) => {
      expect(world.document.state.clock).toEqual({ mode: 'frozen', at: at(14) });
      const index = await world.store.index(ownerKind);
      expect(index.entries().map(({ entry }) => entry)).toEqual([{ name: '', due: null }]);
    });
  });

  it('loads only documents in which something may be due', async () => {
    const settled: string[] = [];
    const dueWork: typeof ownerWork = {
      ...ownerWork,
      due: (state, world) => {
        settled.push(state.name);
        return ownerWork.due(state, world);
      },
    };
    await start({ provider: { kinds: [{ kind: ownerKind, dueWork }] } });
    for (const key of ['anna', 'beate', 'cleo']) {
      await rig.world((world) =>
        withOwner(world, key, (owner) => {
          owner.set('name', key);
        }),
      );
    }
    await plan('beate', at(13));
    await plan('cleo', at(15));

    await advanceTo(14);

    expect(settled).toEqual(['beate']);
  });

  it('loads all documents of a kind whose list says nothing of due work', async () => {
    await start({ provider: { kinds: [{ kind: ownerKind, dueWork: unlistedWork }] } });
    await plan('anna', at(13));
    await plan('beate', at(15));

    const moved = await advanceTo(14);

    expect(moved.happenings).toEqual([note('anna', 13)]);
  });

  it('opens what the due work reads besides its own document', async () => {
    const dueWork: typeof ownerWork = {
      ...ownerWork,
      settling: () => ({
        needs: () => [ownerRef('bank')],
        settle: (owner, until, context) => {
          owner.set('name', context.document(ownerRef('bank')).state.name);
          return ownerSettling.settle(owner, until, context);
        },
      }),
    };
    await start({ provider: { kinds: [{ kind: ownerKind, dueWork }] } });
    await rig.world((world) =>
      withOwner(world, 'bank', (owner) => {
        owner.set('name', 'a bank');
      }),
    );
    await plan('anna', at(13));

    await advanceTo(13);

    expect((await stateOf('anna')).name).toBe('a bank');
  });

  it('counts more than it tells', async () => {
    const many = Array.from({ length: 10_001 }, (_, index) =>
      new Date(Date.parse(START) + index).toISOString(),
    );
    await start();
    await plan('anna', ...many);

    const moved = await advanceTo(13);

    expect([moved.total, moved.happenings.length]).toEqual([10_001, 10_000]);
  });
});
