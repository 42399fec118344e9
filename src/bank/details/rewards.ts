import type { PersonaAccount } from '../persona.js';
import { flowBookings, sharedDetails, sumOf, yearStart } from './books.js';
import type { Books, Shared } from './books.js';

/** Of points for loyalty, in hundredths of a point. */
export interface RewardsDetails extends Shared {
  readonly family: 'rewards';
  readonly sort?: NonNullable<PersonaAccount['programme']>['sort'] | undefined;
  readonly programme?: string | undefined;
  /** Points at the beginning of 2015. */
  readonly originalBalance?: number | undefined;
  readonly earnedThisYear?: number | undefined;
  /** How often points were earned this year. */
  readonly earningsThisYear?: number | undefined;
  /** With those of the beginning. */
  readonly earnedTotal?: number | undefined;
}

export function rewardsDetails(books: Books): RewardsDetails {
  const { feed, account, view, day } = books;
  const thisYear = flowBookings(books, 'earning', yearStart(books));
  const earned = feed.flowTotal(account, view, { kind: 'earning', category: 'points' }, day);
  return {
    ...{ family: 'rewards', ...sharedDetails(books) },
    sort: account.described.programme?.sort,
    programme: account.described.programme?.name,
    originalBalance: account.opening,
    earnedThisYear: sumOf(thisYear),
    earningsThisYear: thisYear.length,
    earnedTotal: account.opening + earned,
  };
}
