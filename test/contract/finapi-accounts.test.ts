import { FinapiUser, refusedWith } from '../support/finapi-user.js';

let jane: FinapiUser;
beforeEach(async () => {
  jane = await FinapiUser.start();
});
afterEach(() => jane.close());

const NOW = '2026-03-02T16:00:00.000+01:00';

const NO_PAYMENTS = {
  sepaInstantMoneyTransfer: false,
  sepaFutureMoneyTransfer: false,
  sepaFutureCollectiveMoneyTransfer: false,
  domesticMoneyTransfer: false,
  domesticCollectiveMoneyTransfer: false,
  domesticFutureMoneyTransfer: false,
  domesticFutureCollectiveMoneyTransfer: false,
};

const UPDATED = { status: 'UPDATED', lastSuccessfulUpdate: NOW, lastUpdateAttempt: NOW };

describe('getAccount', () => {
  it('shows an account for payments with all that is known of it', async () => {
    const bankConnectionId = await jane.connect({ bankId: 280002, login: 'demo' });
    const { id } = await jane.account('Girokonto');

    const response = await jane.get(`/accounts/${String(id)}`);

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      id,
      importDate: NOW,
      bankConnectionId,
      accountName: 'Girokonto',
      iban: expect.stringMatching(/^DE\d{2}992800021000100010$/) as string,
      accountNumber: '1000100010',
      accountHolderName: 'Max Demomann',
      accountHolderId: expect.stringMatching(/^\d{10}$/) as string,
      accountCurrency: 'EUR',
      accountType: 'Checking',
      balance: 1184.86,
      overdraft: 0,
      overdraftLimit: 1000,
      availableFunds: 2184.86,
      isNew: true,
      interfaces: [
        {
          ...UPDATED,
          bankingInterface: 'XS2A',
          capabilities: ['DATA_DOWNLOAD', 'IBAN_ONLY_SEPA_MONEY_TRANSFER', 'SEPA_MONEY_TRANSFER'],
          paymentCapabilities: { ...NO_PAYMENTS, sepaFutureMoneyTransfer: true },
        },
      ],
      isSeized: false,
    });
  });

  it('says nothing of available funds where no limit is known', async () => {
    await jane.connect({ bankId: 280002, login: 'demo' });
    const { id } = await jane.account('Sparkonto');

    const body = await jane.seen(`/accounts/${String(id)}`);

    expect(body).not.toHaveProperty('overdraft');
    expect(body).not.toHaveProperty('overdraftLimit');
    expect(body).not.toHaveProperty('availableFunds');
    expect(body).toMatchObject({
      accountType: 'Savings',
      interfaces: [{ capabilities: ['DATA_DOWNLOAD'], paymentCapabilities: NO_PAYMENTS }],
    });
  });

  it('shows how far a card is used as its overdraft', async () => {
    await jane.connect({ bankId: 290001, login: 'anna.lindner', bankingInterfaces: ['XS2A'] });
    const [card] = await jane.accounts('?accountTypes=CreditCard');

    const { balance = 0 } = card ?? {};
    expect(balance).toBeLessThan(0);
    expect(card).toMatchObject({ overdraft: -balance, overdraftLimit: 3000 });
    expect(card).toMatchObject({ availableFunds: Math.round((3000 + balance) * 100) / 100 });
  });

  it.each(['UNLICENSED', 'PISP'])('masks the holder for a mandator that is %s', async (licence) => {
    await jane.connect({ bankId: 280002, login: 'demo' });
    await jane.command.settings({ mandatorLicense: licence });

    for (const account of await jane.accounts()) {
      expect(account).toMatchObject({
        accountHolderId: 'XXXXX',
        accountHolderName: 'Max Demomann',
      });
    }
  });

  it.each([
    ['1', 404, 'UNKNOWN_ENTITY'],
    ['-1', 404, 'UNKNOWN_ENTITY'],
    ['9999999999999999999', 404, 'UNKNOWN_ENTITY'],
    ['constructor', 400, 'BAD_REQUEST'],
    ['1.5', 400, 'BAD_REQUEST'],
  ])('refuses the id %s with %i', async (id, status, code) => {
    expect(refusedWith(await jane.get(`/accounts/${id}`))).toEqual([status, code]);
  });

  it('does not show the accounts of somebody else', async () => {
    await jane.connect({ bankId: 280002, login: 'demo' });
    const [{ id } = { id: 0 }] = await jane.accounts();
    await jane.command.createUser('john');
    const token = await jane.command.tokenOf('finapi:user/john');

    await jane.command.finapi('get', `/accounts/${String(id)}`, token).expect(404);
  });
});

describe('getAndSearchAllAccounts', () => {
  it('answers an empty list, without any paging, where there is none', async () => {
    expect((await jane.get('/accounts?page=7&perPage=1000')).body).toEqual({ accounts: [] });
  });

  it('knows one type for each kind of account that a bank keeps', async () => {
    await jane.connect({ bankId: 290001, login: 'priya.raman', bankingInterfaces: ['XS2A'] });

    const types = (await jane.accounts()).map(({ accountType }) => accountType);

    expect(new Set(types)).toEqual(
      new Set(['Checking', 'Savings', 'CreditCard', 'Loan', 'Security', 'Membership']),
    );
  });

  it('is for clients with account information services only', async () => {
    await jane.command.settings({ aisEnabled: false });

    expect(refusedWith(await jane.get('/accounts'))).toEqual([403, 'FORBIDDEN']);
  });

  it('is for users only', async () => {
    const token = await jane.command.tokenOf('finapi:client');

    await jane.command.finapi('get', '/accounts', token).expect(403);
  });
});
