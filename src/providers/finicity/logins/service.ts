import type { Bank } from '../../../bank/bank.js';
import type { Challenge } from '../../../bank/challenges.js';
import type { SignIn } from '../../../bank/sign-in.js';
import type { Account } from '../accounts/schema.js';
import { accountsOf, keepAttempt } from '../aggregation/attempt.js';
import { bankSideOf, noteAtBank } from '../aggregation/bank-side.js';
import { contactBank } from '../aggregation/contact.js';
import { courseOf } from '../aggregation/course.js';
import { snapshotsOf, type Snapshot } from '../aggregation/snapshot.js';
import { customerOf, type CustomerCall } from '../customer-call.js';
import { refusal } from '../errors.js';
import {
  keepSession,
  type Challenged,
  type Judgement,
  type SessionSubject,
} from '../mfa/answering.js';
import { withoutLogin, type MfaSession } from '../mfa/session.js';
import { finicitySettings } from '../settings.js';
import { addAccounts, loginFor } from './discovered.js';
import { explainCourse, explainMismatch, explainOutcome } from './explanations.js';
import type { InstitutionLogin, StoredCredentials } from './schema.js';

/** What an operation on a login ends with. */
export type LoginAnswer =
  | {
      readonly answer: 'accounts';
      readonly login: InstitutionLogin;
      readonly accounts: readonly Account[];
    }
  | { readonly answer: 'done' }
  | {
      readonly answer: 'challenge';
      readonly session: MfaSession;
      readonly challenges: readonly Challenge[];
    }
  /** An aggregation that failed with this status code. */
  | { readonly answer: 'failed'; readonly code: string };

const DONE: LoginAnswer = { answer: 'done' };

/** The login of that number, if it is the caller's. */
export function loginOf(call: CustomerCall, loginId: number): InstitutionLogin {
  const login = customerOf(call).state.logins[String(loginId)];
  if (!login) throw refusal('loginNotFound');
  return login;
}

/** Signs in with credentials for the first time, and adds all accounts that are found. */
export function discover(
  call: CustomerCall,
  bank: Bank,
  institutionId: number,
  credentials: StoredCredentials,
): LoginAnswer {
  const subject = { institutionId, credentials };
  // Not documented: who discovers again is asked again, whatever was answered before.
  return afterDiscovery(call, bank, subject, trySignIn(call, bank, subject, undefined));
}

/** Goes on with a discovery once its questions have been answered. */
export function discoverFurther(
  call: CustomerCall,
  bank: Bank,
  { session, outcome }: Judgement,
): LoginAnswer {
  noteAtBank(sideOf(call, bank, session), outcome, call.now, (ref) => call.document(ref));
  if (outcome.outcome !== 'challenge') customerOf(call).drop('sessions', session.id);
  return afterDiscovery(call, bank, session, outcome, session.id);
}

export interface Update {
  readonly login: InstitutionLogin;
  readonly refresh: boolean;
  /** New credentials, if the caller has sent some. */
  readonly credentials: StoredCredentials | undefined;
}

/** The three scenarios of updateInstitutionLogin. */
export function update(call: CustomerCall, bank: Bank, request: Update): LoginAnswer {
  const { login, refresh, credentials } = request;
  const { refreshLimitSeconds } = call.world.settings(finicitySettings);
  const course = courseOf({
    login,
    refresh,
    hasCredentials: credentials !== undefined,
    now: call.now,
    limitSeconds: refreshLimitSeconds,
  });
  explainCourse(call, course, refreshLimitSeconds);
  if (course.course === 'blocked') return { answer: 'failed', code: course.code };
  if (course.course === 'nothing' || course.course === 'fresh') return DONE;
  const current = credentials ? withCredentials(call, login, credentials) : login;
  if (course.course === 'store') return DONE;
  const outcome = trySignIn(call, bank, subjectOf(current), current.trustedMfa ?? undefined);
  return afterUpdate(call, bank, current, outcome);
}

