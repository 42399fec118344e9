import type { Document } from '../../../core/store/kinds.js';
import type { World } from '../../../core/world/world.js';
import { endOfBatchRun } from '../batch-update/running.js';
import type { UserState } from '../users/document.js';
import { nextId } from '../users/ids.js';
import { readParams, type KnownThings } from './params.js';
import { badParams, batchIsRunning, ruleExists, unknownEvent, unknownRule } from './refusals.js';
import {
  TriggerEvent,
  type NotificationRule,
  type NotificationRuleParams,
  type RuleFilter,
} from './schema.js';

export function createRule(
  user: Document<UserState>,
  given: NotificationRuleParams,
  known: KnownThings,
  world: World,
  now: Date,
): NotificationRule {
  assertNoBatchRun(user.state, now);
  const event = TriggerEvent.safeParse(given.triggerEvent);
  if (!event.success) throw unknownEvent();
  const read = readParams(event.data, given.params ?? {}, known);
  if ('complaint' in read) throw badParams(read.complaint);
  const equal = rulesOf(user.state).find(
    (rule) => rule.triggerEvent === event.data && isSame(rule.params, read.params),
  );
  if (equal) throw ruleExists(equal.id);
  const rule: NotificationRule = {
    id: nextId(user, world, 'notificationRule'),
    triggerEvent: event.data,
    params: read.params,
    ...(given.callbackHandle === undefined ? {} : { callbackHandle: given.callbackHandle }),
    includeDetails: given.includeDetails,
  };
  user.put('notificationRules', String(rule.id), rule);
  return rule;
}

/** In the order of their identifiers. */
export function findRules(state: UserState, filter: RuleFilter): readonly NotificationRule[] {
  const { ids, triggerEvent, includeDetails } = filter;
  const wanted = ids && new Set(ids);
  return rulesOf(state)
    .filter(({ id }) => !wanted || wanted.has(id))
    .filter((rule) => triggerEvent === undefined || rule.triggerEvent === triggerEvent)
    .filter((rule) => includeDetails === undefined || rule.includeDetails === includeDetails)
    .sort((one, other) => one.id - other.id);
}

export function existingRule({ notificationRules }: UserState, id: number): NotificationRule {
  const rule = notificationRules[String(id)];
  if (!rule) throw unknownRule();
  return rule;
}

export function deleteRule(user: Document<UserState>, id: number, now: Date): void {
  const rule = existingRule(user.state, id);
  assertNoBatchRun(user.state, now);
  user.drop('notificationRules', String(rule.id));
}

/** Identifiers of the deleted rules, ascending. */
export function deleteRules(user: Document<UserState>, now: Date): readonly number[] {
  assertNoBatchRun(user.state, now);
  const ids = rulesOf(user.state).map(({ id }) => id);
  for (const id of ids) user.drop('notificationRules', String(id));
  return ids.sort((one, other) => one - other);
}

const rulesOf = ({ notificationRules }: UserState): NotificationRule[] =>
  Object.values(notificationRules);

function assertNoBatchRun(state: UserState, now: Date): void {
  const end = endOfBatchRun(state, now);
  if (end !== undefined) throw batchIsRunning(end);
}

/**
 * Two rules are equal when event and parameters are; a handle of its own does not make another
 * rule (not documented).
 */
const isSame = (one: NotificationRule['params'], other: NotificationRule['params']): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([name, value]) => other[name] === value);
