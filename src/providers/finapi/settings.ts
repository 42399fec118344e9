import * as z from 'zod';

import type { SettingsSection } from '../../core/world/world.js';
import { AccountType } from './accounts/account-type.js';

const flag = (value: boolean): z.ZodDefault<z.ZodBoolean> => z.boolean().default(value);

const MAX_INT32 = 2_147_483_647;

/** Seconds; 0 is for ever, and nothing may live shorter than a minute. */
export const ValidityPeriod = z
  .int()
  .max(MAX_INT32)
  .refine((seconds) => seconds === 0 || seconds >= 60, 'a period is 0 or at least 60 seconds');

export const ConsentType = z.enum(['ONETIME', 'RECURRING']);

const EnabledProducts = z.strictObject({
  access: flag(true),
  webForm: flag(true),
  customerDashboard: flag(false),
  dataIntelligence: flag(false),
  giroIdent: flag(false),
  schufaApi: flag(false),
  diLabelling: flag(false),
  contractManager: flag(false),
  giroCheck: flag(false),
  kreditCheck: flag(false),
  kreditCheckB2B: flag(false),
  debitFlex: flag(false),
  transparencyRegister: flag(false),
});

const Category = z.strictObject({
  id: z.int(),
  name: z.string(),
  parentId: z.int().optional(),
  parentName: z.string().optional(),
  isCustom: flag(false),
  children: z.array(z.int()).optional(),
});

/** One of the rhythms in which banks are updated; times are UTC. */
const BatchConfiguration = z
  .strictObject({
    name: z.string().min(1).max(64),
    dailyAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\dZ$/, 'say a time of day such as 02:00Z')
      .optional(),
    /** Counted from midnight. */
    everyHours: z.int().min(1).max(168).optional(),
    includedBanks: z.array(z.int()).optional(),
    excludedBanks: z.array(z.int()).default([]),
  })
  .refine(
    ({ dailyAt, everyHours }) => (dailyAt === undefined) !== (everyHours === undefined),
    'say either dailyAt or everyHours',
  );
export type BatchConfiguration = z.infer<typeof BatchConfiguration>;

/** Which rhythm finAPI keeps is not documented: one of ours covers all banks, each night. */
const NIGHTLY = { name: 'nightly', dailyAt: '02:00Z', excludedBanks: [] };

/** How the automatic batch update is set up; at the real API only finAPI's staff can. */
const BatchUpdate = z.strictObject({
  /** When runs begin, and for which banks each: `dailyAt` (UTC) or `everyHours`, `includedBanks` (all when absent), `excludedBanks`. */
  configurations: z.array(BatchConfiguration).max(20).default([NIGHTLY]),
  /** Whether runs begin by themselves; without it the control API alone causes them. */
  isScheduled: flag(true),
  /** Ids of the banks that are updated, whatever a configuration says; all banks when absent. */
  includedBanks: z.array(z.int()).optional(),
  excludedBanks: z.array(z.int()).default([]),
  /** World time for which a run keeps the connections that it updates busy. */
  durationSeconds: z.int().min(0).max(86_400).default(120),
  /** After refused credentials were replaced, wait for a manual update that succeeds. */
  manualUpdateAfterRejection: flag(false),
});

/** How downloads and the categorisation after them go; nothing of it is documented. */
const Downloads = z.strictObject({
  /** World time that a download of an import or an update takes. */
  downloadSeconds: z.int().min(0).max(86_400).default(4),
  /** World time that the categorisation after it takes. */
  categorizationSeconds: z.int().min(0).max(86_400).default(4),
  /** Looks at a connection after which each of the two ends before its time. */
  polls: z.int().min(1).max(1_000).default(2),
  /** Days for which a bank delivers transactions, unless a client wants fewer. */
  days: z.int().min(1).max(3_650).default(89),
});

