import { z } from 'zod';

import { FakeError, operation } from '../support/fake-provider.js';
import { FakeRig, START, type RigOptions } from '../support/fake-rig.js';

let rig: FakeRig;
const start = async (options: RigOptions): Promise<void> => {
  rig = await FakeRig.start(options);
};
afterEach(() => rig.close());

describe('a bug', () => {
  const crash = (handle: () => never) => operation({ method: 'get', path: '/crash', handle });

  it("is the provider's own failure, and reported", async () => {
    await start({
      operations: {
        crash: crash(() => {
          throw new TypeError('no such field');
        }),
      },
    });

    const answer = await rig.ask({ path: '/fake/v1/crash' });

    expect([answer.status, answer.body]).toEqual([
      500,
      { refused: 'unexpected', requestId: 'made-up', endpoint: 'GET /fake/v1/crash', at: START },
    ]);
    expect(rig.bugs).toEqual(['fake crash: no such field']);
  });

  it('in the making of a failure ends in a plain 500', async () => {
    await start({
      provider: {
        answerHeaders: () => {
          throw new Error('no headers today');
        },
      },
    });

    const answer = await rig.ask({ path: '/fake/v1/nowhere' });

    expect([answer.status, answer.text]).toEqual([500, '']);
    expect(rig.bugs).toEqual(['fake, while it reported a failure: no headers today']);
  });

  it('in the journal does not spoil an answer that is on its way', async () => {
    await start({
      operations: {
        hello: operation({
          method: 'post',
          path: '/hello',
          body: z.unknown(),
          handle: () => ({ status: 200 }),
        }),
      },
      provider: {
        bodies: {
          decode: () => ({}),
          invalid: () => new FakeError(400, 'invalid'),
          encode: () => ({ type: 'text/plain', content: '' }),
          mask: () => {
            throw new Error('cannot be masked');
          },
        },
      },
    });

    const answer = await rig.ask({ method: 'POST', path: '/fake/v1/hello', body: {} });

    expect(answer.status).toBe(200);
    expect(rig.bugs).toEqual(['fake hello: cannot be masked']);
  });
});
