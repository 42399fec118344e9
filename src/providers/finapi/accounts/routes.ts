import { empty, ok, type Call } from '../../../core/http/endpoint.js';
import { configurationOf } from '../client-configuration/service.js';
import { endpoint, type UserIdentity } from '../endpoint.js';
import { itemsOn } from '../paging.js';
import { documentsOf } from '../pfm/documents.js';
import { pieceRefs } from '../transactions/pieces.js';
import { findBalances } from './balances-of-user.js';
import { dailyBalanceListDocument } from './daily-balance-wire.js';
import * as deletion from './deletion.js';
import { AccountParams, AccountPath, AccountQuery, DailyBalanceQuery } from './schema.js';
import * as accounts from './service.js';
import { shownAccount, type Beholder } from './shown.js';
import { accountDocument, accountListDocument, identifierListDocument } from './wire.js';

export const getAndSearchAllAccounts = endpoint({
  as: 'user',
  ais: true,
  method: 'get',
  path: '/accounts',
  query: AccountQuery,
  handle: (call) => {
    const { state } = call.identity.user;
    const beholder = beholderOf(call);
    const found = accounts.findAccounts(state, call.query);
    return ok(accountListDocument(found.map((one) => shownAccount(one, state, beholder))));
  },
});

export const getAccount = endpoint({
  as: 'user',
  ais: true,
  method: 'get',
  path: '/accounts/:id',
  params: AccountPath,
  handle: (call) => {
    const { state } = call.identity.user;
    const account = accounts.knownAccount(state, call.params.id);
    return ok(accountDocument(shownAccount(account, state, beholderOf(call))));
  },
});

export const editAccount = endpoint({
  as: 'user',
  ais: true,
  method: 'patch',
  path: '/accounts/:id',
  params: AccountPath,
  body: AccountParams,
  handle: (call) => {
    const { user } = call.identity;
    const edited = accounts.editAccount(user, call.params.id, call.body, call.now);
    return ok(accountDocument(shownAccount(edited, user.state, beholderOf(call))));
  },
});

export const deleteAccount = endpoint({
  as: 'user',
  ais: true,
  method: 'delete',
  path: '/accounts/:id',
  params: AccountPath,
  needs: ({ identity }) => pieceRefs(identity.user),
  handle: (call) => {
    deletion.deleteAccount(documentsOf(call), call.params.id, call.now);
    return empty();
  },
});

export const deleteAllAccounts = endpoint({
  as: 'user',
  ais: true,
  method: 'delete',
  path: '/accounts',
  needs: ({ identity }) => pieceRefs(identity.user),
  handle: (call) =>
    ok(identifierListDocument(deletion.deleteAllAccounts(documentsOf(call), call.now))),
});

export const getDailyBalances = endpoint({
  as: 'user',
  ais: true,
  pfm: true,
  method: 'get',
  path: '/accounts/dailyBalances',
  query: DailyBalanceQuery,
  needs: ({ identity }) => pieceRefs(identity.user),
  handle: (call) => {
    const { query, now } = call;
    const { balances, latestCommonUpdate, story } = findBalances(documentsOf(call), query, now);
    call.explain(story);
    const days = itemsOn(query, balances);
    return ok(dailyBalanceListDocument(days, latestCommonUpdate, query, balances.length));
  },
});

const beholderOf = ({
  world,
  identity: { bank, clients, client },
}: Pick<Call<UserIdentity>, 'world' | 'identity'>): Beholder => ({
  world,
  bank,
  configuration: configurationOf(world, clients, client),
});
