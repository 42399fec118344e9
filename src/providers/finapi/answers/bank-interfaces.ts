import * as z from 'zod';

import { instant, int32, int64 } from './formats.js';
import { AccountType, BankingInterface } from './shared.js';

export const BankInterfaceTppAuthenticationGroup = z.object({
  id: int64(),
  name: z.string(),
});

export const BankInterfaceLoginField = z.object({
  label: z.string(),
  isSecret: z.boolean(),
  isVolatile: z.boolean(),
  isMandatory: z.boolean(),
});

export const BankInterfaceProperty = z.enum([
  'REDIRECT_APPROACH',
  'DECOUPLED_APPROACH',
  'DETAILED_CONSENT',
]);

export const BankInterfaceAisCapabilities = z.object({
  standingOrdersDownload: z.boolean(),
});

export const BankInterfacePaymentCapabilities = z.object({
  sepaDirectDebit: z.boolean(),
  sepaMoneyTransfer: z.boolean(),
  sepaInstantMoneyTransfer: z.boolean(),
  sepaCollectiveMoneyTransfer: z.boolean(),
  sepaFutureDatedMoneyTransfer: z.boolean(),
  sepaStandingOrder: z.boolean(),
  domesticMoneyTransfer: z.boolean(),
  domesticCollectiveMoneyTransfer: z.boolean(),
  domesticFutureDatedMoneyTransfer: z.boolean(),
});

export const SepaMoneyTransferCounterpartAddressMandatoryFields = z.object({
  street: z.boolean().optional(),
  houseNumber: z.boolean().optional(),
  postCode: z.boolean().optional(),
  city: z.boolean().optional(),
  country: z.boolean().optional(),
});

export const SepaMoneyTransferMandatoryFields = z.object({
  purpose: z.boolean().optional(),
  counterpartName: z.boolean().optional(),
  counterpartBic: z.boolean().optional(),
  counterpartBankName: z.boolean().optional(),
  endToEndId: z.boolean().optional(),
  counterpartAddress: SepaMoneyTransferCounterpartAddressMandatoryFields.optional(),
});

export const SepaMoneyTransferConstraints = z.object({
  mandatoryFields: SepaMoneyTransferMandatoryFields.optional(),
  purposeOrEndToEndId: z.boolean().optional(),
  maxCollectiveOrders: int32().optional(),
  maxPurposeLength: int32().optional(),
});

export const DomesticMoneyTransferMandatoryFields = z.object({
  endToEndId: z.boolean().optional(),
});

export const DomesticMoneyTransferConstraints = z.object({
  mandatoryFields: DomesticMoneyTransferMandatoryFields.optional(),
});

export const BankInterfacePaymentConstraints = z.object({
  sepaMoneyTransfer: SepaMoneyTransferConstraints.optional(),
  domesticMoneyTransfer: DomesticMoneyTransferConstraints.optional(),
});

export const BankInterface = z.object({
  bankingInterface: BankingInterface,
  tppAuthenticationGroup: BankInterfaceTppAuthenticationGroup.optional(),
  loginCredentials: z.array(BankInterfaceLoginField),
  properties: z.array(BankInterfaceProperty),
  loginHint: z.string().optional(),
  health: z.int().min(0).max(100).meta({ format: 'int32' }),
  lastCommunicationAttempt: instant().optional(),
  lastSuccessfulCommunication: instant().optional(),
  isAisSupported: z.boolean(),
  isPisSupported: z.boolean(),
  aisCapabilities: BankInterfaceAisCapabilities,
  paymentCapabilities: BankInterfacePaymentCapabilities,
  paymentConstraints: BankInterfacePaymentConstraints.optional(),
  aisAccountTypes: z.array(AccountType),
});