/** How strong authentication goes; nothing of it is documented. */
const Authentication = z.strictObject({
  /** World time after which an authentication that was begun is over. */
  expirySeconds: z.int().min(1).max(86_400).default(600),
  /** World time after which the customer approves in the app without being asked to. */
  decoupledSeconds: z.int().min(0).max(86_400).default(30),
  /** Questions after which it is approved as well. */
  decoupledPolls: z.int().min(1).max(1_000).default(3),
});

/** What banks make of consents. */
const Consents = z.strictObject({
  /** Life of a recurring consent. */
  days: z.int().min(1).max(3_650).default(90),
  /** Accesses by one consent, on one day, of which the bank is not told that its customer is there. */
  unattendedAccessesPerDay: z.int().min(0).max(12).default(4),
});

/** How notifications go out; at finAPI a failed one is not sent again. */
const Notifications = z.strictObject({
  /** How often a failed notification is sent again. */
  retries: z.int().min(0).max(20).default(0),
  /** World time from one attempt to the next. */
  retrySeconds: z.int().min(1).max(86_400).default(300),
});

/**
 * What a client's configuration says before the client has edited it, and what only finAPI's
 * staff can change there. The configuration of a fresh sandbox client is not documented.
 */
const FinapiSettings = z.strictObject({
  pfmServicesEnabled: flag(true),
  isAutomaticBatchUpdateEnabled: flag(true),
  isDevelopmentModeEnabled: flag(true),
  isNonEuroAccountsSupported: flag(true),
  isAutoCategorizationEnabled: flag(true),
  mandatorLicense: z
    .enum(['UNLICENSED', 'AISP', 'PISP', 'FULLY_LICENSED'])
    .default('FULLY_LICENSED'),
  preferredConsentType: ConsentType.default('RECURRING'),
  /** Set it higher to see a client refresh an access token that has expired. */
  refreshTokensValidityPeriod: ValidityPeriod.default(3600),
  userAccessTokensValidityPeriod: ValidityPeriod.default(3600),
  clientAccessTokensValidityPeriod: ValidityPeriod.default(3600),
  /** Consecutive failures after which a user is locked; 0 never locks. */
  maxUserLoginAttempts: z.int().min(0).max(MAX_INT32).default(0),
  transactionImportLimitation: z.int().min(0).max(MAX_INT32).default(0),
  isUserAutoVerificationEnabled: flag(true),
  isWebScrapingEnabled: flag(true),
  aisEnabled: flag(true),
  paymentsEnabled: flag(true),
  isStandalonePaymentsEnabled: flag(true),
  /** Countries by their ISO 3166 code. */
  availableBankGroups: z.array(z.string().regex(/^[A-Z]{2}$/)).default(['AT', 'DE']),
  enabledProducts: EnabledProducts.prefault({}),
  aisViaWebForm: flag(false),
  pisViaWebForm: flag(false),
  pisStandaloneViaWebForm: flag(false),
  betaBanksEnabled: flag(false),
  categoryRestrictionsEnabled: flag(false),
  businessBanksEnabled: flag(true),
  categoryRestrictions: z.array(Category).default([]),
  accountTypeRestrictions: z.array(AccountType).default([]),
  /** Origins from which browsers may call everything but `/oauth`; `*` allows all. */
  corsAllowedOrigins: z.array(z.string().max(512)).default([]),
  /** Version of the terms and conditions that users of an unlicensed mandator must accept. */
  latestTermsVersion: z.int().min(1).default(1),
  batchUpdate: BatchUpdate.prefault({}),
  downloads: Downloads.prefault({}),
  authentication: Authentication.prefault({}),
  consents: Consents.prefault({}),
  /** Life of a password change token; not documented. */
  passwordChangeTokenSeconds: z.int().min(1).max(MAX_INT32).default(3600),
  notifications: Notifications.prefault({}),
  /** Origins and URL prefixes to which call-backs are really sent; the outbox keeps all of them. */
  callbackTargets: z.array(z.string().max(2048)).default([]),
});
export type FinapiSettings = z.infer<typeof FinapiSettings>;

export const finapiSettings: SettingsSection<FinapiSettings> = {
  name: 'finapi',
  schema: FinapiSettings,
};
