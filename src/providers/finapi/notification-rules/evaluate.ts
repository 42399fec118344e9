import type { WireFields, WireValue } from '../../../core/http/wire.js';
import {
  balanceDetails,
  connectionDetails,
  transactionDetails,
  type FoundAccount,
  type FoundTransaction,
} from './details.js';
import type { UpdateEvents } from './events.js';
import { isForeign } from './foreign.js';
import type { NotificationRule, TriggerEvent } from './schema.js';

/** How categories lie below each other. */
export interface CategoryTree {
  /** The category above, of one that has one. */
  parentOf(categoryId: number): number | undefined;
}

/** A rule that an update has set off, and what there is to tell. */
export interface Notification {
  readonly rule: NotificationRule;
  readonly details: WireFields;
}

type Params = NotificationRule['params'];

/** What a rule finds in an update; nothing when it does not fire. */
type Finding = (
  events: UpdateEvents,
  params: Params,
  categories: CategoryTree,
) => WireFields | undefined;

/**
 * When a rule fires is documented for the first three kinds, and not documented for the others: a
 * low balance is told when an update has changed it, a category when new transactions fall into
 * it. Each rule sends one message an update, however much it has found.
 */
const FINDINGS: Readonly<Record<TriggerEvent, Finding>> = {
  NEW_ACCOUNT_BALANCE: (events, params) =>
    some('newBalances', changedBalances(events, params).map(balanceDetails)),

  LOW_ACCOUNT_BALANCE: (events, params) => {
    const threshold = minorUnits(params['balanceThreshold']);
    const low = changedBalances(events, params).filter(
      ({ account: { balance } }) => balance !== undefined && balance < threshold,
    );
    return some('lowBalances', low.map(balanceDetails), { balanceThreshold: threshold / 100 });
  },

  NEW_TRANSACTIONS: (events, params) =>
    someTransactions('newTransactions', newTransactions(events, params), params),

  FOREIGN_MONEY_TRANSFER: (events, params) => {
    const foreign = newTransactions(events, params).filter(({ transaction, of }) =>
      isForeign(transaction, of.account),
    );
    return someTransactions('foreignMoneyTransfers', foreign, params);
  },

  HIGH_TRANSACTION_AMOUNT: (events, params) => {
    const threshold = minorUnits(params['absoluteAmountThreshold']);
    const high = newTransactions(events, params).filter(
      ({ transaction }) => Math.abs(transaction.amount) >= threshold,
    );
    return someTransactions('highTransactions', high, params, {
      absoluteAmountThreshold: threshold / 100,
    });
  },

  CATEGORY_CASH_FLOW: (events, params, categories) => {
    const wanted = Number(params['categoryId']);
    const withChildren = params['includeChildCategories'] !== 'false';
    const found = newTransactions(events, params).filter(({ transaction: { categoryId } }) =>
      categoryId === undefined
        ? false
        : categoryId === wanted || (withChildren && categories.parentOf(categoryId) === wanted),
    );
    return someTransactions('newTransactions', found, params, {
      categoryId: wanted,
      ...cashFlow(found),
    });
  },

  BANK_LOGIN_ERROR: ({ connections }, params) => {
    const isWanted = among(params['bankConnectionIds']);
    const refused = connections.filter(
      ({ connection, refused: interfaces }) => interfaces.length > 0 && isWanted(connection.id),
    );
    return some('bankConnections', refused.map(connectionDetails));
  },

  NEW_TERMS_AND_CONDITIONS: ({ newTermsVersion }) =>
    newTermsVersion === undefined ? undefined : { termsVersion: newTermsVersion },
};

/** The rules that an update sets off, in the order in which they were made. Pure. */
export const evaluate = (
  rules: readonly NotificationRule[],
  events: UpdateEvents,
  categories: CategoryTree,
): readonly Notification[] =>
  rules.flatMap((rule) => {
    const details = FINDINGS[rule.triggerEvent](events, rule.params, categories);
    return details ? [{ rule, details }] : [];
  });

function accounts({ connections }: UpdateEvents, { accountIds }: Params): readonly FoundAccount[] {
  const isWanted = among(accountIds);
  return connections.flatMap(({ bankName, accounts: all }) =>
    all.filter(({ account }) => isWanted(account.id)).map((one) => ({ ...one, bankName })),
  );
}

const changedBalances = (events: UpdateEvents, params: Params): readonly FoundAccount[] =>
  accounts(events, params).filter(
    ({ account: { balance }, oldBalance }) => balance !== undefined && balance !== oldBalance,
  );

const newTransactions = (events: UpdateEvents, params: Params): readonly FoundTransaction[] =>
  accounts(events, params).flatMap((of) =>
    of.newTransactions.map((transaction) => ({ transaction, of })),
  );

/** Rules without a list of identifiers are about everything. */
function among(ids: string | undefined): (id: number) => boolean {
  if (ids === undefined) return () => true;
  const wanted = new Set(ids.split(',').map(Number));
  return (id) => wanted.has(id);
}

const some = (
  name: string,
  items: readonly WireValue[],
  more: WireFields = {},
): WireFields | undefined => (items.length > 0 ? { ...more, [name]: items } : undefined);

/** `maxTransactionsCount` limits what is told, not what is counted. */
function someTransactions(
  name: string,
  found: readonly FoundTransaction[],
  params: Params,
  more: WireFields = {},
): WireFields | undefined {
  const most = Number(params['maxTransactionsCount'] ?? found.length);
  const told = found.slice(0, most).map(transactionDetails);
  return some(name, told, { ...more, transactionsCount: found.length });
}

function cashFlow(found: readonly FoundTransaction[]): WireFields {
  const amounts = found.map(({ transaction }) => transaction.amount);
  const sum = (those: readonly number[]): number => those.reduce((all, one) => all + one, 0) / 100;
  return {
    income: sum(amounts.filter((amount) => amount > 0)),
    spending: sum(amounts.filter((amount) => amount < 0)),
    balance: sum(amounts),
  };
}

const minorUnits = (amount: string | undefined): number => Math.round(Number(amount) * 100);
