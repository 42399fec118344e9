import * as z from 'zod';

import { ConsentStatus, UpdateResultStatus } from '../bank-connections/schema.js';
import { Bank } from './banks.js';
import { ErrorType } from './errors.js';
import { day, instant, int32, int64 } from './formats.js';
import { BankingInterface, TwoStepProcedure } from './shared.js';

export const CategorizationStatus = z.enum(['PENDING', 'IN_PROGRESS', 'READY']);

export const LoginCredentialResource = z.object({
  label: z.string(),
  value: z.string().optional(),
});

export { UpdateResultStatus };

export const BankConsentStatus = ConsentStatus;

export const BankConnectionInterfaceAisConsent = z.object({
  status: BankConsentStatus,
  expiresAt: instant().optional(),
  supportsImportNewAccounts: z.boolean(),
});

export const BankConnectionInterfaceLastManualUpdate = z.object({
  result: UpdateResultStatus,
  errorMessage: z.string().optional(),
  errorType: ErrorType.optional(),
  timestamp: instant(),
});

export const BankConnectionInterfaceLastAutoUpdate = z.object(
  BankConnectionInterfaceLastManualUpdate.shape,
);

export const BankConnectionInterface = z.object({
  bankingInterface: BankingInterface,
  loginCredentials: z.array(LoginCredentialResource),
  defaultTwoStepProcedureId: z.string().optional(),
  twoStepProcedures: z.array(TwoStepProcedure),
  aisConsent: BankConnectionInterfaceAisConsent.optional(),
  lastManualUpdate: BankConnectionInterfaceLastManualUpdate.optional(),
  lastAutoUpdate: BankConnectionInterfaceLastAutoUpdate.optional(),
  userActionRequired: z.boolean(),
  maxDaysForDownload: int32(),
});

export const BankConnectionOwner = z.object({
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  salutation: z.string().optional(),
  title: z.string().optional(),
  email: z.string().optional(),
  dateOfBirth: day().optional(),
  postCode: z.string().optional(),
  country: z.string().optional(),
  city: z.string().optional(),
  street: z.string().optional(),
  houseNumber: z.string().optional(),
});

export const BankConnectionBank = z.object(Bank.shape);

export const BankConnection = z.object({
  id: int64(),
  importDate: instant(),
  name: z.string().optional(),
  updateStatus: z.enum(['IN_PROGRESS', 'READY']),
  categorizationStatus: CategorizationStatus,
  interfaces: z.array(BankConnectionInterface),
  accountIds: z.array(int64()),
  owners: z.array(BankConnectionOwner).optional(),
  bank: BankConnectionBank,
});

export const BankConnectionList = z.object({
  connections: z.array(BankConnection),
});

export const DeleteConsentResult = z.enum(['DELETED', 'NOT_EXIST', 'NOT_SUPPORTED', 'NOT_DELETED']);

export const DeleteConsent = z.object({
  local: DeleteConsentResult,
  remote: DeleteConsentResult,
});
