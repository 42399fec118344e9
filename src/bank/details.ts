import type { BankAccount } from './accounts.js';
import { heldBack, sharedDetails } from './details/books.js';
import type { Books, Shared } from './details/books.js';
import { creditDetails } from './details/credit.js';
import type { CreditDetails } from './details/credit.js';
import { depositDetails } from './details/deposit.js';
import type { DepositDetails } from './details/deposit.js';
import { investmentDetails } from './details/investment.js';
import type { InvestmentDetails } from './details/investment.js';
import { loanDetails } from './details/loan.js';
import type { LoanDetails } from './details/loan.js';
import { oddlyTold } from './details/odd.js';
import { rewardsDetails } from './details/rewards.js';
import type { RewardsDetails } from './details/rewards.js';
import type { Feed, FeedView } from './feed.js';
import type { AccountKind } from './persona.js';

/** Of accounts that fit no other family. */
export interface OtherDetails extends Shared {
  readonly family: 'other';
  /** The balance without what is announced. */
  readonly available?: number | undefined;
}

/**
 * What an institution tells of an account beside its bookings, by the family that its kind belongs
 * to. A field that is absent is not told. Amounts in minor units, days `YYYY-MM-DD`, rates as
 * shares of one.
 */
export type AccountDetails =
  DepositDetails | CreditDetails | LoanDetails | InvestmentDetails | RewardsDetails | OtherDetails;

/**
 * An account at the end of a day, or as it was when it was closed. All facts are drawn from the feed, so that they agree with the
 * bookings and with one another.
 */
export function detailsOf(
  feed: Feed,
  account: BankAccount,
  view: FeedView,
  day: string,
): AccountDetails {
  const closed = account.closedAt?.slice(0, 10) ?? day;
  const last = closed < day ? closed : day;
  return oddlyTold(account, BY_KIND[account.kind]({ feed, account, view, day: last }));
}

function other(books: Books): OtherDetails {
  const shared = sharedDetails(books);
  return { family: 'other', ...shared, available: (shared.balance ?? 0) - heldBack(books) };
}

const BY_KIND: Readonly<Record<AccountKind, (books: Books) => AccountDetails>> = {
  checking: depositDetails,
  savings: depositDetails,
  moneyMarket: depositDetails,
  cd: depositDetails,
  creditCard: creditDetails,
  lineOfCredit: creditDetails,
  loan: loanDetails,
  mortgage: loanDetails,
  investment: investmentDetails,
  rewards: rewardsDetails,
  other,
};
