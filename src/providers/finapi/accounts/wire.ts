import { json, type WireDocument, type WireFields } from '../../../core/http/wire.js';
import { amountOf } from '../amounts.js';
import { toTimestamp } from '../dates.js';
import type { ShownAccount, ShownInterface } from './shown.js';

const optionalAmount = (minorUnits: number | undefined): number | undefined =>
  minorUnits === undefined ? undefined : amountOf(minorUnits);

/** A seizure is nothing that any of the simulated banks knows. */
const accountFields = ({ account, funds, interfaces, holderId }: ShownAccount): WireFields => ({
  id: account.id,
  importDate: toTimestamp(account.importedAt),
  bankConnectionId: account.connectionId,
  accountName: account.name,
  iban: account.iban,
  accountNumber: account.number,
  subAccountNumber: account.subNumber,
  accountHolderName: account.holder,
  accountHolderId: holderId,
  accountCurrency: account.currency,
  accountType: account.type,
  balance: optionalAmount(account.balance),
  overdraft: optionalAmount(funds.overdraft),
  overdraftLimit: optionalAmount(account.overdraftLimit),
  availableFunds: optionalAmount(funds.availableFunds),
  isNew: account.isNew,
  interfaces: interfaces.map(interfaceFields),
  isSeized: false,
});

const interfaceFields = (one: ShownInterface): WireFields => ({
  bankingInterface: one.bankingInterface,
  status: one.status,
  capabilities: one.capabilities.services,
  paymentCapabilities: { ...one.capabilities.payments },
  lastSuccessfulUpdate: one.lastSuccessfulUpdate && toTimestamp(one.lastSuccessfulUpdate),
  lastUpdateAttempt: one.lastUpdateAttempt && toTimestamp(one.lastUpdateAttempt),
});

export const accountDocument = (account: ShownAccount): WireDocument =>
  json(accountFields(account));

export const accountListDocument = (accounts: readonly ShownAccount[]): WireDocument =>
  json({ accounts: accounts.map(accountFields) });

export const identifierListDocument = (ids: readonly number[]): WireDocument =>
  json({ identifiers: [...ids].sort((one, other) => one - other) });
