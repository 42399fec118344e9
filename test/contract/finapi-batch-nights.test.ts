import { CONTROL, Nights, type Kept } from '../support/finapi-nights.js';

let nights: Nights;
beforeEach(async () => {
  nights = await Nights.start();
});
afterEach(() => nights.close());

/** Without what an update makes anew under new ids. */
const lasting = ({ state, transactions }: Kept) => ({
  ...state,
  ...{ securities: {}, pendingTransactions: {}, ordinals: {}, tokens: {} },
  user: { ...state.user, passwordHash: '' },
  transactions,
});

describe('many nights in one move of the clock', () => {
  it('leave the same as night by night', async () => {
    await nights.stock('once');
    await nights.stock('nightly');

    await nights.advance('once', 'P40D');
    for (let night = 0; night < 40; night += 1) await nights.advance('nightly', 'P1D');

    expect(lasting(await nights.kept('once'))).toEqual(lasting(await nights.kept('nightly')));
  });

  it('do so where the bank changes in between', async () => {
    for (const world of ['once', 'nightly']) {
      await nights.stock(world, { downloads: { days: 60 } });
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
        await nights.request
          .post(`${CONTROL}/${world}/bank/events`)
          .send({ ...about, ...event })
          .expect(201);
      }
    }

    await nights.advance('once', 'P30D');
    for (let night = 0; night < 30; night += 1) await nights.advance('nightly', 'P1D');

    expect(lasting(await nights.kept('once'))).toEqual(lasting(await nights.kept('nightly')));
  });

  it('are told as one', async () => {
    await nights.stock('once');

    const { counts, happenings } = await nights.advance('once', 'P40D');

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
