import { created, empty, ok } from '../../../core/http/endpoint.js';
import { endpoint } from '../endpoint.js';
import { knownThings } from './known-things.js';
import { NotificationRuleParams, RuleFilter, RulePath } from './schema.js';
import { createRule, deleteRule, deleteRules, existingRule, findRules } from './service.js';
import { identifiersDocument, ruleDocument, rulesDocument } from './wire.js';

export const createNotificationRule = endpoint({
  as: 'user',
  method: 'post',
  path: '/notificationRules',
  body: NotificationRuleParams,
  handle: ({ world, identity: { user }, body, now }) =>
    created(ruleDocument(createRule(user, body, knownThings(user.state), world, now))),
});

export const getAndSearchAllNotificationRules = endpoint({
  as: 'user',
  method: 'get',
  path: '/notificationRules',
  query: RuleFilter,
  handle: ({ identity: { user }, query }) => ok(rulesDocument(findRules(user.state, query))),
});

export const deleteAllNotificationRules = endpoint({
  as: 'user',
  method: 'delete',
  path: '/notificationRules',
  handle: ({ identity: { user }, now }) => ok(identifiersDocument(deleteRules(user, now))),
});

export const getNotificationRule = endpoint({
  as: 'user',
  method: 'get',
  path: '/notificationRules/:id',
  params: RulePath,
  handle: ({ identity: { user }, params }) => ok(ruleDocument(existingRule(user.state, params.id))),
});

export const deleteNotificationRule = endpoint({
  as: 'user',
  method: 'delete',
  path: '/notificationRules/:id',
  params: RulePath,
  handle: ({ identity: { user }, params, now }) => {
    deleteRule(user, params.id, now);
    return empty();
  },
});
