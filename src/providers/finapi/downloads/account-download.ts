import type { BankAccount } from '../../../bank/accounts.js';
import type { Account } from '../accounts/schema.js';
import { BankingInterface, type DownloadOrder } from '../bank-connections/schema.js';
import { finapiSettings } from '../settings.js';
import type { Transaction } from '../transactions/schema.js';
import { without } from '../without.js';
import { accountTypeOf } from './account-type.js';
import { withOutcome } from './adoption.js';
import { downloadAnnouncements } from './announcements.js';
import type { Delivery } from './delivery.js';
import type { DownloadDocuments } from './documents.js';
import { downloadPositions } from './positions.js';
import { bankBalance, downloadTransactions } from './transactions.js';

/** What a download has done to one account. */
export interface AccountChange {
  readonly accountId: number;
  /** Minor units; absent where none was known before, or is now. */
  readonly balanceBefore?: number;
  readonly balance?: number;
  readonly added: readonly Transaction[];
  /** Whether the download is one that brings bookings of this account. */
  readonly isFed: boolean;
}

interface Filled {
  readonly account: Account;
  readonly added: readonly Transaction[];
  readonly isFixed: boolean;
}

/** Downloads one account as the bank shows it, and keeps it. */
export function downloadAccount(
  documents: DownloadDocuments,
  before: Account,
  told: BankAccount,
  delivery: Delivery,
  order: DownloadOrder & { readonly maxDays: number },
): AccountChange {
  const isAside = isLeft(documents, before, told, order);
  const { account, added, isFixed } = isAside
    ? { account: before, added: [], isFixed: false }
    : filled(documents, before, told, delivery, order);
  const { at } = delivery;
  const outcome = {
    status: isFixed ? 'UPDATED_FIXED' : 'UPDATED',
    lastSuccessfulUpdate: at.toISOString(),
  } as const;
  const after = withOutcome(account, order.bankingInterface, outcome, at);
  documents.user.put('accounts', String(after.id), after);
  return {
    accountId: after.id,
    ...(before.balance !== undefined && { balanceBefore: before.balance }),
    ...(after.balance !== undefined && { balance: after.balance }),
    added,
    isFed: !isAside && order.skipPositions !== true && accountTypeOf(told) !== 'Security',
  };
}

/**
 * A better interface brings the positions of an account that it serves; accounts in other currencies
 * than the euro come without balance and transactions where the client does not support them.
 */
function isLeft(
  { world }: DownloadDocuments,
  { interfaces }: Account,
  told: BankAccount,
  { bankingInterface }: DownloadOrder,
): boolean {
  const { isNonEuroAccountsSupported } = world.settings(finapiSettings);
  const isForeign = accountTypeOf(told) === 'Checking' && told.currency !== 'EUR';
  if (isForeign && !isNonEuroAccountsSupported) return true;
  const rank = BankingInterface.options.indexOf(bankingInterface);
  return interfaces.some(
    (one) =>
      BankingInterface.options.indexOf(one.bankingInterface) < rank && one.status !== 'DEPRECATED',
  );
}

function filled(
  documents: DownloadDocuments,
  before: Account,
  told: BankAccount,
  delivery: Delivery,
  order: DownloadOrder & { readonly maxDays: number },
): Filled {
  const account = withBalance(documents, asTold(before, told), told, delivery, order);
  if (order.skipPositions) return { account, added: [], isFixed: false };
  if (accountTypeOf(told) === 'Security') {
    downloadPositions(documents, account, told, delivery);
    return { account, added: [], isFixed: false };
  }
  downloadAnnouncements(documents, account, told, delivery);
  const { downloaded, added, isFixed } = downloadTransactions(
    documents,
    account,
    told,
    delivery,
    order.maxDays,
  );
  return { account: { ...account, downloaded }, added, isFixed };
}

/** A balance that is left out stays as it was, and is outdated from then on. */
function withBalance(
  documents: DownloadDocuments,
  account: Account,
  told: BankAccount,
  delivery: Delivery,
  { skipBalances = false }: DownloadOrder,
): Account {
  if (skipBalances) return { ...account, balanceSkippedAt: delivery.at.toISOString() };
  const balance = bankBalance(documents, told, delivery);
  return { ...without(account, 'balanceSkippedAt'), balance };
}

/** What the bank says of an account beside its money; what the user has chosen stays. */
function asTold(before: Account, told: BankAccount): Account {
  return {
    ...without(before, 'iban', 'overdraftLimit'),
    ...(!before.hasChosenName && { name: told.name }),
    ...(!before.hasChosenType && { type: accountTypeOf(told) }),
    number: told.number,
    ...(told.iban !== undefined && { iban: told.iban }),
    ...(told.limit !== undefined && { overdraftLimit: told.limit }),
    holder: told.owner,
  };
}
