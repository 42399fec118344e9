import { Nights, START } from '../support/finapi-nights.js';

let nights: Nights;
beforeEach(async () => {
  nights = await Nights.start();
});
afterEach(() => nights.close());

describe('a run by the clock', () => {
  it('downloads each booking in the night after its day, and never a new account', async () => {
    await nights.stock('once');
    const before = await nights.kept('once');

    await nights.advance('once', 'P10D');

    const { state, transactions } = await nights.kept('once');
    const fresh = transactions.filter(({ importedAt }) => importedAt > START);
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
    await nights.stock('off', { batchUpdate: { isScheduled: false } });

    expect((await nights.advance('off', 'P3D')).happenings).toEqual([]);
  });

  it('keeps to its configurations', async () => {
    await nights.stock('several', {
      batchUpdate: {
        configurations: [
          { name: 'often', everyHours: 6, includedBanks: [280001] },
          { name: 'rest', dailyAt: '03:30Z', excludedBanks: [280001] },
        ],
      },
    });

    const { happenings } = await nights.advance('several', 'P1D');

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
    await nights.stock('often', {
      batchUpdate: { configurations: [{ name: 'hourly', everyHours: 1, includedBanks: [280001] }] },
    });

    await nights.advance('often', 'PT8H');

    const { state } = await nights.kept('often');
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
    await nights.stock('late');
    const { token } = await nights.control<{ token: string }>('post', '/late/finapi/tokens', {
      principal: 'finapi:user/anna',
    });
    const flag = (isAutoUpdateEnabled: boolean, by: string) =>
      nights.request
        .patch('/w/late/api/v2/users')
        .set('authorization', `Bearer ${by}`)
        .send({ isAutoUpdateEnabled })
        .expect(200);
    await flag(false, token);
    expect((await nights.advance('late', 'P5D')).happenings).toEqual([]);
    const again = await nights.control<{ token: string }>('post', '/late/finapi/tokens', {
      principal: 'finapi:user/anna',
    });
    await flag(true, again.token);

    expect((await nights.kept('late')).state.lastBatchRun).toBeUndefined();
    expect((await nights.advance('late', 'P1D')).happenings[0]?.at).toBe(
      '2026-03-08T02:00:00.000Z',
    );
  });
});
