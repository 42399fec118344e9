import type { Guess } from '../../../core/coverage.js';

const HERE = 'src/providers/finicity';

/** What is left open of plans and limits. */
export const PLAN_GUESSES = {
  countedCalls: [
    `${HERE}/plan/admission.ts`,
    'Every signed call of discoverAndAddAccounts counts (setting discoverCallLimit), failed ones and answers included; the count is of an app and begins with the setting; what is too much is 403 api.max.discoveries.',
  ],
  customerKinds: [
    `${HERE}/plan/activation.ts`,
    'The first institution whose accounts are added makes a customer testing or real; another kind is 403 api.customer.kind before the bank is asked.',
  ],
  maxima: [
    `${HERE}/plan/activation.ts`,
    'customerLimit counts customers that have activated an institution; a discovery that would exceed accountLimit adds nothing.',
  ],
  throttle: [
    `${HERE}/plan/throttle.ts`,
    "The throttle (setting requestsPerMinute) counts each app's signed calls by the minute of the world's clock.",
  ],
} as const satisfies Record<string, Guess>;
