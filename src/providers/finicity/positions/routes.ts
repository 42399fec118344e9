import { ok } from '../../../core/http/endpoint.js';
import { accountAtBank, refsAtBank } from '../accounts/at-bank.js';
import { AccountPath } from '../accounts/schema.js';
import { endpoint } from '../endpoint.js';
import { positionsOf } from './service.js';
import { positionsDocument } from './wire.js';

export const getInvestmentPositions = endpoint({
  method: 'get',
  path: '/accounts/:accountId/positions',
  params: AccountPath,
  needs: (call) => refsAtBank(call, call.identity.bank, call.params.accountId),
  handle: (call) => {
    const asked = accountAtBank(call, call.identity.bank, call.params.accountId);
    call.explain(`positions as the aggregation of ${asked.login.succeededAt} has seen them`);
    return ok(positionsDocument(positionsOf(call, asked)));
  },
});
