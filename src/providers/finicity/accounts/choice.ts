import * as z from 'zod';

import { describedAs } from '../../../core/openapi/described-as.js';
import {
  BankingAccountType,
  CreditAccountType,
  LoanType,
  RewardsAccountType,
} from '../wire/enumerations.js';

/** The kind that a client has chosen for an account of unknown kind. */
export interface AccountChoice {
  /** As JSON names the kind. */
  readonly type: ChosenType;
  readonly subtype: string;
}

export type ChosenType =
  'bankingAccount' | 'creditAccount' | 'loanAccount' | 'investmentAccount' | 'rewardsAccount';

interface Form {
  /** Members that may hold the subtype: the name of the schema, then those that clients use. */
  readonly members: readonly [string, ...string[]];
  /** Any word where the schema has no list. */
  readonly values?: readonly string[];
  /** What an empty subtype means; elsewhere it is as good as missing. */
  readonly whenEmpty?: string;
}

const FORMS: Readonly<Record<ChosenType, Form>> = {
  bankingAccount: { members: ['bankingAccountType'], values: BankingAccountType },
  creditAccount: { members: ['creditAccountType'], values: CreditAccountType },
  loanAccount: { members: ['loanType', 'loanAccountType', 'loan'], values: LoanType },
  investmentAccount: { members: ['investmentAccountType'] },
  rewardsAccount: {
    members: ['rewardsAccountType', 'rewardAccountType'],
    values: RewardsAccountType,
    // A client in Ruby never fills it in. Not documented; we take it for OTHER.
    whenEmpty: 'OTHER',
  },
};

const LONGEST_WORD = 64;

/** The types of JSON, and the one that clients read where the schema says `rewardsAccount`. */
const TYPES: ReadonlyMap<string, ChosenType> = new Map([
  ...(Object.keys(FORMS) as ChosenType[]).map((type) => [type, type] as const),
  ['rewardAccount', 'rewardsAccount'],
]);

/**
 * Document elements of an updateAccountType in XML, and the type that JSON has in their place. The
 * schema has neither `Loan` nor `RewardAccount`, but clients write them.
 */
export const TYPE_OF_ELEMENT: ReadonlyMap<string, string> = new Map([
  ['BankingAccount', 'bankingAccount'],
  ['CreditAccount', 'creditAccount'],
  ['LoanAccount', 'loanAccount'],
  ['Loan', 'loanAccount'],
  ['InvestmentAccount', 'investmentAccount'],
  ['RewardsAccount', 'rewardsAccount'],
  ['RewardAccount', 'rewardsAccount'],
  ['OtherAccount', 'otherAccount'],
]);

/**
 * What is sent to change an account: its kind and subtype, in any case. One client sends the whole
 * account; everything else in it is ignored.
 */
export const AccountChoiceBody = z
  .looseObject({
    type: describedAs(
      z.string().refine((type) => TYPES.has(type), 'is no kind to change to'),
      { type: 'string', enum: [...TYPES.keys()] },
    ),
  })
  .transform((body, context): AccountChoice => {
    const type = TYPES.get(body.type) ?? 'bankingAccount';
    const read = subtypeOf(body, FORMS[type]);
    if ('subtype' in read) return { type, subtype: read.subtype };
    context.addIssue({ code: 'custom', path: [read.member], message: read.complaint });
    return z.NEVER;
  });

type Read = { readonly subtype: string } | { readonly member: string; readonly complaint: string };

function subtypeOf(body: Readonly<Record<string, unknown>>, form: Form): Read {
  const member = form.members.find((name) => isGiven(body[name]));
  if (member === undefined) return { member: form.members[0], complaint: 'is missing' };
  const value = body[member];
  if (typeof value !== 'string') return { member, complaint: 'is no text' };
  const subtype = wordOf(value) || form.whenEmpty;
  if (!subtype) return { member, complaint: 'is missing' };
  return isKnown(subtype, form) ? { subtype } : { member, complaint: 'is no such type' };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** In upper case, and without the sign that JSON puts before `401K`. */
const wordOf = (value: string): string => value.trim().toUpperCase().replace(/^\$/, '');

const isKnown = (subtype: string, { values }: Form): boolean =>
  values ? values.includes(subtype) : subtype.length <= LONGEST_WORD;
