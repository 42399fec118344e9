import type { Bank } from '../../../bank/bank.js';
import type { UserState } from '../users/document.js';
import type { TestAccounts } from './deletion.js';

/** Which accounts of a user are at banks that exist for tests only. */
export function testAccountsOf(
  { accounts, connections }: Pick<UserState, 'accounts' | 'connections'>,
  bank: Pick<Bank, 'institutionByFinapiBankId'>,
): TestAccounts {
  const isAtTestBank = (connectionId: number): boolean => {
    const connection = connections[String(connectionId)];
    const institution = connection && bank.institutionByFinapiBankId(connection.bankId);
    return institution?.finapi?.isTestBank ?? false;
  };
  const found = Object.values(accounts).filter(({ connectionId }) => isAtTestBank(connectionId));
  return new Set(found.map(({ id }) => id));
}
