import * as z from 'zod';

import { int64 } from './formats.js';

export const NotificationRule = z.object({
  id: int64(),
  triggerEvent: z.enum([
    'NEW_ACCOUNT_BALANCE',
    'NEW_TRANSACTIONS',
    'BANK_LOGIN_ERROR',
    'FOREIGN_MONEY_TRANSFER',
    'LOW_ACCOUNT_BALANCE',
    'HIGH_TRANSACTION_AMOUNT',
    'CATEGORY_CASH_FLOW',
    'NEW_TERMS_AND_CONDITIONS',
  ]),
  params: z.record(z.string(), z.string()),
  callbackHandle: z.string().optional(),
  includeDetails: z.boolean(),
});

export const NotificationRuleList = z.object({
  notificationRules: z.array(NotificationRule),
});
