import { TransactionBook } from '../../src/providers/finapi/transactions/book.js';
import { userRef, type UserState } from '../../src/providers/finapi/users/document.js';
import { openedDocument } from '../../src/core/world/due-work.js';
import { startSandbox, type TestSandbox } from '../support/sandbox.js';

const START = '2026-03-02T12:00:00.000Z';
const CONTROL = '/_sandbox/worlds';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ clock: START });
});
afterEach(() => sandbox.close());

async function control<T>(
  method: 'get' | 'post' | 'patch',
  path: string,
  body?: object,
): Promise<T> {
  const response = await sandbox.request[method](CONTROL + path).send(body);
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(response.body)}`);
  return response.body as T;
}

const advance = (world: string, by: string) =>
  control<{ counts: object; happenings: { story: string; at: string }[] }>(
    'post',
    `/${world}/clock/advance`,
    { by },
  );

/** A user of two connections in a world of its own. */
async function stocked(world: string, settings: object = {}): Promise<void> {
  await control('post', '', {
    name: world,
    seed: 'nights',
    clock: START,
    settings: { finapi: settings },
  });
  const { token } = await control<{ token: string }>('post', `/${world}/finapi/tokens`, {
    principal: 'finapi:client',
  });
  await sandbox.request
    .post(`/w/${world}/api/v2/users`)
    .set('authorization', `Bearer ${token}`)
    .send({ id: 'anna', isAutoUpdateEnabled: true })
    .expect(201);
  for (const [bankId, login] of [
    [290001, 'anna.lindner'],
    [280001, 'demo_no_msa'],
  ] as const) {
    await control('post', `/${world}/finapi/users/anna/connections`, {
      bankId,
      login,
      storedCredentials: 'right',
    });
  }
}

/** All that is kept of the user, transactions included. */
const kept = (world: string): Promise<{ state: UserState; transactions: unknown }> =>
  sandbox.sandbox.worlds.within(world, async (live) => {
    const lease = live.store.lease();
    const user = await lease.open(userRef('anna'));
    const document = (ref: Parameters<typeof lease.open>[0]) => openedDocument(lease, ref);
    const transactions = new TransactionBook({ user, world: live, document } as never).all();
    const state = structuredClone(user.state);
    lease.release();
    return { state, transactions: structuredClone(transactions) };
  });

/** Without what an update makes anew under new ids. */
const lasting = ({ state, transactions }: Awaited<ReturnType<typeof kept>>) => {
  const {
    securities: _s,
    pendingTransactions: _p,
    ordinals: _o,
    tokens: _t,
    user,
    ...rest
  } = state;
  return { ...rest, user: { ...user, passwordHash: '' }, transactions };
};

describe('many nights in one move of the clock', () => {
  it('leave the same as night by night', async () => {
    await stocked('once');
    await stocked('nightly');

    await advance('once', 'P40D');
    for (let night = 0; night < 40; night += 1) await advance('nightly', 'P1D');

    expect(lasting(await kept('once'))).toEqual(lasting(await kept('nightly')));
  });

  it('do so where the bank changes in between', async () => {
    for (const world of ['once', 'nightly']) {
      await stocked(world, { downloads: { days: 60 } });
      const about = { institution: 'rheinaue', login: 'anna.lindner' };
      const account = 'giro';
      for (const event of [
        { event: 'siteDown', at: '2026-03-06T00:00:00Z', until: '2026-03-09T06:00:00Z' },
        {
          event: 'booking',
          at: '2026-03-11T09:00:00Z',
          account,
          amount: -12.5,
          date: '2026-03-18',
        },
        { event: 'booking', at: '2026-03-14T09:00:00Z', account, amount: 7, date: '2026-03-10' },
        { event: 'passwordChanged', at: '2026-03-20T00:00:00Z', newPassword: 'changed' },
      ]) {
        await sandbox.request
          .post(`${CONTROL}/${world}/bank/events`)
          .send({ ...about, ...event })
          .expect(201);
      }
    }

    await advance('once', 'P30D');
    for (let night = 0; night < 30; night += 1) await advance('nightly', 'P1D');

    expect(lasting(await kept('once'))).toEqual(lasting(await kept('nightly')));
  });

  it('are told as one', async () => {
    await stocked('once');

    const { counts, happenings } = await advance('once', 'P40D');

    expect(counts).toEqual({ 'finapi.batchUpdate': happenings.length });
    expect(happenings[0]?.at).toBe('2026-03-03T02:00:00.000Z');
    expect(happenings.map(({ story }) => story)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^Bank connection \d+ at finAPI Test Bank \(XS2A\) was updated, 40 runs in a row: \d+ new transactions\.$/,
        ),
      ]),
    );
  });
});

describe('a run by the clock', () => {
  it('downloads each booking in the night after its day, and never a new account', async () => {
    await stocked('once');
    const before = await kept('once');

    await advance('once', 'P10D');

    const { state, transactions } = await kept('once');
    const fresh = (transactions as { importedAt: string; bankBookingDate: string }[]).filter(
      ({ importedAt }) => importedAt > START,
    );
    expect(fresh.length).toBeGreaterThan(10);
    for (const { importedAt, bankBookingDate } of fresh) {
      expect(importedAt).toBe(`${bankBookingDate}T02:00:00.000Z`);
    }
    expect(Object.keys(state.accounts)).toEqual(Object.keys(before.state.accounts));
    for (const account of Object.values(state.accounts)) {
      const [best] = account.interfaces;
      expect(best).toMatchObject({
        status: 'UPDATED',
        lastSuccessfulUpdate: '2026-03-12T02:00:00.000Z',
        lastUpdateAttempt: '2026-03-12T02:00:00.000Z',
      });
    }
  });

  it('does not come to users who do not take part, nor without a schedule', async () => {
    await stocked('off', { batchUpdate: { isScheduled: false } });

    expect((await advance('off', 'P3D')).happenings).toEqual([]);
  });

  it('keeps to its configurations', async () => {
    await stocked('several', {
      batchUpdate: {
        configurations: [
          { name: 'often', everyHours: 6, includedBanks: [280001] },
          { name: 'rest', dailyAt: '03:30Z', excludedBanks: [280001] },
        ],
      },
    });

    const { happenings } = await advance('several', 'P1D');

    expect(happenings.map(({ at, story }) => [at, story.replace(/\d{9,}/, 'N')])).toEqual([
      [
        '2026-03-02T18:00:00.000Z',
        expect.stringContaining('finAPI Test Bank (XS2A) was updated, 4 runs'),
      ],
      ['2026-03-02T18:00:00.000Z', expect.stringContaining('finAPI Test Bank (FINTS_SERVER) was')],
      ['2026-03-03T03:30:00.000Z', expect.stringContaining('at Rheinaue Bank AG (XS2A')],
      ['2026-03-03T03:30:00.000Z', expect.stringContaining('at Rheinaue Bank AG (FINTS')],
    ]);
  });

  it('meets the limit of four accesses a day without the user', async () => {
    await stocked('often', {
      batchUpdate: { configurations: [{ name: 'hourly', everyHours: 1, includedBanks: [280001] }] },
    });

    await advance('often', 'PT8H');

    const { state } = await kept('often');
    const [, testBank] = Object.values(state.connections);
    const [xs2a, fints] = testBank?.interfaces ?? [];
    expect(xs2a).toMatchObject({
      userActionRequired: false,
      lastAutoUpdate: { result: 'BANK_SERVER_REJECTION', errorType: 'BUSINESS' },
    });
    expect(xs2a?.ledger?.accesses).toHaveLength(4);
    expect(fints).toMatchObject({ lastAutoUpdate: { result: 'OK' } });
  });

  it('begins for somebody who takes part with the next one', async () => {
    await stocked('late');
    const { token } = await control<{ token: string }>('post', '/late/finapi/tokens', {
      principal: 'finapi:user/anna',
    });
    const flag = (isAutoUpdateEnabled: boolean, by: string) =>
      sandbox.request
        .patch('/w/late/api/v2/users')
        .set('authorization', `Bearer ${by}`)
        .send({ isAutoUpdateEnabled })
        .expect(200);
    await flag(false, token);
    expect((await advance('late', 'P5D')).happenings).toEqual([]);
    const again = await control<{ token: string }>('post', '/late/finapi/tokens', {
      principal: 'finapi:user/anna',
    });
    await flag(true, again.token);

    expect((await kept('late')).state.lastBatchRun).toBeUndefined();
    expect((await advance('late', 'P1D')).happenings[0]?.at).toBe('2026-03-08T02:00:00.000Z');
  });
});
