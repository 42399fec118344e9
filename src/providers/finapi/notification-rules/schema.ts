import * as z from 'zod';

import { idList } from '../paging.js';
import { defaulting, filled, optional, required, text } from '../patterns.js';

export const TriggerEvent = z.enum([
  'NEW_ACCOUNT_BALANCE',
  'NEW_TRANSACTIONS',
  'BANK_LOGIN_ERROR',
  'FOREIGN_MONEY_TRANSFER',
  'LOW_ACCOUNT_BALANCE',
  'HIGH_TRANSACTION_AMOUNT',
  'CATEGORY_CASH_FLOW',
  'NEW_TERMS_AND_CONDITIONS',
]);
export type TriggerEvent = z.infer<typeof TriggerEvent>;

/** The general character set and `/ = % "`, so that base64 and JSON fit in. */
const HANDLE = /^[A-Za-z0-9¡-ʯ &(){}[\].:,;?!+\-_$@#~`^€/=%"]*$/;

/**
 * Parameters are texts; numbers and truth values are taken as well, because clients send them
 * (not documented).
 */
const Params = z.record(
  z.string().max(64),
  z.union([z.string().max(32_768), z.number().transform(String), z.boolean().transform(String)]),
);

/** What a new rule is made of. Which events and parameters there are, the service judges. */
export const NotificationRuleParams = z.object({
  triggerEvent: required(text({ max: 32 }).meta({ enum: TriggerEvent.options })),
  params: optional(Params),
  callbackHandle: optional(text({ min: 1, max: 512, pattern: HANDLE })),
  includeDetails: defaulting(z.boolean(), false),
});
export type NotificationRuleParams = z.infer<typeof NotificationRuleParams>;

const Flag = z
  .string()
  .regex(/^(true|false|1|0)$/i, 'must be true or false')
  .transform((flag) => flag === '1' || flag.toLowerCase() === 'true');

export const RuleFilter = z.object({
  ids: idList(),
  triggerEvent: filled(TriggerEvent.optional()),
  includeDetails: filled(Flag.optional()),
});
export type RuleFilter = z.infer<typeof RuleFilter>;

export const RulePath = z.object({
  id: z
    .string()
    .regex(/^\d{1,16}$/, 'must be a number')
    .transform(Number),
});

/** A rule as it is kept in the user's document, in the table `notificationRules`. */
export interface NotificationRule {
  readonly id: number;
  readonly triggerEvent: TriggerEvent;
  /** As texts; identifiers in ascending order, joined by commas. */
  readonly params: Readonly<Record<string, string>>;
  readonly callbackHandle?: string;
  readonly includeDetails: boolean;
}
