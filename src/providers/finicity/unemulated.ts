import type { UnemulatedOperation } from '../../core/provider.js';

/** What the API documents beyond what is emulated. */
export const unemulated: readonly UnemulatedOperation[] = [
  { operation: 'getAccountTransactions', method: 'get', path: '/accounts/:accountId/transactions' },
  { operation: 'getInvestmentPositions', method: 'get', path: '/accounts/:accountId/positions' },
];
