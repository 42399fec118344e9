import type { PaymentCapability } from '../../../bank/finapi-listing.js';
import type { FinapiInterface } from '../../../bank/institution.js';
import type { Account } from './schema.js';

/** What can be done with an account through one interface of its bank. */
export interface Capabilities {
  /** In the order of the API. */
  readonly services: readonly string[];
  readonly payments: Readonly<Record<string, boolean>>;
}

type Source = Pick<FinapiInterface, 'isAisSupported' | 'isPisSupported' | 'paymentCapabilities'>;
type Payer = Pick<Account, 'type' | 'iban'>;

/**
 * An account can do what the interface of its bank can, if it is one for payments: a checking
 * account with an IBAN (which ones may pay is not documented). An interface that the bank no longer
 * offers can do nothing.
 */
export function capabilitiesOf(account: Payer, source: Source | undefined): Capabilities {
  const canPay = source?.isPisSupported === true && isForPayments(account);
  const orders = new Set(canPay ? source.paymentCapabilities : []);
  const can = (needed: readonly PaymentCapability[]) => needed.every((order) => orders.has(order));
  const services = Object.keys(SERVICES).filter((service) => can(SERVICES[service] ?? []));
  const download = source?.isAisSupported ? ['DATA_DOWNLOAD'] : [];
  return {
    services: [...download, ...services],
    payments: Object.fromEntries(
      Object.entries(PAYMENTS).map(([payment, needed]) => [payment, can(needed)]),
    ),
  };
}

const isForPayments = ({ type, iban }: Payer): boolean => type === 'Checking' && iban !== undefined;

type Needs = Readonly<Record<string, readonly PaymentCapability[]>>;

/** The orders that an interface must take for each capability of an account. */
const SERVICES: Needs = {
  IBAN_ONLY_SEPA_MONEY_TRANSFER: ['sepaMoneyTransfer'],
  IBAN_ONLY_SEPA_DIRECT_DEBIT: ['sepaDirectDebit'],
  SEPA_MONEY_TRANSFER: ['sepaMoneyTransfer'],
  SEPA_COLLECTIVE_MONEY_TRANSFER: ['sepaCollectiveMoneyTransfer'],
  SEPA_BASIC_DIRECT_DEBIT: ['sepaDirectDebit'],
};

const PAYMENTS: Needs = {
  sepaInstantMoneyTransfer: ['sepaInstantMoneyTransfer'],
  sepaFutureMoneyTransfer: ['sepaFutureDatedMoneyTransfer'],
  sepaFutureCollectiveMoneyTransfer: [
    'sepaCollectiveMoneyTransfer',
    'sepaFutureDatedMoneyTransfer',
  ],
  domesticMoneyTransfer: ['domesticMoneyTransfer'],
  domesticCollectiveMoneyTransfer: ['domesticCollectiveMoneyTransfer'],
  domesticFutureMoneyTransfer: ['domesticFutureDatedMoneyTransfer'],
  domesticFutureCollectiveMoneyTransfer: [
    'domesticCollectiveMoneyTransfer',
    'domesticFutureDatedMoneyTransfer',
  ],
};