/** Goes on with an update once its questions have been answered. */
export function updateFurther(
  call: CustomerCall,
  bank: Bank,
  login: InstitutionLogin,
  { session, outcome }: Judgement,
): LoginAnswer {
  noteAtBank(sideOf(call, bank, session), outcome, call.now, (ref) => call.document(ref));
  return afterUpdate(call, bank, login, outcome, session.id);
}

const subjectOf = ({ id, institutionId, credentials }: InstitutionLogin): SessionSubject => ({
  loginId: id,
  institutionId,
  credentials,
});

const sideOf = (call: CustomerCall, bank: Bank, subject: SessionSubject) =>
  bankSideOf(
    bank,
    { institutionId: subject.institutionId, bankLogin: subject.credentials.bankLogin },
    (ref) => call.document(ref),
  );

function trySignIn(
  call: CustomerCall,
  bank: Bank,
  subject: SessionSubject,
  trustedMfa: number | undefined,
): SignIn {
  const { credentials } = subject;
  const side = sideOf(call, bank, subject);
  const { now: at, world } = call;
  const outcome = contactBank({ bank: side, credentials, trustedMfa, at, seed: world.seed });
  noteAtBank(side, outcome, at, (ref) => call.document(ref));
  return outcome;
}

function afterDiscovery(
  call: CustomerCall,
  bank: Bank,
  subject: SessionSubject,
  outcome: SignIn,
  sessionId?: string,
): LoginAnswer {
  const code = explainOutcome(call, outcome);
  if (outcome.outcome === 'challenge') return challenge(call, subject, outcome, sessionId);
  if (outcome.outcome === 'refused') return { answer: 'failed', code };
  const customer = customerOf(call);
  const login = loginFor(call, subject);
  const snapshots = snapshotsFor(call, bank, subject);
  keepAttempt(customer, { login, outcome, at: call.now, snapshots: () => snapshots });
  addAccounts(call, login, snapshots);
  forgetSessions(call, login.id);
  return {
    answer: 'accounts',
    login: loginOf(call, login.id),
    accounts: accountsOf(customer.state, login.id),
  };
}

function afterUpdate(
  call: CustomerCall,
  bank: Bank,
  login: InstitutionLogin,
  outcome: SignIn,
  sessionId?: string,
): LoginAnswer {
  explainOutcome(call, outcome);
  const code = keepAttempt(customerOf(call), {
    login,
    outcome,
    at: call.now,
    snapshots: () => snapshotsFor(call, bank, subjectOf(login)),
  });
  if (outcome.outcome === 'challenge') return challenge(call, subjectOf(login), outcome, sessionId);
  forgetSessions(call, login.id);
  if (code === '0') return DONE;
  if (outcome.outcome === 'in') explainMismatch(call);
  return { answer: 'failed', code };
}

function challenge(
  call: CustomerCall,
  subject: SessionSubject,
  outcome: Challenged,
  sessionId: string | undefined,
): LoginAnswer {
  const session = keepSession(call, subject, outcome, sessionId);
  return { answer: 'challenge', session, challenges: outcome.challenges };
}

function snapshotsFor(
  call: CustomerCall,
  bank: Bank,
  subject: SessionSubject,
): readonly Snapshot[] {
  const side = sideOf(call, bank, subject);
  return side ? snapshotsOf(bank, side, call.now, call.world.seed) : [];
}

/** Puts new credentials in the place of the old ones; whatever was asked with those is over. */
function withCredentials(
  call: CustomerCall,
  login: InstitutionLogin,
  credentials: StoredCredentials,
): InstitutionLogin {
  const isSamePerson = credentials.bankLogin === login.credentials.bankLogin;
  const current: InstitutionLogin = {
    ...login,
    credentials: { ...credentials, isUnchecked: true, storedAt: call.now.toISOString() },
    trustedMfa: isSamePerson ? login.trustedMfa : null,
  };
  customerOf(call).put('logins', String(login.id), current);
  forgetSessions(call, login.id);
  return current;
}

function forgetSessions(call: CustomerCall, loginId: number): void {
  const customer = customerOf(call);
  const { sessions } = customer.state;
  const rest = withoutLogin(sessions, loginId);
  if (Object.keys(rest).length < Object.keys(sessions).length) customer.set('sessions', rest);
}
