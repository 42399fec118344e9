import type { AccountKind } from '../../../bank/persona.js';
import type { WireDocument } from '../../../core/http/wire.js';
import { described } from '../../../core/http/xml-describe.js';
import type { FieldsOf } from '../../../core/http/xml-fields.js';
import type { ChosenType } from '../accounts/choice.js';
import type { Account } from '../accounts/schema.js';
import type { NotRefreshedReason } from '../aggregation/codes.js';
import { TransactionListRoot, type TransactionList } from '../wire/transaction-list.js';
import type { Entry } from './schema.js';
import { tradeFields } from './trade-wire.js';
import { fundingFields, loanFields, transactionFields, type IdOf } from './wire.js';

type Lists = FieldsOf<typeof TransactionList>;
type Shape = (entries: readonly Entry[], idOf: IdOf) => Lists;

/**
 * The transactions of an account, each in the list of its kind. A list without entries is absent
 * from JSON, as the lists of other kinds are in recorded answers.
 */
export function transactionListDocument(
  account: Pick<Account, 'kind' | 'chosen'>,
  entries: readonly Entry[],
  { reason, idOf }: { readonly reason: NotRefreshedReason; readonly idOf: IdOf },
): WireDocument {
  const shape = SHAPES[account.chosen?.type ?? TYPES[account.kind]];
  return described(TransactionListRoot, { notRefreshedReason: reason, ...shape(entries, idOf) });
}

/** Not documented: what happens on an account of unknown kind comes as BankingTransaction. */
const TYPES: Readonly<Record<AccountKind, ChosenType>> = {
  checking: 'bankingAccount',
  savings: 'bankingAccount',
  moneyMarket: 'bankingAccount',
  cd: 'bankingAccount',
  creditCard: 'creditAccount',
  lineOfCredit: 'creditAccount',
  loan: 'loanAccount',
  mortgage: 'loanAccount',
  investment: 'investmentAccount',
  rewards: 'rewardsAccount',
  other: 'bankingAccount',
};

/** Entries in the order of their ids: an answer is not sorted by days, and still always the same. */
function each<T extends { readonly id?: number | undefined }>(
  entries: readonly Entry[],
  idOf: IdOf,
  fieldsOf: (entry: Entry, idOf: IdOf) => T,
): readonly T[] | undefined {
  if (entries.length === 0) return undefined;
  return entries
    .map((entry) => fieldsOf(entry, idOf))
    .sort((one, other) => (one.id ?? 0) - (other.id ?? 0));
}

const SHAPES: Readonly<Record<ChosenType, Shape>> = {
  bankingAccount: (entries, idOf) => ({
    bankingTransactions: each(entries, idOf, transactionFields),
  }),
  creditAccount: (entries, idOf) => ({
    creditCardTransactions: each(entries, idOf, transactionFields),
  }),
  loanAccount: (entries, idOf) => ({ loanTransactions: each(entries, idOf, loanFields) }),
  investmentAccount: (entries, idOf) => ({
    investmentTransactions: each(entries.filter(isTrade), idOf, tradeFields),
    investmentBankingTransactions: each(
      entries.filter((entry) => !isTrade(entry)),
      idOf,
      fundingFields,
    ),
  }),
  rewardsAccount: (entries, idOf) => ({
    rewardsTransactions: each(entries, idOf, transactionFields),
  }),
};

/** Interest on money that waits is no trade. */
const isTrade = ({ line }: Entry): boolean => line.trade?.security !== undefined;
