import * as z from 'zod';

import { QueryAmount } from '../amounts.js';
import type { BankingInterface } from '../bank-connections/schema.js';
import { idList, pagedBy } from '../paging.js';
import { QueryDay } from '../parameters.js';
import { filled, Flag, generalText, optional, PathId } from '../patterns.js';
import { wordList } from '../query-words.js';
import { AccountType } from './account-type.js';

export { AccountType };

export type AccountStatus =
  'UPDATED' | 'UPDATED_FIXED' | 'DOWNLOAD_IN_PROGRESS' | 'DOWNLOAD_FAILED' | 'DEPRECATED';

/** An account of a bank connection. Kept in the user's document, in the table `accounts`. */
export interface Account {
  readonly id: number;
  readonly connectionId: number;
  /** The bank's own name of it. */
  readonly bankAccount: string;
  /** As the bank says, or as the user has chosen since. */
  readonly name?: string;
  readonly type: AccountType;
  /** True once the user has chosen a type or a name of its own, which updates leave alone. */
  readonly hasChosenType?: true;
  readonly hasChosenName?: true;
  readonly number: string;
  readonly iban?: string;
  readonly subNumber?: string;
  readonly holder?: string;
  readonly currency: string;
  /** Minor units; absent until a balance has been downloaded. */
  readonly balance?: number;
  /** ISO instant of the latest update, if it has left the balance as it was. */
  readonly balanceSkippedAt?: string;
  /** Minor units; how far it may be overdrawn. */
  readonly overdraftLimit?: number;
  readonly isNew: boolean;
  /** ISO instant. */
  readonly importedAt: string;
  /** In finAPI's order of preference. */
  readonly interfaces: readonly AccountInterface[];
  /** What the next download of transactions goes on from; absent before the first. */
  readonly downloaded?: Downloaded;
}

/** An account as one interface of its connection serves it. */
export interface AccountInterface {
  readonly bankingInterface: BankingInterface;
  readonly status: AccountStatus;
  /** ISO instants. */
  readonly lastSuccessfulUpdate?: string;
  readonly lastUpdateAttempt?: string;
}

/** How far the transactions of an account have been downloaded. */
export interface Downloaded {
  /** `YYYY-MM-DD`: the last day whose bookings were asked for. */
  readonly until: string;
  /** Minor units: the balance to which all transactions so far add up. */
  readonly balance: number;
  /** The bank's numbers of those bookings that it may deliver once more, each with its day. */
  readonly recent: Readonly<Record<string, string>>;
  /** Ids of transactions whose bookings lie in the future. */
  readonly ahead: readonly number[];
}

export const AccountPath = z.object({ id: PathId });

/** What `getAndSearchAllAccounts` may be asked; an account must pass all that is given. */
export const AccountQuery = z.object({
  ids: idList(),
  search: z.string().optional(),
  accountTypes: wordList(AccountType.options),
  bankConnectionIds: idList(),
  minLastSuccessfulUpdate: QueryDay,
  maxLastSuccessfulUpdate: QueryDay,
  minBalance: filled(QueryAmount.optional()),
  maxBalance: filled(QueryAmount.optional()),
});
export type AccountQuery = z.infer<typeof AccountQuery>;

/** What `editAccount` may change; null counts as absent. */
export const AccountParams = z.object({
  accountName: optional(generalText({ min: 1, max: 512 })),
  accountType: optional(AccountType),
  isNew: optional(z.boolean()),
});
export type AccountParams = z.infer<typeof AccountParams>;

/** What `getDailyBalances` may be asked. */
export const DailyBalanceQuery = z.object({
  accountIds: idList(),
  startDate: QueryDay,
  endDate: QueryDay,
  withProjection: filled(Flag.default(true)),
  ...pagedBy(['date', 'balance', 'income', 'spending']),
});
export type DailyBalanceQuery = z.infer<typeof DailyBalanceQuery>;
