import type { PaymentCapability } from '../../src/bank/finapi-listing.js';
import { capabilitiesOf } from '../../src/providers/finapi/accounts/capabilities.js';
import { fundsOf } from '../../src/providers/finapi/accounts/funds.js';
import type { Account } from '../../src/providers/finapi/accounts/schema.js';

const CHECKING = { type: 'Checking', iban: 'DE82992800011000100010' } as const;

const source = (...paymentCapabilities: readonly PaymentCapability[]) => ({
  isAisSupported: true,
  isPisSupported: true,
  paymentCapabilities: [...paymentCapabilities],
});

/** Names of the payment capabilities that an account has. */
const paymentsWith = (...orders: readonly PaymentCapability[]): readonly string[] =>
  Object.entries(capabilitiesOf(CHECKING, source(...orders)).payments)
    .filter(([, isSupported]) => isSupported)
    .map(([name]) => name);

describe('the capabilities of an account', () => {
  it.each([
    [['sepaMoneyTransfer'], ['IBAN_ONLY_SEPA_MONEY_TRANSFER', 'SEPA_MONEY_TRANSFER']],
    [['sepaDirectDebit'], ['IBAN_ONLY_SEPA_DIRECT_DEBIT', 'SEPA_BASIC_DIRECT_DEBIT']],
    [['sepaCollectiveMoneyTransfer'], ['SEPA_COLLECTIVE_MONEY_TRANSFER']],
    [['sepaInstantMoneyTransfer'], []],
  ] as const)('follow from the orders %j of the interface', (orders, services) => {
    const capabilities = capabilitiesOf(CHECKING, source(...orders));

    expect(capabilities.services).toEqual(['DATA_DOWNLOAD', ...services]);
  });

  it.each([
    [['sepaInstantMoneyTransfer'], ['sepaInstantMoneyTransfer']],
    [['sepaFutureDatedMoneyTransfer'], ['sepaFutureMoneyTransfer']],
    [
      ['sepaFutureDatedMoneyTransfer', 'sepaCollectiveMoneyTransfer'],
      ['sepaFutureMoneyTransfer', 'sepaFutureCollectiveMoneyTransfer'],
    ],
    [['domesticMoneyTransfer'], ['domesticMoneyTransfer']],
    [['domesticCollectiveMoneyTransfer'], ['domesticCollectiveMoneyTransfer']],
    [['domesticFutureDatedMoneyTransfer'], ['domesticFutureMoneyTransfer']],
  ] as const)('of %j make payments %j', (orders, payments) => {
    expect(paymentsWith(...orders)).toEqual(payments);
  });

  it.each([
    ['an account without an IBAN', { type: 'Checking' }, source('sepaMoneyTransfer')],
    ['a savings account', { ...CHECKING, type: 'Savings' }, source('sepaMoneyTransfer')],
    [
      'an interface without payments',
      CHECKING,
      { ...source('sepaMoneyTransfer'), isPisSupported: false },
    ],
  ] as const)('are those of a download for %s', (_, account, one) => {
    expect(capabilitiesOf(account, one).services).toEqual(['DATA_DOWNLOAD']);
  });

  it('are none where the bank no longer has the interface', () => {
    const { services, payments } = capabilitiesOf(CHECKING, undefined);

    expect(services).toEqual([]);
    expect(Object.values(payments)).toEqual(Array.from({ length: 7 }, () => false));
  });
});

describe('the funds of an account', () => {
  const funds = (known: Pick<Account, 'balance' | 'overdraftLimit'>) => fundsOf(known as Account);

  it.each([
    [{}, {}],
    [{ balance: 100 }, {}],
    [{ overdraftLimit: 1_000 }, {}],
    [
      { balance: 100, overdraftLimit: 1_000 },
      { overdraft: 0, availableFunds: 1_100 },
    ],
    [
      { balance: -100, overdraftLimit: 1_000 },
      { overdraft: 100, availableFunds: 900 },
    ],
    [
      { balance: -1_200, overdraftLimit: 1_000 },
      { overdraft: 1_200, availableFunds: -200 },
    ],
    [
      { balance: 0, overdraftLimit: 0 },
      { overdraft: 0, availableFunds: 0 },
    ],
  ])('known as %j are %j', (known, expected) => {
    expect(funds(known)).toEqual(expected);
  });
});
