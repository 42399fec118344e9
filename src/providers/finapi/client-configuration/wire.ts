import { json, type WireDocument } from '../../../core/http/wire.js';
import type { ClientConfiguration } from './schema.js';

const MASK = 'XXXXX';

/** Every field of the API in its order; what is not set is left out. */
export const configurationDocument = (configuration: ClientConfiguration): WireDocument =>
  json({
    pfmServicesEnabled: configuration.pfmServicesEnabled,
    isAutomaticBatchUpdateEnabled: configuration.isAutomaticBatchUpdateEnabled,
    isDevelopmentModeEnabled: configuration.isDevelopmentModeEnabled,
    isNonEuroAccountsSupported: configuration.isNonEuroAccountsSupported,
    isAutoCategorizationEnabled: configuration.isAutoCategorizationEnabled,
    mandatorLicense: configuration.mandatorLicense,
    preferredConsentType: configuration.preferredConsentType,
    userNotificationCallbackUrl: configuration.userNotificationCallbackUrl,
    userSynchronizationCallbackUrl: configuration.userSynchronizationCallbackUrl,
    refreshTokensValidityPeriod: configuration.refreshTokensValidityPeriod,
    userAccessTokensValidityPeriod: configuration.userAccessTokensValidityPeriod,
    clientAccessTokensValidityPeriod: configuration.clientAccessTokensValidityPeriod,
    maxUserLoginAttempts: configuration.maxUserLoginAttempts,
    transactionImportLimitation: configuration.transactionImportLimitation,
    isUserAutoVerificationEnabled: configuration.isUserAutoVerificationEnabled,
    isMandatorAdmin: configuration.isMandatorAdmin,
    isWebScrapingEnabled: configuration.isWebScrapingEnabled,
    aisEnabled: configuration.aisEnabled,
    paymentsEnabled: configuration.paymentsEnabled,
    isStandalonePaymentsEnabled: configuration.isStandalonePaymentsEnabled,
    availableBankGroups: configuration.availableBankGroups,
    products: productsOf(configuration),
    enabledProducts: configuration.enabledProducts,
    finTSProductRegistrationNumber: configuration.hasFinTsRegistration === true ? MASK : undefined,
    aisViaWebForm: configuration.aisViaWebForm,
    pisViaWebForm: configuration.pisViaWebForm,
    pisStandaloneViaWebForm: configuration.pisStandaloneViaWebForm,
    betaBanksEnabled: configuration.betaBanksEnabled,
    categoryRestrictionsEnabled: configuration.categoryRestrictionsEnabled,
    businessBanksEnabled: configuration.businessBanksEnabled,
    categoryRestrictions: configuration.categoryRestrictions,
    accountTypeRestrictions: configuration.accountTypeRestrictions,
    corsAllowedOrigins: configuration.corsAllowedOrigins,
  });

/** The deprecated list of products; it never names the customer dashboard. */
const PRODUCTS = {
  access: 'ACCESS',
  dataIntelligence: 'DATA_INTELLIGENCE',
  webForm: 'WEB_FORM',
  giroIdent: 'GIRO_IDENT',
  schufaApi: 'SCHUFA_API',
  diLabelling: 'DI_LABELLING',
  contractManager: 'CONTRACT_MANAGER',
  giroCheck: 'GIROCHECK',
  kreditCheck: 'KREDITCHECK',
  kreditCheckB2B: 'KREDITCHECK_B2B',
  debitFlex: 'DEBITFLEX',
  transparencyRegister: 'TRANSPARENCY_REGISTER',
} as const;

const productsOf = ({ enabledProducts }: ClientConfiguration): readonly string[] =>
  Object.entries(PRODUCTS)
    .filter(([field]) => enabledProducts[field as keyof typeof PRODUCTS])
    .map(([, product]) => product);
