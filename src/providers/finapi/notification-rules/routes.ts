import { created, empty, ok } from '../../../core/http/endpoint.js';
import { endpoint } from '../endpoint.js';
import { documentsOf, pfmNeeds } from '../pfm/documents.js';
import { knownThings } from './known-things.js';
import { NotificationRuleParams, RuleFilter, RulePath } from './schema.js';
import { createRule, deleteRule, deleteRules, existingRule, findRules } from './service.js';
import { identifiersDocument, ruleDocument, rulesDocument } from './wire.js';

export const createNotificationRule = endpoint({
  as: 'user',
  pfm: true,
  method: 'post',
  path: '/notificationRules',
  body: NotificationRuleParams,
  needs: pfmNeeds,
  handle: (call) => {
    const documents = documentsOf(call);
    const { user, world } = documents;
    return created(
      ruleDocument(createRule(user, call.body, knownThings(documents), world, call.now)),
    );
  },
});

export const getAndSearchAllNotificationRules = endpoint({
  as: 'user',
  pfm: true,
  method: 'get',
  path: '/notificationRules',
  query: RuleFilter,
  handle: ({ identity: { user }, query }) => ok(rulesDocument(findRules(user.state, query))),
});

export const deleteAllNotificationRules = endpoint({
  as: 'user',
  pfm: true,
  method: 'delete',
  path: '/notificationRules',
  handle: ({ identity: { user }, now }) => ok(identifiersDocument(deleteRules(user, now))),
});

export const getNotificationRule = endpoint({
  as: 'user',
  pfm: true,
  method: 'get',
  path: '/notificationRules/:id',
  params: RulePath,
  handle: ({ identity: { user }, params }) => ok(ruleDocument(existingRule(user.state, params.id))),
});

export const deleteNotificationRule = endpoint({
  as: 'user',
  pfm: true,
  method: 'delete',
  path: '/notificationRules/:id',
  params: RulePath,
  handle: ({ identity: { user }, params, now }) => {
    deleteRule(user, params.id, now);
    return empty();
  },
});
