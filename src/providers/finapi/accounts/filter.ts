import { among } from '../criteria.js';
import { dayOf } from '../dates.js';
import { searching } from '../search.js';
import type { Account, AccountQuery } from './schema.js';

type Test = (account: Account) => boolean;

/** Whether an account passes all that a query asks for. An empty list asks for nothing. */
export function passing(query: AccountQuery): Test {
  const isFound = searching(query.search);
  const isWanted = among(query.ids);
  const isOfType = among(query.accountTypes);
  const isConnected = among(query.bankConnectionIds);
  const tests = [
    ({ id }: Account) => isWanted(id),
    isFound && ((account: Account) => isFound(searchedFields(account))),
    ({ type }: Account) => isOfType(type),
    ({ connectionId }: Account) => isConnected(connectionId),
    updated(query.minLastSuccessfulUpdate, (day, bound) => day >= bound),
    updated(query.maxLastSuccessfulUpdate, (day, bound) => day <= bound),
    holding(query.minBalance, (balance, bound) => balance >= bound),
    holding(query.maxBalance, (balance, bound) => balance <= bound),
  ].filter((test) => test !== undefined);
  return (account) => tests.every((test) => test(account));
}

const searchedFields = ({ name, iban, number, subNumber }: Account) => [
  name,
  iban,
  number,
  subNumber,
];

/** Any of the interfaces must have been updated on such a day. */
function updated(
  bound: string | undefined,
  fits: (day: string, bound: string) => boolean,
): Test | undefined {
  if (bound === undefined) return undefined;
  return ({ interfaces }) =>
    interfaces.some(({ lastSuccessfulUpdate: at }) => at !== undefined && fits(dayOf(at), bound));
}

/** An account without a balance is neither above nor below anything. */
function holding(
  bound: number | undefined,
  fits: (balance: number, bound: number) => boolean,
): Test | undefined {
  if (bound === undefined) return undefined;
  return ({ balance }) => balance !== undefined && fits(balance, bound);
}
