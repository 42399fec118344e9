import { json } from '../../src/core/http/wire.js';
import { diskFiles } from '../../src/core/store/files.js';
import { getOwner, needsOwner, planNotes, renameOwner } from '../support/fake-owners.js';
import { FakeError, operation, ownerKind, ownerOf, OwnerPath } from '../support/fake-provider.js';
import { FakeRig, START, type RigOptions } from '../support/fake-rig.js';
import { adaptersWith, scratchFolders } from '../support/scratch-store.js';

let rig: FakeRig;
const start = async (options: RigOptions): Promise<void> => {
  rig = await FakeRig.start(options);
};
afterEach(() => rig.close());
const scratch = scratchFolders();

describe('a refusal', () => {
  const refuse = (isThrown: boolean) =>
    operation({
      method: 'post',
      path: '/owners/:owner/refusal',
      params: OwnerPath,
      needs: needsOwner,
      handle: (call) => {
        ownerOf(call).set('name', 'counted');
        if (isThrown) throw new FakeError(409, 'not now');
        return { status: 409, document: json({ refused: 'wrong answer' }) };
      },
    });

  it('takes its changes back when it is thrown, but keeps what was settled', async () => {
    await start({ operations: { getOwner, refuse: refuse(true) } });
    await planNotes(rig);
    rig.host.turn(60_000);

    const refusal = await rig.ask({ method: 'POST', path: '/fake/v1/owners/anna/refusal' });
    const kept = await rig.world(async (world) => {
      const index = await world.store.index(ownerKind);
      return index.entries().map(({ key, entry }) => ({ key, entry }));
    });

    expect(refusal.status).toBe(409);
    expect(refusal.body).toEqual({
      refused: 'not now',
      requestId: 'made-up',
      endpoint: 'POST /fake/v1/owners/anna/refusal',
      at: '2024-03-01T12:01:00.000Z',
    });
    expect(kept).toEqual([{ key: 'anna', entry: { name: '', due: '2024-03-01T12:02:00.000Z' } }]);
  });

  it('keeps its changes when it is returned', async () => {
    await start({ operations: { getOwner, refuse: refuse(false) } });

    const refusal = await rig.ask({ method: 'POST', path: '/fake/v1/owners/anna/refusal' });
    const owner = await rig.ask({ path: '/fake/v1/owners/anna' });

    expect([refusal.status, refusal.body]).toEqual([409, { refused: 'wrong answer' }]);
    expect(owner.body).toEqual({ name: 'counted', notes: {} });
  });

  it('tells the principal, once it is known', async () => {
    await start({ operations: { refuse: refuse(true) } });

    const refusal = await rig.ask({
      method: 'POST',
      path: '/fake/v1/owners/anna/refusal',
      headers: { 'x-principal': 'fake:owner/anna' },
    });

    expect(refusal.body).toMatchObject({ principal: 'fake:owner/anna' });
  });
});

describe('a write that fails', () => {
  it("answers with the provider's own failure and leaves nothing in memory", async () => {
    let isBroken = false;
    const rename = (from: string, to: string): Promise<void> =>
      isBroken ? Promise.reject(new Error('the disk is full')) : diskFiles.rename(from, to);
    await start({
      folder: scratch(),
      adapterFor: adaptersWith({ rename }),
      operations: { getOwner, renameOwner },
    });
    const path = '/fake/v1/owners/anna';
    await rig.ask({ method: 'PUT', path, body: { name: 'Anna' } });

    isBroken = true;
    const failure = await rig.ask({ method: 'PUT', path, body: { name: 'Beate' } });
    isBroken = false;
    const owner = await rig.ask({ path });

    expect([failure.status, failure.body]).toEqual([
      500,
      { refused: 'unexpected', requestId: 'made-up', endpoint: `PUT ${path}`, at: START },
    ]);
    expect(owner.body).toEqual({ name: 'Anna', notes: {} });
    expect(rig.bugs).toEqual(['fake renameOwner: the disk is full']);
  });
});

describe('what happens afterwards', () => {
  it('does not refuse what has been kept already', async () => {
    await start({
      operations: {
        getOwner,
        announce: operation({
          method: 'post',
          path: '/owners/:owner/news',
          params: OwnerPath,
          needs: needsOwner,
          handle: (call) => {
            ownerOf(call).set('name', 'Anna');
            call.afterwards(() => Promise.reject(new Error('nobody listens')));
            return { status: 202 };
          },
        }),
      },
    });

    const answer = await rig.ask({ method: 'POST', path: '/fake/v1/owners/anna/news' });
    const owner = await rig.ask({ path: '/fake/v1/owners/anna' });

    expect([answer.status, owner.body]).toEqual([202, { name: 'Anna', notes: {} }]);
    expect(rig.bugs).toEqual(['fake announce, afterwards: nobody listens']);
  });
});
