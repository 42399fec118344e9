import { accountsOf, type BankAccount } from '../../../bank/accounts.js';
import type { FeedView } from '../../../bank/feed.js';
import { loginRefOf } from '../../../bank/login.js';
import { standing } from '../../../bank/standing.js';
import { bankSideOf } from '../bank-connections/bank-side.js';
import type { Connection } from '../bank-connections/schema.js';
import { dayOf } from '../dates.js';
import type { DownloadDocuments } from './documents.js';

/** What the bank of a connection shows at an instant to whoever is signed in. */
export interface Delivery {
  readonly at: Date;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly view: FeedView;
  /** Those that are open, by the bank's own names of them. */
  readonly accounts: ReadonlyMap<string, BankAccount>;
}

/** `undefined` while the bank is down, and where fixtures no longer know the login. */
export function deliveryOf(
  { bank, world, document }: DownloadDocuments,
  connection: Pick<Connection, 'login'>,
  at: Date,
): Delivery | undefined {
  const side = bankSideOf(bank, world, connection);
  if (!side) return undefined;
  const { state } = document(loginRefOf(side.rule));
  const stands = standing(side.rule, state, at);
  if (stands.downCode !== undefined) return undefined;
  const accounts = accountsOf(side.rule, stands);
  return {
    at,
    day: dayOf(at),
    view: { seed: world.seed, state, at },
    accounts: new Map(accounts.map((account) => [account.id, account])),
  };
}
