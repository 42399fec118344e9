import type { Account } from '../accounts/schema.js';
import type { BankingInterface, Connection } from '../bank-connections/schema.js';
import type { Transaction } from '../transactions/schema.js';

/** What one update without the user has brought: the rules of the user are held against it. */
export interface UpdateEvents {
  readonly connections: readonly ConnectionEvents[];
  /** Version of terms that the user has to accept and was not told of so far. */
  readonly newTermsVersion?: number;
}

export interface ConnectionEvents {
  readonly connection: Connection;
  readonly bankName: string;
  /** Interfaces whose stored credentials the bank has refused. */
  readonly refused: readonly BankingInterface[];
  readonly accounts: readonly AccountEvents[];
}

export interface AccountEvents {
  /** As it is after the update. */
  readonly account: Account;
  /** Through which the update came. */
  readonly bankingInterface: BankingInterface;
  /** Whether this interface brings bookings of the account, and no other one does. */
  readonly isFed?: boolean;
  /** Minor units; absent where no balance was known before. */
  readonly oldBalance?: number | undefined;
  /** What the bank has delivered; adjusting entries are not among it. */
  readonly newTransactions: readonly Transaction[];
}

/** An update that is worth holding rules against. */
export const isEventful = ({ connections, newTermsVersion }: UpdateEvents): boolean =>
  newTermsVersion !== undefined ||
  connections.some(
    ({ refused, accounts }) =>
      refused.length > 0 ||
      accounts.some(
        ({ account, oldBalance, newTransactions }) =>
          newTransactions.length > 0 || account.balance !== oldBalance,
      ),
  );
