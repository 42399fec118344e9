import { created, empty, ok } from '../../../core/http/endpoint.js';
import { configurationOf } from '../client-configuration/service.js';
import { endpoint } from '../endpoint.js';
import { documentsOf, pfmAndTransactionNeeds, pfmNeeds } from '../pfm/documents.js';
import { cashFlowsAsked } from './cash-flow-service.js';
import {
  CashFlowQuery,
  CategoryParams,
  CategoryPath,
  CategoryQuery,
  EditCategoryParams,
} from './schema.js';
import * as categories from './service.js';
import {
  categoryDocument,
  categoryListDocument,
  identifiersDocument,
  cashFlowsDocument,
} from './wire.js';

export const getAndSearchAllCategories = endpoint({
  as: 'user',
  pfm: true,
  method: 'get',
  path: '/categories',
  query: CategoryQuery,
  needs: pfmNeeds,
  handle: (call) =>
    ok(
      categoryListDocument(categories.searchCategories(documentsOf(call), call.query), call.query),
    ),
});

/** The one service of categories that a client without PFM services may call too. */
export const getCategory = endpoint({
  as: 'user',
  method: 'get',
  path: '/categories/:id',
  params: CategoryPath,
  needs: pfmNeeds,
  handle: (call) =>
    ok(categoryDocument(categories.existingCategory(documentsOf(call), call.params.id))),
});

export const getCashFlows = endpoint({
  as: 'user',
  pfm: true,
  method: 'get',
  path: '/categories/cashFlows',
  query: CashFlowQuery,
  needs: pfmNeeds,
  handle: (call) => {
    const { world, identity, query } = call;
    const flows = cashFlowsAsked(documentsOf(call), query, {
      memory: identity.transactions,
      configuration: configurationOf(world, identity.clients, identity.client),
    });
    return ok(cashFlowsDocument(flows));
  },
});

export const createCategory = endpoint({
  as: 'user',
  pfm: true,
  method: 'post',
  path: '/categories',
  body: CategoryParams,
  needs: pfmNeeds,
  handle: (call) =>
    created(categoryDocument(categories.createCategory(documentsOf(call), call.body))),
});

export const editCategory = endpoint({
  as: 'user',
  pfm: true,
  method: 'patch',
  path: '/categories/:id',
  params: CategoryPath,
  body: EditCategoryParams,
  needs: pfmNeeds,
  handle: (call) => {
    const { params, body } = call;
    return ok(categoryDocument(categories.renameCategory(documentsOf(call), params.id, body)));
  },
});

export const deleteCategory = endpoint({
  as: 'user',
  pfm: true,
  method: 'delete',
  path: '/categories/:id',
  params: CategoryPath,
  needs: pfmAndTransactionNeeds,
  handle: (call) => {
    const documents = documentsOf(call);
    const category = categories.deletableCategory(documents, call.params.id);
    categories.deleteCategories(documents, [category]);
    return empty();
  },
});

export const deleteAllCategories = endpoint({
  as: 'user',
  pfm: true,
  method: 'delete',
  path: '/categories',
  needs: pfmAndTransactionNeeds,
  handle: (call) => {
    const documents = documentsOf(call);
    const all = categories.customCategories(documents);
    return ok(identifiersDocument(categories.deleteCategories(documents, all)));
  },
});
