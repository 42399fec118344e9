import { ok } from '../../../core/http/endpoint.js';
import { endpoint } from '../endpoint.js';
import { itemsOn } from '../paging.js';
import { PendingTransactionPath, PendingTransactionQuery } from './schema.js';
import { findPendingTransactions, knownPendingTransaction } from './service.js';
import { pendingTransactionDocument, pendingTransactionListDocument } from './wire.js';

export const getAndSearchAllPendingTransactions = endpoint({
  as: 'user',
  ais: true,
  method: 'get',
  path: '/pendingTransactions',
  query: PendingTransactionQuery,
  handle: ({ identity, query }) => {
    const found = findPendingTransactions(identity.user.state, query);
    return ok(pendingTransactionListDocument(itemsOn(query, found), query, found.length));
  },
});

export const getPendingTransaction = endpoint({
  as: 'user',
  ais: true,
  method: 'get',
  path: '/pendingTransactions/:id',
  params: PendingTransactionPath,
  handle: ({ identity, params }) =>
    ok(pendingTransactionDocument(knownPendingTransaction(identity.user.state, params.id))),
});
