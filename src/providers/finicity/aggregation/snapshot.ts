import { allAccountsOf, type BankAccount } from '../../../bank/accounts.js';
import type { Bank } from '../../../bank/bank.js';
import { standing } from '../../../bank/standing.js';
import type { Account } from '../accounts/schema.js';
import { dayInZone } from '../wire/zone.js';
import type { BankSide } from './bank-side.js';

/** What a bank tells of one account; everything but our own numbers. */
export type Snapshot = Omit<Account, 'id' | 'loginId'>;

/** Days in which the latest booking is looked for; as much as an activation loads. */
const LOOK_BACK_DAYS = 183;

/** All accounts of a login as its bank shows them at an instant; closed ones are inactive. */
export function snapshotsOf(
  bank: Bank,
  { rule, state }: BankSide,
  at: Date,
  seed: string,
): readonly Snapshot[] {
  const day = dayInZone(at);
  const earliest = dayInZone(new Date(at.getTime() - LOOK_BACK_DAYS * 86_400_000));
  const view = { seed, state, at };
  return allAccountsOf(rule, standing(rule, state, at)).map((account, index) => {
    const latest = bank.feed
      .bookingsBetween(account, view, earliest, day)
      .findLast(({ pending }) => !pending);
    return {
      ...factsOf(account),
      displayPosition: index + 1,
      balance: bank.feed.balanceAt(account, view, day),
      balanceDay: day,
      ...(latest && { lastBookingDay: latest.day }),
    };
  });
}

type Facts = Omit<Snapshot, 'displayPosition' | 'balance' | 'balanceDay' | 'lastBookingDay'>;

const factsOf = (account: BankAccount): Facts => ({
  bankAccount: `${account.persona.id}/${account.id}`,
  kind: account.kind,
  ...(account.investmentType !== undefined && { investmentType: account.investmentType }),
  status: account.closedAt === undefined ? 'ACTIVE' : 'INACTIVE',
  number: account.number,
  nickname: account.name,
  currency: account.currency,
});
