import { created, empty, ok } from '../../../core/http/endpoint.js';
import { endpoint } from '../endpoint.js';
import { documentsOf, pfmAndTransactionNeeds, pfmNeeds } from '../pfm/documents.js';
import { LabelParams, LabelPath, LabelQuery } from './schema.js';
import * as labels from './service.js';
import { identifiersDocument, labelDocument, labelListDocument } from './wire.js';

export const getAndSearchAllLabels = endpoint({
  as: 'user',
  pfm: true,
  method: 'get',
  path: '/labels',
  query: LabelQuery,
  needs: pfmNeeds,
  handle: (call) =>
    ok(labelListDocument(labels.searchLabels(documentsOf(call), call.query), call.query)),
});

export const getLabel = endpoint({
  as: 'user',
  pfm: true,
  method: 'get',
  path: '/labels/:id',
  params: LabelPath,
  needs: pfmNeeds,
  handle: (call) => ok(labelDocument(labels.existingLabel(documentsOf(call), call.params.id))),
});

export const createLabel = endpoint({
  as: 'user',
  pfm: true,
  method: 'post',
  path: '/labels',
  body: LabelParams,
  needs: pfmNeeds,
  handle: (call) => created(labelDocument(labels.createLabel(documentsOf(call), call.body))),
});

export const editLabel = endpoint({
  as: 'user',
  pfm: true,
  method: 'patch',
  path: '/labels/:id',
  params: LabelPath,
  body: LabelParams,
  needs: pfmNeeds,
  handle: (call) => {
    const { params, body } = call;
    return ok(labelDocument(labels.renameLabel(documentsOf(call), params.id, body)));
  },
});

export const deleteLabel = endpoint({
  as: 'user',
  pfm: true,
  method: 'delete',
  path: '/labels/:id',
  params: LabelPath,
  needs: pfmAndTransactionNeeds,
  handle: (call) => {
    const documents = documentsOf(call);
    labels.deleteLabels(documents, [labels.existingLabel(documents, call.params.id)]);
    return empty();
  },
});

export const deleteAllLabels = endpoint({
  as: 'user',
  pfm: true,
  method: 'delete',
  path: '/labels',
  needs: pfmAndTransactionNeeds,
  handle: (call) => {
    const documents = documentsOf(call);
    return ok(identifiersDocument(labels.deleteLabels(documents, labels.allLabels(documents))));
  },
});
