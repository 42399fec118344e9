import { allAccountsOf, type BankAccount } from '../../../bank/accounts.js';
import type { Bank } from '../../../bank/bank.js';
import { dayNumber, dayText } from '../../../bank/days.js';
import type { FeedView } from '../../../bank/feed.js';
import type { BankLoginState } from '../../../bank/login.js';
import { standing } from '../../../bank/standing.js';
import type { DocumentRef } from '../../../core/store/kinds.js';
import { bankRefs, bankSideOf } from '../aggregation/bank-side.js';
import { LOOK_BACK_DAYS } from '../aggregation/snapshot.js';
import { customerOf, type CustomerCall } from '../customer-call.js';
import type { InstitutionLogin } from '../logins/schema.js';
import { dayInZone } from '../wire/zone.js';
import type { Account } from './schema.js';
import { account as accountNumbered } from './service.js';

/** An account with its login, and the bank's side of it as the last good aggregation has seen it. */
export interface AccountAtBank {
  readonly account: Account;
  readonly login: InstitutionLogin;
  /** Undefined if a fixture was taken away. */
  readonly seen: Seen | undefined;
}

export interface Seen {
  readonly bank: Bank;
  readonly account: BankAccount;
  /** Nothing that the bank has learnt since the aggregation counts. */
  readonly view: FeedView;
  /** What the bank had put right before is as if it had always been. */
  readonly viewAtActivation: FeedView;
  /** The bank's own list of what has happened to the login, another one after each event. */
  readonly events: BankLoginState['events'];
  /** Numbers of the latest events that count: now, and those that were no news at the activation. */
  readonly known: { readonly now: number; readonly atActivation: number };
  /** The days whose bookings the aggregations have brought. */
  readonly first: string;
  readonly last: string;
}

type Asked = Pick<CustomerCall, 'identity' | 'document'>;

/** The document to open before `accountAtBank` may be called. */
export function refsAtBank(
  call: Asked,
  bank: Bank,
  accountId: number,
): readonly DocumentRef<BankLoginState>[] {
  const { account, login } = numbered(call, accountId);
  return bankRefs(bank, addressOf(account, login));
}

export function accountAtBank(
  call: Asked & Pick<CustomerCall, 'world'>,
  bank: Bank,
  accountId: number,
): AccountAtBank {
  const { account, login } = numbered(call, accountId);
  const side = bankSideOf(bank, addressOf(account, login), (ref) => call.document(ref));
  if (!side) return { account, login, seen: undefined };
  const at = new Date(login.succeededAt);
  const state = knownOf(side.state, account.seenEvents);
  const own = allAccountsOf(side.rule, standing(side.rule, state, at)).find(
    ({ persona, id }) => `${persona.id}/${id}` === account.bankAccount,
  );
  if (!own) return { account, login, seen: undefined };
  const { seed } = call.world;
  const view = { seed, state, at };
  const viewAtActivation = { ...view, state: knownOf(state, account.activationEvents) };
  const days = { first: firstDay(account), last: dayInZone(at) };
  const known = { now: account.seenEvents, atActivation: account.activationEvents };
  const { events } = side.state;
  const seen = { bank, account: own, view, viewAtActivation, events, known, ...days };
  return { account, login, seen };
}

/** A login without the events that were told later, even if at the same instant. */
const knownOf = (state: BankLoginState, last: number): BankLoginState => ({
  ...state,
  events: state.events.filter(({ number }) => number <= last),
});

function numbered(call: Asked, accountId: number): Pick<AccountAtBank, 'account' | 'login'> {
  const { accounts, logins } = accountNumbered(customerOf(call).state, accountId);
  const [account] = accounts;
  const [login] = logins;
  if (!account || !login) throw new TypeError('an account without a login');
  return { account, login };
}

/** Credentials of somebody else may have been stored since; they have brought nothing yet. */
const addressOf = ({ seenAs }: Account, { institutionId }: InstitutionLogin) => ({
  institutionId,
  bankLogin: seenAs,
});

const firstDay = ({ activatedAt }: Account): string =>
  dayText(dayNumber(dayInZone(new Date(activatedAt))) - LOOK_BACK_DAYS);
