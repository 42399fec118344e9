import { empty, ok, type Reply } from '../../../core/http/endpoint.js';
import { customerOf } from '../customer-call.js';
import { endpoint } from '../endpoint.js';
import { LoginPath } from '../logins/schema.js';
import { AccountChoiceBody } from './choice.js';
import { AccountPath } from './schema.js';
import {
  account,
  accountsOfLogin,
  allAccounts,
  chooseType,
  removeAccount,
  type Accounts,
} from './service.js';
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

/** Says of what kind an account is that nobody knows the kind of. */
export const updateAccountType = endpoint({
  method: 'put',
  path: '/accounts/:accountId',
  params: AccountPath,
  body: AccountChoiceBody,
  handle: (call) => {
    const { type, subtype } = call.body;
    chooseType(customerOf(call), call.params.accountId, call.body);
    call.explain(`the account is a ${type} from now on, ${subtype}`);
    return empty();
  },
});

export const deleteAccount = endpoint({
  method: 'delete',
  path: '/accounts/:accountId',
  params: AccountPath,
  handle: (call) => {
    removeAccount(customerOf(call), call.params.accountId);
    return empty();
  },
});

const listed = ({ accounts, logins }: Accounts): Reply => ok(accountListDocument(accounts, logins));
