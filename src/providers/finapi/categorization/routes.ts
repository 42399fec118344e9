import { empty, ok } from '../../../core/http/endpoint.js';
import { endpoint } from '../endpoint.js';
import { documentsOf, pfmNeeds } from '../pfm/documents.js';
import { CategorizationCheck, TrainingSample, TriggerCategorizationParams } from './schema.js';
import * as categorization from './service.js';
import { checkDocument } from './wire.js';

export const trainCategorization = endpoint({
  as: 'user',
  pfm: true,
  method: 'post',
  path: '/categories/trainCategorization',
  body: TrainingSample,
  needs: pfmNeeds,
  handle: (call) => {
    categorization.train(documentsOf(call), call.body);
    return empty();
  },
});

export const checkCategorization = endpoint({
  as: 'user',
  pfm: true,
  method: 'post',
  path: '/tests/checkCategorization',
  body: CategorizationCheck,
  needs: pfmNeeds,
  handle: (call) => ok(checkDocument(categorization.check(documentsOf(call), call.body))),
});

export const triggerCategorization = endpoint({
  as: 'user',
  pfm: true,
  method: 'post',
  path: '/transactions/triggerCategorization',
  body: TriggerCategorizationParams,
  handle: (call) => {
    categorization.trigger(documentsOf(call), call.body, call.now);
    return empty();
  },
});
