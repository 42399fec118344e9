import { randomUUID } from 'node:crypto';

import type { Bank } from '../../../bank/bank.js';
import { judgeAnswers, type SignIn } from '../../../bank/sign-in.js';
import { bankSideOf, type BankAddress } from '../aggregation/bank-side.js';
import { customerOf, type CustomerCall } from '../customer-call.js';
import { aggregationFailure, refusal } from '../errors.js';
import type { StoredCredentials } from '../logins/schema.js';
import { finicitySettings } from '../settings.js';
import { sessionFor, withSession, type AnswerTarget, type MfaSession } from './session.js';

/** Answers as they were sent, and where. */
export interface Answers {
  readonly target: AnswerTarget;
  /** Value of the header `challengeSessionId`. */
  readonly sessionId: string;
  readonly answers: readonly string[];
}

/** What the bank makes of answers to an open session. */
export interface Judgement {
  readonly session: MfaSession;
  readonly outcome: SignIn;
}

/** The login at the bank behind a session of this customer, open or not. */
export function addressOf(call: CustomerCall, sessionId: string): BankAddress | undefined {
  const { sessions } = customerOf(call).state;
  const session = Object.hasOwn(sessions, sessionId) ? sessions[sessionId] : undefined;
  return session && addressOfSession(session);
}

const addressOfSession = ({ institutionId, credentials }: MfaSession): BankAddress => ({
  institutionId,
  bankLogin: credentials.bankLogin,
});

/** Has the bank judge answers; undefined when there is no session for them. Changes nothing. */
export async function judge(
  call: CustomerCall,
  bank: Bank,
  { target, sessionId, answers }: Answers,
): Promise<Judgement | undefined> {
  const found = sessionFor(customerOf(call).state.sessions, sessionId, target, call.now);
  if (found.verdict !== 'open') return undefined;
  const { session } = found;
  const side = bankSideOf(bank, addressOfSession(session), (ref) => call.document(ref));
  if (!side) return undefined;
  const outcome = await judgeAnswers({
    ...side,
    match: session.credentials.match,
    at: call.now,
    seed: call.world.seed,
    round: session.round,
    mfaVersion: session.mfaVersion,
    answers,
  });
  return { session, outcome };
}

/**
 * The judgement, if its session is still the same and open; 408 otherwise. Answers in the wrong
 * number are refused and leave the session open; not documented.
 */
export function accept(
  call: CustomerCall,
  { target, sessionId, answers }: Answers,
  judgement: Judgement | undefined,
): Judgement {
  const found = sessionFor(customerOf(call).state.sessions, sessionId, target, call.now);
  if (found.verdict !== 'open' || judgement?.session !== found.session) {
    const why = found.verdict === 'expired' ? 'has expired' : 'is not open here';
    call.explain(`the challenge session ${why}`, 'call again without answers for new questions');
    throw aggregationFailure('331');
  }
  const { outcome, session } = judgement;
  if (outcome.outcome === 'refused' && outcome.reason === 'wrongAnswerCount') {
    const [sent, asked] = [answers.length, session.questions];
    throw refusal('wrongAnswerCount', `${String(sent)} came, ${String(asked)} were asked for`);
  }
  return judgement;
}

export interface SessionSubject {
  readonly institutionId: number;
  readonly loginId?: number | undefined;
  readonly credentials: StoredCredentials;
}

export type Challenged = Extract<SignIn, { outcome: 'challenge' }>;

/**
 * Opens a session for questions of the bank, or leads an open one to its next round. Not
 * documented: all rounds share one id, and each has the full time.
 */
export function keepSession(
  call: CustomerCall,
  { institutionId, loginId, credentials }: SessionSubject,
  { round, mfaVersion, challenges }: Challenged,
  id: string = randomUUID(),
): MfaSession {
  const { mfaSessionSeconds } = call.world.settings(finicitySettings);
  const expiresAt = new Date(call.now.getTime() + mfaSessionSeconds * 1000).toISOString();
  const session: MfaSession = {
    id,
    institutionId,
    ...(loginId !== undefined && { loginId }),
    credentials,
    round,
    mfaVersion,
    questions: challenges.length,
    expiresAt,
  };
  const customer = customerOf(call);
  customer.set('sessions', withSession(customer.state.sessions, session, call.now));
  return session;
}
