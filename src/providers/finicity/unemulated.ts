import type { UnemulatedOperation } from '../../core/provider.js';

/**
 * What the API documents beyond what is emulated. The path of translateIntuitInstitutionId is a
 * guess, and whether the facade had the batch files at all is not known.
 */
export const unemulated: readonly UnemulatedOperation[] = [
  { operation: 'getAccountTransactions', method: 'get', path: '/accounts/:accountId/transactions' },
  { operation: 'getInvestmentPositions', method: 'get', path: '/accounts/:accountId/positions' },
  { operation: 'updateAccountType', method: 'put', path: '/accounts/:accountId' },
  { operation: 'deleteAccount', method: 'delete', path: '/accounts/:accountId' },
  { operation: 'deleteCustomer', method: 'delete', path: '/customers' },
  { operation: 'listFiles', method: 'get', path: '/export/files' },
  { operation: 'getFileData', method: 'get', path: '/export/files/:name' },
  { operation: 'deleteFile', method: 'delete', path: '/export/files/:name' },
  {
    operation: 'translateIntuitInstitutionId',
    method: 'get',
    path: '/institutions/:intuitInstitutionId/translate',
  },
];
