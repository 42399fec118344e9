import * as z from 'zod';

import { describedAs } from '../../../core/openapi/described-as.js';
import { AccountType } from '../accounts/schema.js';
import { idList } from '../paging.js';
import {
  filled,
  Flag,
  generalText,
  optional,
  PathId,
  required,
  text,
  withCode,
} from '../patterns.js';
import { BankingInterface } from './schema.js';

const Id = z.int();

/** One login field, by the label that the bank's interface has for it. */
const LoginCredential = z.object({ label: required(z.string()), value: required(z.string()) });
export type LoginCredential = z.infer<typeof LoginCredential>;

/** What continues a call that has been answered with 510. */
const MultiStepAuthentication = z.object({
  hash: required(text({ min: 1, max: 32 })),
  challengeResponse: optional(z.string().min(1)),
  twoStepProcedureId: optional(text({ min: 1, max: 512 })),
  redirectCallback: optional(text({ min: 1, max: 2048 })),
  decoupledCallback: optional(z.boolean()),
});
export type MultiStepAuthentication = z.infer<typeof MultiStepAuthentication>;

const MIN_DAYS = 14;
const MAX_DAYS = 3650;

/** 0, the default, is without a limit. */
const MaxDays = describedAs(
  required(
    z
      .int()
      .refine(
        (days) => days === 0 || (days >= MIN_DAYS && days <= MAX_DAYS),
        withCode('ILLEGAL_FIELD_VALUE', `must be 0, or from ${MIN_DAYS} to ${MAX_DAYS}`),
      )
      .default(0),
  ),
  { type: 'integer', format: 'int32', default: 0 },
);

/** A flag that is false unless it is given. */
const flag = () => required(z.boolean().default(false));

/** What every call that downloads may say. */
const DOWNLOAD = {
  bankingInterface: required(BankingInterface),
  loginCredentials: optional(z.array(LoginCredential)),
  storeSecrets: flag(),
  skipBalancesDownload: flag(),
  skipPositionsDownload: flag(),
  loadOwnerData: flag(),
  accountTypes: optional(z.array(AccountType)),
  accountReferences: optional(z.array(z.object({ iban: required(text({ min: 1, max: 88 })) }))),
  redirectUrl: optional(text({ min: 1, max: 2048 })),
  multiStepAuthentication: optional(MultiStepAuthentication),
};

interface Skips {
  readonly skipBalancesDownload: boolean;
  readonly skipPositionsDownload: boolean;
}

/** Positions without balances are not on offer. */
const skipsAgree = ({ skipBalancesDownload, skipPositionsDownload }: Skips): boolean =>
  !skipBalancesDownload || skipPositionsDownload;

const DISAGREEING = {
  message: withCode('ILLEGAL_FIELD_VALUE', 'needs skipPositionsDownload to be true as well'),
  path: ['skipBalancesDownload'],
};

export const ImportBankConnectionParams = z
  .object({
    bankId: required(Id),
    name: optional(text({ min: 1, max: 64 })),
    ...DOWNLOAD,
    maxDaysForDownload: MaxDays,
  })
  .refine(skipsAgree, DISAGREEING);
export type ImportBankConnectionParams = z.infer<typeof ImportBankConnectionParams>;

export const UpdateBankConnectionParams = z
  .object({ bankConnectionId: required(Id), ...DOWNLOAD, importNewAccounts: flag() })
  .refine(skipsAgree, DISAGREEING);
export type UpdateBankConnectionParams = z.infer<typeof UpdateBankConnectionParams>;

export const ConnectInterfaceParams = z
  .object({
    bankConnectionId: required(Id),
    ...DOWNLOAD,
    sourceBankingInterface: optional(BankingInterface),
    maxDaysForDownload: MaxDays,
  })
  .refine(skipsAgree, DISAGREEING);
export type ConnectInterfaceParams = z.infer<typeof ConnectInterfaceParams>;

/** Any of the three. */
export type DownloadParams = Pick<ImportBankConnectionParams, keyof typeof DOWNLOAD>;

export const RemoveInterfaceParams = z.object({
  bankConnectionId: required(Id),
  bankingInterface: required(BankingInterface),
});

/** `""` clears a name, a stored value or the default procedure; what is absent stays. */
export const EditBankConnectionParams = z
  .object({
    name: optional(generalText({ max: 64 })),
    bankingInterface: optional(BankingInterface),
    loginCredentials: optional(z.array(LoginCredential)),
    defaultTwoStepProcedureId: optional(text({ max: 512 })),
  })
  .refine(
    ({ bankingInterface, loginCredentials }) =>
      loginCredentials === undefined || bankingInterface !== undefined,
    {
      message: withCode('MISSING_FIELD', 'must be given together with loginCredentials'),
      path: ['bankingInterface'],
    },
  );
export type EditBankConnectionParams = z.infer<typeof EditBankConnectionParams>;

export const BankConnectionPath = z.object({ id: PathId });

export const BankConnectionQuery = z.object({ ids: idList() });

export const ConsentQuery = z.object({
  bankingInterface: required(BankingInterface),
  forceDeletion: filled(Flag.optional()),
});
