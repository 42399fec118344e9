import type { Call } from '../../../core/http/endpoint.js';
import { empty, ok } from '../../../core/http/endpoint.js';
import type { ClientConfiguration } from '../client-configuration/schema.js';
import { configurationOf } from '../client-configuration/service.js';
import { endpoint, type UserIdentity } from '../endpoint.js';
import { documentsOf } from '../pfm/documents.js';
import {
  SplitTransactionsParams,
  TransactionPath,
  UpdateMultipleTransactionsParams,
  UpdateTransactionsParams,
} from './body-schema.js';
import { namesOf } from './names.js';
import { DeletionQuery, TransactionQuery } from './query-schema.js';
import * as transactions from './service.js';
import { identifierListDocument, transactionDocument, transactionListDocument } from './wire.js';

export const getAndSearchAllTransactions = endpoint({
  as: 'user',
  ais: true,
  pfm: true,
  method: 'get',
  path: '/transactions',
  query: TransactionQuery,
  handle: (call) => {
    const documents = documentsOf(call);
    const names = namesOf(documents);
    const page = transactions.listTransactions(documents, call.query, names, {
      memory: call.identity.transactions,
      configuration: inForce(call),
    });
    return ok(transactionListDocument(page, call.query, names));
  },
});

export const getTransaction = endpoint({
  as: 'user',
  ais: true,
  method: 'get',
  path: '/transactions/:id',
  params: TransactionPath,
  handle: (call) => {
    const documents = documentsOf(call);
    const names = namesOf(documents);
    const { id } = call.params;
    const transaction = transactions.visibleTransaction(documents, id, names, inForce(call));
    return ok(transactionDocument(transaction, names));
  },
});

export const editTransaction = endpoint({
  as: 'user',
  ais: true,
  pfm: true,
  method: 'patch',
  path: '/transactions/:id',
  params: TransactionPath,
  body: UpdateTransactionsParams,
  handle: (call) => {
    const documents = documentsOf(call);
    const names = namesOf(documents);
    const { params, body } = call;
    const transaction = transactions.editTransaction(documents, params.id, body, names);
    return ok(transactionDocument(transaction, names));
  },
});

export const editMultipleTransactions = endpoint({
  as: 'user',
  ais: true,
  pfm: true,
  method: 'patch',
  path: '/transactions',
  body: UpdateMultipleTransactionsParams,
  handle: (call) => {
    const documents = documentsOf(call);
    const changed = transactions.editTransactions(documents, call.body, namesOf(documents));
    return ok(identifierListDocument(changed));
  },
});

export const deleteTransaction = endpoint({
  as: 'user',
  ais: true,
  method: 'delete',
  path: '/transactions/:id',
  params: TransactionPath,
  handle: (call) => {
    transactions.deleteTransaction(documentsOf(call), call.params.id, call.identity.bank);
    return empty();
  },
});

export const deleteAllTransactions = endpoint({
  as: 'user',
  ais: true,
  pfm: true,
  method: 'delete',
  path: '/transactions',
  query: DeletionQuery,
  handle: (call) => {
    const { query, identity, now } = call;
    const gone = transactions.deleteTransactions(documentsOf(call), query, identity.bank, now);
    return ok(identifierListDocument(gone));
  },
});

export const splitTransaction = endpoint({
  as: 'user',
  ais: true,
  pfm: true,
  method: 'post',
  path: '/transactions/:id/split',
  params: TransactionPath,
  body: SplitTransactionsParams,
  handle: (call) => {
    const documents = documentsOf(call);
    const names = namesOf(documents);
    const { id } = call.params;
    const parts = call.body.subTransactions;
    return ok(
      transactionDocument(transactions.splitTransaction(documents, id, parts, names), names),
    );
  },
});

export const restoreTransaction = endpoint({
  as: 'user',
  ais: true,
  pfm: true,
  method: 'post',
  path: '/transactions/:id/restore',
  params: TransactionPath,
  handle: (call) => {
    const documents = documentsOf(call);
    const transaction = transactions.restoreTransaction(documents, call.params.id);
    return ok(transactionDocument(transaction, namesOf(documents)));
  },
});

const inForce = ({
  world,
  identity,
}: Pick<Call<UserIdentity>, 'world' | 'identity'>): ClientConfiguration =>
  configurationOf(world, identity.clients, identity.client);
