import { createHash } from 'node:crypto';

import type { Challenge } from '../../../bank/challenges.js';
import type { Procedure } from '../../../bank/finapi-listing.js';
import { askAgain } from '../../../bank/sign-in.js';
import type { BankAccess } from '../bank-contact/access.js';
import type { Contact } from '../bank-contact/contact.js';
import { procedures } from './approach.js';
import { challengeCode, flickerCode } from './flicker.js';
import type { PendingAuthentication } from './schema.js';
import { CONTEXT_FIELD, type MsaStatus } from './steps.js';

/** What a customer is shown and asked. */
export interface ShownChallenge {
  readonly hash: string;
  readonly status: MsaStatus;
  readonly message?: string;
  readonly answerLabel?: string;
  /** Base64 of a PNG. */
  readonly photo?: string;
  /** Base64; how it is to be read is said by `isReinerSct`. */
  readonly optical?: string;
  readonly isReinerSct: boolean;
  readonly procedures?: readonly Procedure[];
  readonly redirect?: { readonly url: string; readonly context: string; readonly field: string };
}

/** A step of an authentication as the caller is told of it. Pure. */
export function shownChallenge(
  contact: Contact,
  pending: PendingAuthentication,
  status: MsaStatus,
  access: BankAccess | undefined,
  at: Date,
): ShownChallenge {
  const plain = { hash: pending.hash, status, isReinerSct: false };
  switch (status) {
    case 'TWO_STEP_PROCEDURE_REQUIRED':
      return { ...plain, procedures: procedures(contact) };
    case 'REDIRECT_REQUIRED':
      return { ...plain, ...redirectOf(pending) };
    case 'DECOUPLED_AUTH_REQUIRED':
    case 'DECOUPLED_AUTH_IN_PROGRESS':
      return plain;
    case 'CHALLENGE_RESPONSE_REQUIRED':
      return { ...plain, ...questionOf(contact, pending, access, at) };
  }
}

const redirectOf = ({ redirect }: PendingAuthentication): Pick<ShownChallenge, 'redirect'> =>
  redirect
    ? { redirect: { url: redirect.url, context: redirect.context, field: CONTEXT_FIELD } }
    : {};

const ANSWER_LABEL = 'TAN';

function questionOf(
  contact: Contact,
  pending: PendingAuthentication,
  access: BankAccess | undefined,
  at: Date,
): Partial<ShownChallenge> {
  const asked = access && askAgain({ ...access, match: pending.match, at }, pending.round);
  const challenges = asked?.outcome === 'challenge' ? asked.challenges : [];
  const chosen = procedures(contact).find((one) => one.procedureId === pending.procedureId);
  return {
    message: challenges.map(textOf).join(' '),
    answerLabel: ANSWER_LABEL,
    ...(chosen?.procedureChallengeType === 'PHOTO' && photoOf(challenges, access)),
    ...(chosen?.procedureChallengeType === 'FLICKER_CODE' && opticalOf(contact, pending)),
  };
}

/** A bank that lets its customer choose is answered in words here. */
const textOf = ({ text, options = [] }: Challenge): string =>
  options.length === 0 ? text : `${text} (${options.map((option) => option.value).join(', ')})`;

/** A bank without a picture of its own shows the standard one. */
function photoOf(
  challenges: readonly Challenge[],
  access: BankAccess | undefined,
): Pick<ShownChallenge, 'photo'> {
  const own = challenges.find(({ image }) => image !== undefined)?.image;
  const photo = own ?? access?.rule.standardQuestion('image').images?.[0];
  return photo === undefined ? {} : { photo };
}

/**
 * Through FinTS the bank's own challenge is passed on, which the reader's software has to make a code
 * of; elsewhere it is the code itself. Which data come when is not documented.
 */
function opticalOf(
  { source }: Contact,
  { hash, round }: PendingAuthentication,
): Pick<ShownChallenge, 'optical' | 'isReinerSct'> {
  const startCode = startCodeOf(`${hash}/${round}`);
  const isReinerSct = source.bankingInterface === 'FINTS_SERVER';
  const written = isReinerSct ? challengeCode(startCode) : flickerCode(startCode);
  return { optical: Buffer.from(written, 'latin1').toString('base64'), isReinerSct };
}

/** Eight digits that the card's answer is computed from. */
const startCodeOf = (key: string): string =>
  String(createHash('sha256').update(key).digest().readUInt32BE() % 1e8).padStart(8, '0');
