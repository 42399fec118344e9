import { bankBusy } from '../bank-contact/refusals.js';
import { accountsOfConnection } from '../downloads/adoption.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { removeAccounts } from '../downloads/removal.js';
import { FinapiError } from '../errors.js';
import { isBusy } from './busy.js';
import { replaceConnection } from './put.js';
import type { BankingInterface } from './schema.js';
import { connectionOf, discardConnection } from './service.js';

/**
 * Takes an interface from a connection and from its accounts. What is served by no other interface
 * goes with it, and so does the connection with its last one (not documented).
 */
export function removeInterfaceOf(
  documents: DownloadDocuments,
  connectionId: number,
  gone: BankingInterface,
  now: Date,
): void {
  const connection = connectionOf(documents, connectionId);
  const interfaces = connection.interfaces.filter((one) => one.bankingInterface !== gone);
  if (interfaces.length === connection.interfaces.length) throw noInterface(gone);
  if (isBusy(connection, now)) throw bankBusy(connection.busyUntil);
  if (interfaces.length === 0) {
    discardConnection(documents, connection, now);
    return;
  }
  replaceConnection(documents.user, { ...connection, interfaces });
  for (const account of accountsOfConnection(documents, connection)) {
    const left = account.interfaces.filter((one) => one.bankingInterface !== gone);
    if (left.length === 0) removeAccounts(documents, [account.id]);
    else documents.user.put('accounts', String(account.id), { ...account, interfaces: left });
  }
}

const noInterface = (name: BankingInterface): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', `The bank connection has no interface ${name}`, {
    next: 'getBankConnection lists its interfaces.',
  });
