import { setImmediate as nextTurn } from 'node:timers/promises';

import { json } from '../../src/core/http/wire.js';
import { getOwner, needsOwner, renameOwner } from '../support/fake-owners.js';
import { FakeError, operation, ownerOf, OwnerPath } from '../support/fake-provider.js';
import { FakeRig, type RigOptions } from '../support/fake-rig.js';
import { Turnstile } from '../support/scratch-store.js';

let rig: FakeRig;
const start = async (options: RigOptions): Promise<void> => {
  rig = await FakeRig.start(options);
};
afterEach(() => rig.close());

describe('preparation', () => {
  /** Adds to the name what it was when that was prepared. */
  const extendName = (wait: (name: string) => Promise<unknown>) =>
    operation<{ owner: string }, unknown, string>({
      method: 'post',
      path: '/owners/:owner/names',
      params: OwnerPath,
      needs: needsOwner,
      prepare: async (call) => {
        const { name } = ownerOf(call).state;
        await wait(name);
        return name;
      },
      handle: (call) => {
        const owner = ownerOf(call);
        const document = json({ isCurrent: owner.state.name === call.prepared });
        owner.set('name', `${call.prepared}+`);
        return { status: 200, document };
      },
    });
  const extend = () => rig.ask({ method: 'POST', path: '/fake/v1/owners/anna/names' });

  it('is done again when somebody has changed a document meanwhile', async () => {
    const gate = new Turnstile();
    const prepared: string[] = [];
    const wait = (name: string): Promise<void> => {
      prepared.push(name);
      return gate.wait();
    };
    await start({ operations: { extendName: extendName(wait), renameOwner } });

    const extending = extend();
    await gate.arrived();
    await rig.ask({ method: 'PUT', path: '/fake/v1/owners/anna', body: { name: 'Anna' } });
    await gate.letOneThrough();
    await gate.letOneThrough();

    expect((await extending).body).toEqual({ isCurrent: true });
    expect(prepared).toEqual(['', 'Anna']);
  });

  it('is never stale, however many want the same document', async () => {
    await start({ operations: { extendName: extendName(() => nextTurn()), getOwner } });

    const answers = await Promise.all(Array.from({ length: 20 }, extend));
    const owner = await rig.ask({ path: '/fake/v1/owners/anna' });

    expect(answers.map(({ body }) => body)).toEqual(answers.map(() => ({ isCurrent: true })));
    expect(owner.body).toEqual({ name: '+'.repeat(20), notes: {} });
  });

  it('is not repeated for a refusal', async () => {
    let attempts = 0;
    await start({
      operations: {
        refuse: operation({
          method: 'post',
          path: '/refusal',
          prepare: () => {
            attempts += 1;
            throw new FakeError(403, 'wrong password');
          },
          handle: () => ({ status: 200 }),
        }),
      },
    });

    const refusal = await rig.ask({ method: 'POST', path: '/fake/v1/refusal' });

    expect([refusal.status, attempts]).toEqual([403, 1]);
  });
});
