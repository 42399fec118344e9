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
type ListName = Exclude<keyof Lists, 'notRefreshedReason'>;

/** A transaction as it is told, in whatever list it stands; never changed once it is made. */
export interface Told extends Pick<Entry, 'day'> {
  readonly list: ListName;
  readonly fields: ReturnType<Telling['fieldsOf']> & { readonly id: number };
}

interface Telling {
  readonly list: ListName;
  readonly fieldsOf: (entry: Entry, idOf: IdOf) => ReturnType<typeof transactionFields>;
}

/**
 * The transactions of an account, each in the list of its kind. A list without entries is absent
 * from JSON, as the lists of other kinds are in recorded answers. They come in the order of their
 * ids: an answer is not sorted by days, and still always the same.
 */
export function transactionListDocument(
  told: readonly Told[],
  reason: NotRefreshedReason,
): WireDocument {
  const lists: { [N in ListName]?: Told['fields'][] } = {};
  for (const { list, fields } of told) (lists[list] ??= []).push(fields);
  for (const fields of Object.values(lists)) fields.sort((one, other) => one.id - other.id);
  return described(TransactionListRoot, { notRefreshedReason: reason, ...lists });
}

/** A line as it is told of an account of a type. */
export function tell(type: ChosenType, entry: Entry, idOf: IdOf): Told {
  const { list, fieldsOf } = TELLINGS[type](entry);
  const { day } = entry;
  const fields = { ...fieldsOf(entry, idOf), id: idOf(entry.line) };
  return { list, fields, ...(day !== undefined && { day }) };
}

/** What the transactions of an account are; a type that was chosen for it decides. */
export const typeOf = ({ kind, chosen }: Pick<Account, 'kind' | 'chosen'>): ChosenType =>
  chosen?.type ?? TYPES[kind];

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

const BANKING: Telling = { list: 'bankingTransactions', fieldsOf: transactionFields };
const CARD: Telling = { list: 'creditCardTransactions', fieldsOf: transactionFields };
const LOAN: Telling = { list: 'loanTransactions', fieldsOf: loanFields };
const TRADE: Telling = { list: 'investmentTransactions', fieldsOf: tradeFields };
const FUNDING: Telling = { list: 'investmentBankingTransactions', fieldsOf: fundingFields };
const REWARDS: Telling = { list: 'rewardsTransactions', fieldsOf: transactionFields };

const TELLINGS: Readonly<Record<ChosenType, (entry: Entry) => Telling>> = {
  bankingAccount: () => BANKING,
  creditAccount: () => CARD,
  loanAccount: () => LOAN,
  investmentAccount: (entry) => (isTrade(entry) ? TRADE : FUNDING),
  rewardsAccount: () => REWARDS,
};

/** Interest on money that waits is no trade. */
const isTrade = ({ line }: Entry): boolean => line.trade?.security !== undefined;
