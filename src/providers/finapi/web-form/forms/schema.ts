import * as z from 'zod';

import { describedAs } from '../../../../core/openapi/described-as.js';
import type { BankingInterface } from '../../bank-connections/schema.js';
import type { ErrorText } from '../../errors.js';
import { filled, generalText, optional } from '../../patterns.js';
import { address } from '../addresses.js';

/** Web Form 2.0 writes the types of accounts in capitals. */
export const FormAccountType = z.enum([
  'BAUSPAREN',
  'CHECKING',
  'CREDIT_CARD',
  'LOAN',
  'MEMBERSHIP',
  'SAVINGS',
  'SECURITY',
]);
export type FormAccountType = z.infer<typeof FormAccountType>;

const Id = z.string().length(36, 'must have 36 characters');

const ImportBankDetails = z
  .object({ id: optional(z.int()), search: optional(z.string().max(500)) })
  .refine(
    ({ id, search }) => id === undefined || search === undefined,
    'id and search exclude each other',
  );

export const BankConnectionImportDetails = z.object({
  bank: optional(ImportBankDetails),
  bankConnectionName: optional(generalText({ min: 1, max: 64 })),
  skipPositionsDownload: optional(z.boolean()),
  loadOwnerData: optional(z.boolean()),
  maxDaysForDownload: optional(
    z
      .int()
      .max(3650, 'must be at most 3650')
      .refine((days) => days === 0 || days >= 14, 'must be 0, or 14 at least'),
  ),
  accountTypes: optional(z.array(FormAccountType)),
  callbacks: optional(z.object({ finalised: optional(z.union([z.literal(''), address()])) })),
  profileId: optional(Id),
  redirectUrl: optional(address(1)),
});
export type BankConnectionImportDetails = z.infer<typeof BankConnectionImportDetails>;

export const FormPath = z.object({ id: z.string() });

const Whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine(
      (value) => value >= min && value <= max,
      `must be between ${String(min)} and ${String(max)}`,
    );

/** A whole number from 1, with what it is when none is given. */
const numbered = (maximum: number, standard: number) =>
  filled(
    describedAs(Whole(1, maximum).default(standard), {
      type: 'integer',
      format: 'int32',
      minimum: 1,
      maximum,
      default: standard,
    }),
  );

/** Forms and tasks are listed by the time of their creation alone. */
export const CreatedPage = z.object({
  order: filled(
    describedAs(
      z
        .string()
        .regex(/^createdAt(,(asc|desc))?$/i, 'must be createdAt, with asc or desc')
        .transform((order) => (/,desc$/i.test(order) ? ('desc' as const) : ('asc' as const)))
        .default('asc'),
      { type: 'string', enum: ['createdAt', 'createdAt,asc', 'createdAt,desc'] },
    ),
  ),
  page: numbered(999_999_999, 1),
  perPage: numbered(500, 20),
});
export type CreatedPage = z.infer<typeof CreatedPage>;

export type WebFormStatus =
  'NOT_YET_OPENED' | 'IN_PROGRESS' | 'COMPLETED' | 'COMPLETED_WITH_ERROR' | 'EXPIRED' | 'ABORTED';

export type WebFormFailure =
  | 'ENTITY_EXISTS'
  | 'BANK_SERVER_REJECTION'
  | 'INTERNAL_ERROR'
  | 'INTERRUPTED'
  | 'INVALID_TOKEN'
  | 'MANDATOR_MISCONFIGURATION'
  | 'NO_ACCOUNTS_FOR_TYPE_LIST'
  | 'UNDETERMINED_BANK'
  | 'UNEXPECTED_ACCESS_RESPONSE'
  | 'UNSUPPORTED_FEATURE'
  | 'UNSUPPORTED_ORDER';

/** What a form is to bring about. */
export interface FormOrder {
  readonly bankConnectionName?: string | undefined;
  readonly skipPositionsDownload?: boolean | undefined;
  readonly loadOwnerData?: boolean | undefined;
  readonly maxDaysForDownload?: number | undefined;
  readonly accountTypes?: readonly FormAccountType[] | undefined;
  readonly importNewAccounts?: boolean | undefined;
}

/** A web form as it is kept. */
export interface WebForm {
  readonly id: string;
  readonly type: 'BANK_CONNECTION_IMPORT' | 'BANK_CONNECTION_UPDATE';
  readonly status: WebFormStatus;
  /** ISO instants. */
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Where its pages are, as the client that made it reached the sandbox. */
  readonly url: string;
  /** The client through which the user asked for it. */
  readonly clientId: string;
  readonly order: FormOrder;
  /** Terms that the order begins to search a bank with. */
  readonly search?: string;
  readonly bankId?: number;
  readonly finalised?: string;
  /** Where a person is sent on, as the order says. */
  readonly redirectUrl?: string;
  readonly taskId?: string;
  readonly bankConnectionId?: number;
  readonly errorCode?: WebFormFailure;
  /** Interfaces that have been dealt with. */
  readonly done: readonly BankingInterface[];
  readonly challenge?: FormChallenge;
  /** What went wrong in the latest step, for the person who fills it in. */
  readonly notice?: ErrorText;
  /** Where the page sends a person in the end, as its address says. */
  readonly returnTo?: string;
  readonly errorReturnTo?: string;
}

/** What the bank wants to know before it goes on with an interface. */
export interface FormChallenge {
  readonly bankingInterface: BankingInterface;
  readonly step: FormStep;
}

/** A step of strong authentication as Access has told it. */
export interface FormStep {
  readonly hash: string;
  readonly status: string;
  readonly challengeMessage?: string;
  readonly answerFieldLabel?: string;
  readonly redirectUrl?: string;
  readonly twoStepProcedures?: readonly {
    readonly procedureId: string;
    readonly procedureName: string;
  }[];
  /** Base64. */
  readonly photoTanData?: string;
  readonly opticalData?: string;
}
