import * as z from 'zod';

import { ConsentType } from '../settings.js';
import { Category } from './categories.js';
import { int32 } from './formats.js';
import { AccountType } from './shared.js';

export const MandatorLicense = z.enum(['UNLICENSED', 'AISP', 'PISP', 'FULLY_LICENSED']);

export const PreferredConsentType = ConsentType;

export const Product = z.enum([
  'ACCESS',
  'DATA_INTELLIGENCE',
  'WEB_FORM',
  'GIRO_IDENT',
  'SCHUFA_API',
  'DI_LABELLING',
  'CONTRACT_MANAGER',
  'GIROCHECK',
  'KREDITCHECK',
  'KREDITCHECK_B2B',
  'DEBITFLEX',
  'TRANSPARENCY_REGISTER',
]);

export const EnabledProducts = z.object({
  access: z.boolean(),
  webForm: z.boolean(),
  customerDashboard: z.boolean(),
  dataIntelligence: z.boolean(),
  giroIdent: z.boolean(),
  schufaApi: z.boolean(),
  diLabelling: z.boolean(),
  contractManager: z.boolean(),
  giroCheck: z.boolean(),
  kreditCheck: z.boolean(),
  kreditCheckB2B: z.boolean(),
  debitFlex: z.boolean(),
  transparencyRegister: z.boolean(),
});

export const ClientConfiguration = z.object({
  pfmServicesEnabled: z.boolean(),
  isAutomaticBatchUpdateEnabled: z.boolean(),
  isDevelopmentModeEnabled: z.boolean(),
  isNonEuroAccountsSupported: z.boolean(),
  isAutoCategorizationEnabled: z.boolean(),
  mandatorLicense: MandatorLicense,
  preferredConsentType: PreferredConsentType,
  userNotificationCallbackUrl: z.string().optional(),
  userSynchronizationCallbackUrl: z.string().optional(),
  refreshTokensValidityPeriod: int32(),
  userAccessTokensValidityPeriod: int32(),
  clientAccessTokensValidityPeriod: int32(),
  maxUserLoginAttempts: int32(),
  transactionImportLimitation: int32(),
  isUserAutoVerificationEnabled: z.boolean(),
  isMandatorAdmin: z.boolean(),
  isWebScrapingEnabled: z.boolean(),
  aisEnabled: z.boolean(),
  paymentsEnabled: z.boolean(),
  isStandalonePaymentsEnabled: z.boolean(),
  availableBankGroups: z.array(z.string()),
  products: z.array(Product),
  enabledProducts: EnabledProducts,
  finTSProductRegistrationNumber: z.string().optional(),
  aisViaWebForm: z.boolean(),
  pisViaWebForm: z.boolean(),
  pisStandaloneViaWebForm: z.boolean(),
  betaBanksEnabled: z.boolean(),
  categoryRestrictionsEnabled: z.boolean(),
  businessBanksEnabled: z.boolean(),
  categoryRestrictions: z.array(Category),
  accountTypeRestrictions: z.array(AccountType),
  corsAllowedOrigins: z.array(z.string()),
});
