import { FIRST_DAY, monthOf, yearsLater } from '../days.js';
import type { FlowOf } from '../feed/flows.js';
import { isEmployerPlan } from '../funding.js';
import { dueIn, flowBookings, heldBack, sharedDetails, sumOf, yearStart } from './books.js';
import type { Books, Shared } from './books.js';

/** Of accounts that hold securities: `cash` and `marketValue` are the balance. */
export interface InvestmentDetails extends Shared {
  readonly family: 'investment';
  readonly cash?: number | undefined;
  /** Without what announced purchases will cost. */
  readonly availableCash?: number | undefined;
  readonly marketValue?: number | undefined;
  /** Nobody here borrows money for securities, or securities. */
  readonly marginBalance?: number | undefined;
  readonly shortBalance?: number | undefined;
  /** What bonds will pay back. */
  readonly maturityValue?: number | undefined;
  /** Of a plan of an employer: what belongs to the customer for good, and what does not yet. */
  readonly vested?: number | undefined;
  readonly unvested?: number | undefined;
  /** The employer's last contribution, this year's and all since 2015. */
  readonly match?: number | undefined;
  readonly matchThisYear?: number | undefined;
  readonly matchTotal?: number | undefined;
  /** The customer's own. */
  readonly pretax?: number | undefined;
  readonly pretaxThisYear?: number | undefined;
  readonly pretaxTotal?: number | undefined;
  readonly contributionsThisYear?: number | undefined;
}

export function investmentDetails(books: Books): InvestmentDetails {
  const { feed, account, view, day } = books;
  const shared = sharedDetails(books);
  const cash = feed.cashAt(account, view, day);
  return {
    ...{ family: 'investment', ...shared, cash },
    availableCash: cash - heldBack(books),
    marketValue: (shared.balance ?? 0) - cash,
    ...{ marginBalance: 0, shortBalance: 0 },
    maturityValue: feed.redemptionValueAt(account, view, day),
    ...planOf(books, shared.balance ?? 0),
  };
}

/** An employer's contributions belong to the customer a year after they were made. */
function planOf(books: Books, balance: number): Partial<InvestmentDetails> {
  if (!isEmployerPlan(books.account)) return {};
  const lastYear = yearsLater(books.day, -1);
  const matches = flowBookings(books, 'regular', lastYear).filter(
    ({ category, day }) => category === 'match' && day > lastYear,
  );
  const january = yearStart(books);
  const matchThisYear = sumOf(matches.filter(({ day }) => day >= january));
  const pretaxThisYear = savingsSince(books, january);
  const unvested = sumOf(matches);
  return {
    ...{ vested: balance - unvested, unvested },
    ...{ match: matches.at(-1)?.amount, matchThisYear, matchTotal: allMatch(books) },
    ...{ pretax: savingsOf(books).at(-1)?.amount, pretaxThisYear },
    pretaxTotal: savingsSince(books, FIRST_DAY),
    contributionsThisYear: matchThisYear + pretaxThisYear,
  };
}

function allMatch({ feed, account, view, day }: Books): number {
  return feed.flowTotal(account, view, { kind: 'regular', category: 'match' }, day);
}

function savingsOf({ feed, account }: Books): readonly FlowOf<'transfer'>[] {
  const inflows = feed.planOf(account).inflows.get(account.id) ?? [];
  return inflows.map(({ flow }) => flow).filter((flow) => flow.flow === 'transfer');
}

/** Transfers are the same every month, so that counting months is enough. */
function savingsSince(books: Books, first: string): number {
  const month = monthOf(books.day);
  return savingsOf(books).reduce((sum, { amount, day }) => {
    const months = month - monthOf(first) + Number(dueIn(month, day) <= books.day);
    return sum + amount * months;
  }, 0);
}
