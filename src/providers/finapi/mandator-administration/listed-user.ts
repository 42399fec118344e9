import type { ConnectionHistory, MonthOfChange } from '../bank-connections/history.js';

/** One row of the user list: a user, or an earlier life of an id that was deleted. */
export interface ListedUser {
  /** Distorted once the user is deleted. */
  readonly userId: string;
  /** All days are `YYYY-MM-DD`. */
  readonly registered: string;
  readonly deleted?: string | undefined;
  readonly lastActive?: string | undefined;
  readonly locked: boolean;
  readonly connections: number;
  readonly latestImport?: string | undefined;
  readonly latestDeletion?: string | undefined;
  readonly months: readonly MonthOfChange[];
}

/** The columns of a row that come from the history of a user's connections. */
export const historyColumns = (
  history: ConnectionHistory,
): Pick<ListedUser, 'months' | 'latestImport' | 'latestDeletion'> => ({
  months: history.months,
  latestImport: history.latestImport,
  latestDeletion: history.latestDeletion,
});

/**
 * What is shown of the id of a deleted user: first and last character, the middle made unreadable.
 *
 * finAPI gives one example ("user" becomes "uXXr"). Not documented for ids of one or two
 * characters; we answer "X" and the first character with an "X", so that none survives whole.
 */
export function distortedId(userId: string): string {
  if (userId.length <= 2) return userId.length === 2 ? `${userId.slice(0, 1)}X` : 'X';
  return `${userId.slice(0, 1)}${'X'.repeat(userId.length - 2)}${userId.slice(-1)}`;
}
