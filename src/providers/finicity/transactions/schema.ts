import * as z from 'zod';

import type { ListedSecurity } from '../../../bank/holdings/listed.js';
import type { StatementLine } from '../../../bank/statement-line.js';

/** Of several parameters of a name the first counts, as elsewhere. */
const Day = z.preprocess(
  (value: unknown) => (Array.isArray(value) ? (value as unknown[])[0] : value),
  z.iso.date('is no day, YYYY-MM-DD'),
);

/**
 * Parameters of other names are ignored; a client in Go asks with `tnxEndDate`. Not documented: an
 * end before the start is an error, an end in the future is none.
 */
export const PeriodQuery = z
  .object({ txnStartDate: Day, txnEndDate: Day.optional() })
  .refine(({ txnStartDate, txnEndDate }) => !txnEndDate || txnStartDate <= txnEndDate, {
    message: 'lies before txnStartDate',
    path: ['txnEndDate'],
  });
export type PeriodQuery = z.infer<typeof PeriodQuery>;

/** A line of a statement, and what is told beside it. */
export interface Entry {
  readonly line: StatementLine;
  /** The day on which it was booked, even if an odd login does not tell; absent of what is pending. */
  readonly day?: string;
  /** Minor units, once the line is booked. */
  readonly runningBalance?: number;
  /** What was traded, or has paid. */
  readonly security?: ListedSecurity;
}
