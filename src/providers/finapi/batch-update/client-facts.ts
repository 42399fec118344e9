import type { FinapiSettings } from '../settings.js';
import type { ClientFacts } from './facts.js';

/** What the rule wants to know of client, mandator and batch configuration. */
export const clientFacts = (settings: FinapiSettings): ClientFacts => ({
  isAutomaticBatchUpdateEnabled: settings.isAutomaticBatchUpdateEnabled,
  aisEnabled: settings.aisEnabled,
  isWebScrapingEnabled: settings.isWebScrapingEnabled,
  mandatorLicense: settings.mandatorLicense,
  latestTermsVersion: settings.latestTermsVersion,
  configurations: settings.batchUpdate.configurations,
  includedBanks: settings.batchUpdate.includedBanks,
  excludedBanks: settings.batchUpdate.excludedBanks,
  manualUpdateAfterRejection: settings.batchUpdate.manualUpdateAfterRejection,
});
