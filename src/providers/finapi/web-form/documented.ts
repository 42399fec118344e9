import type { UnemulatedOperation } from '../../../core/provider.js';

type Line = readonly [method: UnemulatedOperation['method'], path: `/${string}`, operation: string];

/** Operations of Web Form 2.0 that have nothing to do with imports: they answer 501. */
const LINES: readonly Line[] = [
  ['post', '/webForms/bankConnectionUpdate', 'createForBankConnectionUpdate'],
  ['post', '/webForms/standalonePayment', 'createForStandalonePayment'],
  ['post', '/webForms/paymentWithAccountId', 'createForPaymentWithAccountId'],
  ['post', '/webForms/directDebitWithAccountId', 'createForDirectDebitWithAccountId'],
  ['post', '/webForms/standingOrder', 'createForStandingOrder'],
  ['get', '/profiles', 'getProfiles'],
  ['post', '/profiles', 'createProfile'],
  ['get', '/profiles/:id', 'getProfile'],
  ['patch', '/profiles/:id', 'editProfile'],
  ['delete', '/profiles/:id', 'deleteProfile'],
  ['get', '/translations', 'getTranslations'],
  ['post', '/translations', 'createTranslation'],
  ['get', '/translations/:id', 'getTranslation'],
  ['delete', '/translations/:id', 'deleteTranslation'],
];

export const unemulated: readonly UnemulatedOperation[] = LINES.map(
  ([method, path, operation]) => ({ operation, method, path }),
);
