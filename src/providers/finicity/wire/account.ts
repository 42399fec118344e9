import { xmlType } from '../../../core/http/xml-describe.js';
import { Namespace } from './namespaces.js';

/** What accounts of all kinds share; `aggrStatusCode` is a string in JSON, too. */
export const Account = xmlType(Namespace.account, {
  accountId: 'integer',
  status: 'string',
  accountNumber: 'string',
  accountNumberReal: 'string',
  accountNickname: 'string',
  displayPosition: 'integer',
  institutionId: 'integer',
  description: 'string',
  registeredUserName: 'string',
  balanceAmount: 'decimal',
  balanceDate: 'instant',
  balancePreviousAmount: 'decimal',
  lastTxnDate: 'instant',
  aggrSuccessDate: 'instant',
  aggrAttemptDate: 'instant',
  aggrStatusCode: 'string',
  currencyCode: 'string',
  bankId: 'string',
  institutionLoginId: 'integer',
});
