import { Waker } from '../../src/core/world/waker.js';
import type { World } from '../../src/core/world/world.js';
import { ownerRef } from '../support/fake-provider.js';
import { FakeRig, START } from '../support/fake-rig.js';

const LATER = '2024-03-01T23:00:00.000Z';
const DUE = '2024-03-01T13:00:00.000Z';

let rig: FakeRig;
let bugs: unknown[];
const start = async (mode: 'running' | 'frozen'): Promise<void> => {
  bugs = [];
  const clock = mode === 'frozen' ? { mode, at: LATER } : { mode, offset: 0 };
  const host = { now: () => Date.parse(mode === 'frozen' ? START : LATER) };
  rig = await FakeRig.start({ template: { seed: 'fake', clock }, host });
  await rig.world(async (world) => {
    const lease = world.store.lease();
    const owner = await lease.open(ownerRef('anna'));
    world.store.transaction(() => {
      owner.set('due', [DUE]);
    });
    await world.keep(lease.documents);
    lease.release();
  });
};
afterEach(() => rig.close());

const wakerFor = (sends: (world: World) => boolean): Waker =>
  new Waker({
    worlds: rig.hall.worlds,
    dueWorks: rig.hall.dueWorks,
    sends,
    onBug: (error) => void bugs.push(error),
  });

/** What anna's document holds, as nobody has looked at it since. */
const noted = (): Promise<unknown> =>
  rig.world(async (world) => {
    const lease = world.store.lease();
    const { state } = await lease.open(ownerRef('anna'));
    lease.release();
    return state.due;
  });

describe('a round of the waker', () => {
  it('settles what has fallen due where the clock runs and call-backs may leave', async () => {
    await start('running');

    await wakerFor(() => true).round();

    expect(await noted()).toEqual([]);
    expect(bugs).toEqual([]);
  });

  it('leaves a world alone whose call-backs stay in its outbox', async () => {
    await start('running');

    await wakerFor(() => false).round();

    expect(await noted()).toEqual([DUE]);
  });

  it('leaves a world alone whose clock stands still', async () => {
    await start('frozen');

    await wakerFor(() => true).round();

    expect(await noted()).toEqual([DUE]);
  });

  it('tells of what went wrong, and goes on', async () => {
    await start('running');
    const broken = new Error('no');
    await rig.world((world) => {
      world.outbox.isDue = () => {
        throw broken;
      };
    });

    await wakerFor(() => true).round();

    expect(bugs).toEqual([broken]);
  });
});
