import { didYouMean } from '../../../core/nearest.js';
import type { NotificationRule, TriggerEvent } from './schema.js';

/** What the parameters of a rule may name. */
export interface KnownThings {
  isAccount(id: number): boolean;
  isConnection(id: number): boolean;
  isCategory(id: number): boolean;
}

/** A parameter in its one way of being written, or what is wrong with it. */
type Read = { readonly value: string } | { readonly complaint: string };
type Reader = (given: string, known: KnownThings) => Read;

interface Param {
  readonly read: Reader;
  readonly isNeeded?: true;
}

const MOST_IDS = 1_000;
const MOST_TRANSACTIONS = 1_000_000;

const ids =
  (what: string, isKnown: (known: KnownThings, id: number) => boolean): Reader =>
  (given, known) => {
    const tokens = given.split(',').map((token) => token.trim());
    if (!tokens.every((token) => /^\d{1,16}$/.test(token))) {
      return { complaint: 'must hold identifiers, separated by commas' };
    }
    const numbers = [...new Set(tokens.map(Number))].sort((one, other) => one - other);
    if (numbers.length > MOST_IDS) {
      return { complaint: `must hold at most ${String(MOST_IDS)} identifiers` };
    }
    const stranger = numbers.find((id) => !isKnown(known, id));
    return stranger === undefined
      ? { value: numbers.join(',') }
      : { complaint: `names the ${what} ${String(stranger)}, which the user does not have` };
  };

const AMOUNT = /^-?\d{1,12}(\.\d{1,2})?$/;

const amount =
  (isRight: (amount: number) => boolean, otherwise: string): Reader =>
  (given) => {
    const trimmed = given.trim();
    if (!AMOUNT.test(trimmed)) return { complaint: 'must be an amount such as 99.99' };
    return isRight(Number(trimmed)) ? { value: String(Number(trimmed)) } : { complaint: otherwise };
  };

const count: Reader = (given) => {
  const wanted = Number(given.trim());
  return /^\s*\d{1,7}\s*$/.test(given) && wanted >= 1 && wanted <= MOST_TRANSACTIONS
    ? { value: String(wanted) }
    : { complaint: 'must be a whole number of at least 1' };
};

const flag: Reader = (given) => {
  const word = given.trim().toLowerCase();
  return word === 'true' || word === 'false'
    ? { value: word }
    : { complaint: 'must be true or false' };
};

const category: Reader = (given, known) => {
  const word = given.trim();
  if (!/^\d{1,16}$/.test(word)) return { complaint: 'must be the identifier of a category' };
  return known.isCategory(Number(word))
    ? { value: String(Number(word)) }
    : { complaint: `names the category ${word}, which does not exist` };
};

const accountIds: Param = { read: ids('account', (known, id) => known.isAccount(id)) };
const maxTransactionsCount: Param = { read: count };

/** The parameters of each kind of rule. */
const PARAMS: Readonly<Record<TriggerEvent, Readonly<Record<string, Param>>>> = {
  NEW_ACCOUNT_BALANCE: { accountIds },
  NEW_TRANSACTIONS: { accountIds, maxTransactionsCount },
  BANK_LOGIN_ERROR: {
    bankConnectionIds: { read: ids('bank connection', (known, id) => known.isConnection(id)) },
  },
  FOREIGN_MONEY_TRANSFER: { accountIds },
  LOW_ACCOUNT_BALANCE: {
    balanceThreshold: { read: amount(() => true, ''), isNeeded: true },
    accountIds,
  },
  HIGH_TRANSACTION_AMOUNT: {
    absoluteAmountThreshold: {
      read: amount((wanted) => wanted >= 0, 'must not be negative'),
      isNeeded: true,
    },
    accountIds,
    maxTransactionsCount,
  },
  CATEGORY_CASH_FLOW: {
    categoryId: { read: category, isNeeded: true },
    accountIds,
    includeChildCategories: { read: flag },
  },
  NEW_TERMS_AND_CONDITIONS: {},
};

/**
 * The parameters in the one way in which they are kept, or the first complaint. That identifiers
 * must be those of things that exist is not documented; a rule about nothing could never fire.
 */
export function readParams(
  event: TriggerEvent,
  given: Readonly<Record<string, string>>,
  known: KnownThings,
): { readonly params: NotificationRule['params'] } | { readonly complaint: string } {
  const wanted = PARAMS[event];
  const params: Record<string, string> = {};
  for (const [name, text] of Object.entries(given)) {
    const param = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
    if (!param) return { complaint: unknownParam(event, name, Object.keys(wanted)) };
    const read = param.read(text, known);
    if ('complaint' in read) return { complaint: `'${name}' ${read.complaint}` };
    params[name] = read.value;
  }
  const missing = Object.entries(wanted).find(
    ([name, param]) => param.isNeeded && params[name] === undefined,
  );
  return missing ? { complaint: `'${missing[0]}' must be given for ${event}` } : { params };
}

function unknownParam(event: TriggerEvent, name: string, known: readonly string[]): string {
  const takes = known.length > 0 ? `it takes ${known.join(', ')}` : 'it takes none';
  return `${event} has no parameter '${name.slice(0, 64)}'; ${takes}.${didYouMean(name, known)}`;
}
