import type { CategoryFacts } from '../categories/catalogue.js';

/** What a check has found for one of the transactions that it was given. */
export interface Finding {
  readonly transactionId: string;
  readonly category?: CategoryFacts | undefined;
}
