import * as z from 'zod';

import { optional, required } from '../../patterns.js';
import { address } from '../addresses.js';
import { FormAccountType } from '../forms/schema.js';

const ManageSavedSettings = z.enum(['CREDENTIALS', 'DEFAULT_TWO_STEP_PROCEDURE']);

/** What the client knows of the user's device; with it the bank takes the user to be there. */
const UserMetadata = z.object({
  ipAddress: required(z.string().max(64)),
  deviceOs: required(z.string().max(1024)),
  userAgent: required(z.string().max(1024)),
});

const CallbackAddress = optional(z.union([z.literal(''), address()]));

export const BankConnectionUpdateTaskDetails = z.object({
  bankConnectionId: required(z.int()),
  importNewAccounts: optional(z.boolean()),
  accountTypes: optional(z.array(FormAccountType)),
  skipPositionsDownload: optional(z.boolean()),
  loadOwnerData: optional(z.boolean()),
  manageSavedSettings: optional(z.array(ManageSavedSettings)),
  callbacks: optional(z.object({ finalised: CallbackAddress, webFormRequired: CallbackAddress })),
  profileId: optional(z.string().length(36, 'must have 36 characters')),
  redirectUrl: optional(address(1)),
  userMetadata: optional(UserMetadata),
});
export type BankConnectionUpdateTaskDetails = z.infer<typeof BankConnectionUpdateTaskDetails>;

export type TaskStatus =
  'NOT_YET_STARTED' | 'IN_PROGRESS' | 'WEB_FORM_REQUIRED' | 'COMPLETED' | 'COMPLETED_WITH_ERROR';

export type TaskFailure =
  'BANK_SERVER_REJECTION' | 'INTERNAL_ERROR' | 'INVALID_TOKEN' | 'UNEXPECTED_ACCESS_RESPONSE';

/** A task as it is kept. */
export interface Task {
  readonly id: string;
  readonly status: TaskStatus;
  /** ISO instants; `endsAt` is the one at which the present stage is over, absent when none waits. */
  readonly createdAt: string;
  readonly endsAt?: string;
  /** Looks after which the stage is over before its time. */
  readonly polls?: number;
  readonly bankConnectionId: number;
  readonly clientId: string;
  readonly order: Pick<
    BankConnectionUpdateTaskDetails,
    'importNewAccounts' | 'accountTypes' | 'skipPositionsDownload' | 'loadOwnerData'
  >;
  /** The user is to see a form, whatever is stored. */
  readonly wantsForm?: true;
  /** The user is there, as the client says. */
  readonly attended?: true;
  /** Where the client reached this world, and what the address of a form begins with. */
  readonly worldBase: string;
  readonly pagesUrl: string;
  readonly redirectUrl?: string;
  readonly finalised?: string;
  readonly webFormRequired?: string;
  readonly formId?: string;
  readonly errorCode?: TaskFailure;
}
