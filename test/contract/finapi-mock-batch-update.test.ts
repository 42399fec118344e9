import { AT, Mocker } from '../support/finapi-mocks.js';

let mocker: Mocker;
beforeEach(async () => {
  mocker = await Mocker.start();
});
afterEach(() => mocker.close());

describe('a mock batch update', () => {
  // Item 12: the result of a mock stands where those of automatic updates do.
  it('answers at once, locks the connection, and ends in lastAutoUpdate', async () => {
    const listed = mocker.accounts.map(({ id, balance }) => ({
      accountId: id,
      accountBalance: balance,
    }));

    const response = await mocker.mock([mocker.update({ mockAccountsData: listed })]);

    expect([response.status, response.text]).toEqual([200, '']);
    expect(await mocker.connection()).toMatchObject({ updateStatus: 'IN_PROGRESS' });
    const again = await mocker.mock([mocker.update()]);
    expect(again.status).toBe(422);
    expect(again.body).toMatchObject({ errors: [{ code: 'ILLEGAL_ENTITY_STATE' }] });
    expect(
      (await mocker.listener.ask('delete', `/accounts/${String(mocker.accounts[0]?.id)}`)).status,
    ).toBe(423);
    await mocker.listener.command.advance('PT5S');
    const after = await mocker.connection();
    expect(after.updateStatus).toBe('READY');
    expect(after.interfaces[0]?.lastAutoUpdate).toEqual({
      result: 'OK',
      timestamp: '2026-03-02T13:00:04.000+01:00',
    });
    expect(after.interfaces[0]).not.toHaveProperty('lastManualUpdate');
    expect(after.interfaces[1]).not.toHaveProperty('lastAutoUpdate');
  });

  it('ends for whoever asks often enough while the clock stands', async () => {
    await mocker.mock([mocker.update()]);

    await mocker.connection();
    await mocker.connection();

    expect((await mocker.connection()).interfaces[0]?.lastAutoUpdate).toMatchObject({
      result: 'OK',
    });
  });

  it('imports transactions with all that is said of them', async () => {
    const { balance = 0 } = mocker.accounts[0] ?? {};
    await mocker.mocked(
      [
        {
          amount: -12.34,
          purpose: 'Brötchen <&>',
          counterpart: 'Bäckerei Krume',
          counterpartIban: 'DE02120300000000202051',
          counterpartMandateReference: 'M-1',
          bookingDate: '2026-03-01',
          valueDate: '2026-03-02',
          typeId: 5,
          type: 'Lastschrift',
          originalAmount: -13,
          originalCurrency: 'USD',
        },
      ],
      balance - 12.34,
    );

    expect(await mocker.imported()).toEqual([
      expect.objectContaining({
        amount: -12.34,
        purpose: 'Brötchen <&>',
        counterpartName: 'Bäckerei Krume',
        counterpartIban: 'DE02120300000000202051',
        counterpartMandateReference: 'M-1',
        bankBookingDate: '2026-03-01',
        finapiBookingDate: '2026-03-01',
        valueDate: '2026-03-02',
        typeCodeZka: '005',
        type: 'Lastschrift',
        isNew: true,
        category: expect.objectContaining({ name: expect.any(String) as string }) as unknown,
      }),
    ]);
    const [xs2a] = (await mocker.account()).interfaces;
    expect(xs2a).toMatchObject({ status: 'UPDATED' });
  });

  // Item 14: what is not listed is deprecated, what is old or known is dropped, what is missing is
  // put right.
  it('deprecates accounts that are not listed', async () => {
    await mocker.mocked([]);

    expect((await mocker.account(0)).interfaces.map(({ status }) => status)).toEqual([
      'UPDATED',
      'UPDATED',
    ]);
    expect((await mocker.account(1)).interfaces.map(({ status }) => status)).toEqual([
      'DEPRECATED',
      'UPDATED',
    ]);
  });

  it('drops what is old or known, and repairs the balance', async () => {
    const { balance = 0 } = mocker.accounts[0] ?? {};
    const twin = { amount: -1.5, bookingDate: '2026-02-25' };

    await mocker.mocked(
      [
        { amount: -1, bookingDate: '2025-12-01' },
        { amount: -2, bookingDate: '2026-02-19' },
        { amount: -3, bookingDate: '2026-02-20' },
        twin,
        twin,
      ],
      balance - 10,
    );

    expect((await mocker.imported()).map((one) => [one['amount'], one['bankBookingDate']])).toEqual(
      [
        [-3, '2026-02-20'],
        [-1.5, '2026-02-25'],
        [-1.5, '2026-02-25'],
        [-4, '2026-03-02'],
      ],
    );
    expect((await mocker.imported()).at(-1)).toMatchObject({ isAdjustingEntry: true });
    expect((await mocker.account()).interfaces[0]).toMatchObject({ status: 'UPDATED_FIXED' });
    await mocker.mocked([twin], balance - 10);
    expect(await mocker.imported()).toHaveLength(4);
  });

  it('books today what lies in the future', async () => {
    const { balance = 0 } = mocker.accounts[0] ?? {};

    await mocker.mocked([{ amount: 5, bookingDate: '2026-03-05' }], balance + 5);

    expect(await mocker.imported()).toEqual([
      expect.objectContaining({ bankBookingDate: '2026-03-05', finapiBookingDate: '2026-03-02' }),
    ]);
  });

  it('can fail for its credentials, of which a notification tells', async () => {
    await mocker.listener.rule('BANK_LOGIN_ERROR');
    await mocker.listener.rule('NEW_TRANSACTIONS');

    await mocker.mock([mocker.update({ simulateBankLoginError: true })], {
      triggerNotifications: true,
    });
    await mocker.listener.command.advance('PT5S');

    const [xs2a] = (await mocker.connection()).interfaces;
    expect(xs2a?.lastAutoUpdate).toMatchObject({
      result: 'BANK_SERVER_REJECTION',
      errorType: 'BUSINESS',
    });
    expect((await mocker.account()).interfaces[0]).toMatchObject({ status: 'DOWNLOAD_FAILED' });
    expect(await mocker.listener.told()).toEqual([
      expect.objectContaining({
        at: AT,
        body: expect.objectContaining({ triggerEvent: 'BANK_LOGIN_ERROR' }) as unknown,
      }),
    ]);
  });

  it('triggers notifications only where that is wanted', async () => {
    await mocker.listener.rule('NEW_ACCOUNT_BALANCE', {}, { includeDetails: false });

    await mocker.mocked([], 1);
    expect(await mocker.listener.told()).toEqual([]);

    const listed = [{ accountId: mocker.accounts[0]?.id, accountBalance: 2 }];
    await mocker.mock([mocker.update({ mockAccountsData: listed })], {
      triggerNotifications: true,
    });
    await mocker.connection();
    await mocker.connection();
    expect(await mocker.listener.told()).toHaveLength(1);
  });

  it('takes a thousand transactions for each of several accounts', async () => {
    const newTransactions = Array.from({ length: 1000 }, (_, place) => ({
      amount: -(place + 1) / 100,
      purpose: 'x'.repeat(200),
    }));
    const listed = mocker.accounts.map(({ id }) => ({
      accountId: id,
      accountBalance: 0,
      newTransactions,
    }));

    expect((await mocker.mock([mocker.update({ mockAccountsData: listed })])).status).toBe(200);
    await mocker.listener.command.advance('PT5S');

    const query = 'view=bankView&minImportDate=2026-03-02';
    const response = await mocker.listener.ask('get', `/transactions?${query}`);
    const { paging } = response.body as { paging: { totalCount: number } };
    expect(paging.totalCount).toBeGreaterThan(3000);
  });
});
