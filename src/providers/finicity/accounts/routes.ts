import { ok, type Reply } from '../../../core/http/endpoint.js';
import { customerOf } from '../customer-call.js';
import { endpoint } from '../endpoint.js';
import { LoginPath } from '../logins/schema.js';
import { AccountPath } from './schema.js';
import { account, accountsOfLogin, allAccounts, type Accounts } from './service.js';
import { accountListDocument } from './wire.js';

export const getCustomerAccounts = endpoint({
  method: 'get',
  path: '/accounts',
  handle: (call) => listed(allAccounts(customerOf(call).state)),
});

export const getLoginAccounts = endpoint({
  method: 'get',
  path: '/logins/:institutionLoginId/accounts',
  params: LoginPath,
  handle: (call) => listed(accountsOfLogin(customerOf(call).state, call.params.institutionLoginId)),
});

/** Answers a list with one entry. */
export const getAccount = endpoint({
  method: 'get',
  path: '/accounts/:accountId',
  params: AccountPath,
  handle: (call) => listed(account(customerOf(call).state, call.params.accountId)),
});

const listed = ({ accounts, logins }: Accounts): Reply => ok(accountListDocument(accounts, logins));
