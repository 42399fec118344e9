import { FakeControl, refusal } from '../support/fake-control.js';
import { Turnstile } from '../support/scratch-store.js';

let rig: FakeControl;
beforeEach(async () => {
  rig = await FakeControl.start();
});
afterEach(async () => {
  expect(rig.bugs).toEqual([]);
  await rig.close();
});

const ownerIn = async (world: string): Promise<unknown> =>
  (await rig.ask({ path: `/w/${world}/fake/v1/owners/anna` })).body;

describe('changeWorld', () => {
  it('changes knobs and leaves the others, inside of knobs as well', async () => {
    await rig.call('PATCH', '/worlds/a', { settings: { fake: { limits: { notes: 1 } } } });

    expect(
      await rig.call('PATCH', '/worlds/a', {
        settings: { fake: { greeting: 'moin', limits: { names: 2 } } },
      }),
    ).toEqual([
      200,
      rig.view('a', { settings: { fake: { greeting: 'moin', limits: { notes: 1, names: 2 } } } }),
    ]);
  });

  it('brings defaults back', async () => {
    await rig.call('PATCH', '/worlds/a', {
      settings: { fake: { greeting: 'moin', limits: { notes: 1 } } },
    });

    expect(
      await rig.call('PATCH', '/worlds/a', {
        settings: { fake: { greeting: null, limits: { notes: null } } },
      }),
    ).toEqual([200, rig.view('a')]);
  });

  it('changes all or nothing', async () => {
    const [status] = await rig.call('PATCH', '/worlds/a', {
      seed: 'mine',
      settings: { fake: { greeting: 'moin' }, other: {} },
    });

    expect(status).toBe(400);
    expect(await rig.call('GET', '/worlds/a')).toEqual([200, rig.view('a')]);
  });

  it('knows the settings of its providers only', async () => {
    expect(await rig.call('PATCH', '/worlds/a', { settings: { fale: {} } })).toEqual(
      refusal(400, 'invalidRequest', 'There are no settings "fale".', 'Known: fake.'),
    );
  });

  it('changes the seed of a world in which nothing has happened', async () => {
    expect(await rig.call('PATCH', '/worlds/a', { seed: 'mine' })).toEqual([
      200,
      rig.view('a', { seed: 'mine' }),
    ]);
    expect(await rig.call('PATCH', '/worlds/a', { seed: 'mine' })).toMatchObject([200, {}]);
    expect(await rig.call('PATCH', '/worlds/a', { seed: 'other' })).toEqual(
      refusal(
        409,
        'conflict',
        'The seed of a world cannot change once something has happened in it.',
        'Reset it first: POST /_sandbox/worlds/a/reset',
      ),
    );
  });

  it('refuses fixtures that no bank understands', async () => {
    const [status, body] = await rig.call('PATCH', '/worlds/a', {
      fixtures: { institutions: [{ id: 'x' }] },
    });

    expect([status, body]).toEqual(
      refusal(400, 'invalidRequest', expect.stringContaining('fixtures.institutions[0]')),
    );
  });
});

describe('resetWorld', () => {
  it('leaves nothing of what was', async () => {
    await rig.rename('anna', 'Anna', 'a');
    await rig.call('PATCH', '/worlds/a', { settings: { fake: { greeting: 'moin' } } });
    await rig.call('POST', '/worlds/a/clock/advance', { by: 'P1D' });

    expect(await rig.call('POST', '/worlds/a/reset')).toEqual([200, rig.view('a')]);
    expect(await ownerIn('a')).toEqual({ name: '', notes: {} });
    expect(await rig.call('GET', '/worlds/a/journal')).toMatchObject([
      200,
      { dropped: 0, entries: [{ id: 1 }] },
    ]);
  });

  it('leaves other worlds alone', async () => {
    await rig.rename('anna', 'Anna', 'a');
    await rig.rename('anna', 'Beate', 'b');

    await rig.call('POST', '/worlds/a/reset');

    expect(await ownerIn('b')).toEqual({ name: 'Beate', notes: {} });
  });

  it('waits for those inside, and those who come meanwhile find it new', async () => {
    const gate = new Turnstile();
    const inside = rig.sandbox.worlds.within('a', () => gate.wait());
    await gate.arrived();

    const reset = rig.call('POST', '/worlds/a/reset');
    while (!(await isLeaving('a'))) await rig.call('GET', '/worlds');
    const renaming = rig.rename('anna', 'Anna', 'a');
    await gate.letOneThrough();
    await Promise.all([inside, reset, renaming]);

    expect(await ownerIn('a')).toEqual({ name: 'Anna', notes: {} });
  });

  /** Whoever enters a world that is being reset has to wait. */
  async function isLeaving(name: string): Promise<boolean> {
    const entering = rig.sandbox.worlds.within(name, () => false);
    return Promise.race([entering, new Promise<boolean>((resolve) => setImmediate(resolve, true))]);
  }
});

describe('deleteWorld', () => {
  it('takes a world away', async () => {
    await rig.rename('anna', 'Anna', 'a');

    expect(await rig.call('DELETE', '/worlds/a')).toEqual([200, { deleted: 'a' }]);
    expect(await rig.call('GET', '/worlds')).toEqual([200, { worlds: [{ name: 'default' }] }]);
  });

  it('of a world that never was is no mistake', async () => {
    expect(await rig.call('DELETE', '/worlds/a')).toEqual([200, { deleted: 'a' }]);
  });

  it('of the default world puts it back to how it began', async () => {
    await rig.rename('anna', 'Anna');
    await rig.call('DELETE', '/worlds/default');

    expect(await ownerIn('default')).toEqual({ name: '', notes: {} });
  });
});
