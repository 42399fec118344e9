import { json, type WireDocument, type WireFields } from '../../../core/http/wire.js';
import type { NotificationRule } from './schema.js';

export const ruleDocument = (rule: NotificationRule): WireDocument => json(ruleFields(rule));

export const rulesDocument = (rules: readonly NotificationRule[]): WireDocument =>
  json({ notificationRules: rules.map(ruleFields) });

export const identifiersDocument = (identifiers: readonly number[]): WireDocument =>
  json({ identifiers });

const ruleFields = (rule: NotificationRule): WireFields => ({
  id: rule.id,
  triggerEvent: rule.triggerEvent,
  params: { ...rule.params },
  callbackHandle: rule.callbackHandle,
  includeDetails: rule.includeDetails,
});
