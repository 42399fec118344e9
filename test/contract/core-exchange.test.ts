import { z } from 'zod';

import { json } from '../../src/core/http/wire.js';
import { diskFiles } from '../../src/core/store/files.js';
import { getOwner, needsOwner, planNotes } from '../support/fake-owners.js';
import {
  FakeError,
  operation,
  ownerKind,
  ownerOf,
  OwnerPath,
  ownerRef,
  ownerSettling,
  ownerWork,
} from '../support/fake-provider.js';
import { FakeRig, START, type RigOptions } from '../support/fake-rig.js';
import { adaptersWith, scratchFolders } from '../support/scratch-store.js';

let rig: FakeRig;
const start = async (options: RigOptions): Promise<void> => {
  rig = await FakeRig.start(options);
};
afterEach(() => rig.close());
const scratch = scratchFolders();

const FIRST_NOTE = { '2024-03-01T12:01:00.000Z': 'due at 2024-03-01T12:01:00.000Z' };

describe('an exchange', () => {
  it('goes its way step by step', async () => {
    const steps: string[] = [];
    const note = <R>(step: string, outcome: R): R => {
      steps.push(step);
      return outcome;
    };
    const notedWork: typeof ownerWork = {
      ...ownerWork,
      settling: () => ({
        needs: () => note('needs of due work', []),
        settle: (...all) => note('settle', ownerSettling.settle(...all)),
      }),
    };
    await start({
      folder: scratch(),
      adapterFor: adaptersWith({
        rename: (from, to) => note('keep', diskFiles.rename(from, to)),
      }),
      provider: {
        requestId: () => note('request id', 'r-1'),
        identify: () => note('identify', { principal: 'fake:owner/anna' }),
        bodies: {
          decode: () => note('decode', { name: 'Anna' }),
          invalid: () => new FakeError(400, 'invalid'),
          encode: () => note('encode', { type: 'text/plain', content: 'Anna' }),
          mask: (body) => body,
        },
        kinds: [{ kind: ownerKind, dueWork: notedWork }],
      },
      operations: {
        everything: operation({
          method: 'post',
          path: '/owners/:owner',
          params: OwnerPath.transform((params) => note('check params', params)),
          body: z.object({ name: z.string() }).transform((body) => note('check body', body)),
          needs: (call) => note('needs', needsOwner(call)),
          prepare: () => Promise.resolve(note('prepare', 'prepared')),
          handle: (call) => {
            ownerOf(call).set('name', call.body.name);
            call.afterwards(() => note('afterwards', undefined));
            return note(`handle ${call.prepared}`, {
              status: 200,
              document: json({ name: 'Anna' }),
            });
          },
        }),
      },
    });
    await planNotes(rig);
    rig.host.turn(60_000);
    steps.length = 0;

    const answer = await rig.ask({ method: 'POST', path: '/fake/v1/owners/anna', body: {} });

    expect(answer.text).toBe('Anna');
    expect(steps).toEqual([
      'request id',
      'identify',
      'decode',
      'check params',
      'check body',
      'needs',
      'needs of due work',
      'settle',
      'prepare',
      'handle prepared',
      'keep',
      'afterwards',
      'encode',
    ]);
  });

  it('settles what has fallen due before anybody sees it', async () => {
    await start({ operations: { getOwner } });
    await planNotes(rig);

    const before = await rig.ask({ path: '/fake/v1/owners/anna' });
    rig.host.turn(60_000);
    const after = await rig.ask({ path: '/fake/v1/owners/anna' });

    expect(before.body).toEqual({ name: '', notes: {} });
    expect(after.body).toEqual({ name: '', notes: FIRST_NOTE });
  });

  it('settles what identified the caller, when asked to', async () => {
    await start({
      operations: { getOwner },
      provider: {
        identify: async (context) => {
          const owner = await context.lease.open(ownerRef('anna'));
          await context.settle();
          return { principal: Object.keys(owner.state.notes).join() };
        },
      },
    });
    await planNotes(rig);
    rig.host.turn(60_000);

    await rig.ask({ path: '/fake/v1/owners/anna' });

    const [entry] = await rig.world(({ journal }) => journal.list());
    expect(entry?.principal).toBe('2024-03-01T12:01:00.000Z');
  });

  it('gives every step the same instant', async () => {
    const instants: string[] = [];
    await start({
      provider: {
        identify: ({ now }) => {
          instants.push(now.toISOString());
          rig.host.turn(1000);
          return { principal: '' };
        },
      },
      operations: {
        look: operation({
          method: 'get',
          path: '/look',
          handle: ({ now }) => {
            instants.push(now.toISOString());
            return { status: 200 };
          },
        }),
      },
    });

    await rig.ask({ path: '/fake/v1/look' });

    expect(instants).toEqual([START, START]);
  });
});
