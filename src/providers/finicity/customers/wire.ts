import { json, type WireDocument } from '../../../core/http/wire.js';
import type { PlanLimits, PlanUse } from './schema.js';

/** What is used of a plan beside what it allows, for the control API. */
export const planDocument = (use: PlanUse, limits: PlanLimits): WireDocument =>
  json({
    discoverCalls: use.discoverCalls,
    discoverCallLimit: limits.discoverCallLimit,
    customers: use.customers,
    customerLimit: limits.customerLimit,
    accountLimit: limits.accountLimit,
    requestsPerMinute: limits.requestsPerMinute,
  });
