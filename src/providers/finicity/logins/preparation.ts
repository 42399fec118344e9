import type { Bank } from '../../../bank/bank.js';
import type { Institution } from '../../../bank/institution.js';
import { loginRefOf, type BankLoginState } from '../../../bank/login.js';
import type { DocumentRef } from '../../../core/store/kinds.js';
import { bankRefs } from '../aggregation/bank-side.js';
import { assertNames, resolve, typedOf } from '../aggregation/credentials.js';
import type { CustomerCall } from '../customer-call.js';
import { refusal } from '../errors.js';
import { addressOf, judge, type Answers, type Judgement } from '../mfa/answering.js';
import type { AnswerTarget } from '../mfa/session.js';
import type { LoginRequest, StoredCredentials } from './schema.js';

/** A call with a body that may bring credentials or answers. */
export interface LoginCall extends CustomerCall {
  readonly body: LoginRequest;
  header(name: string): string | undefined;
}

/** What needs time, done before anything is decided: hashing, mostly. */
export interface Prepared {
  readonly credentials?: StoredCredentials;
  readonly judgement?: Judgement | undefined;
}

/** The documents of the bank that the body leads to. */
export function refsOf(
  call: LoginCall,
  bank: Bank,
  institution: Institution,
): readonly DocumentRef<BankLoginState>[] {
  const { body } = call;
  if (body.kind === 'credentials') {
    const rule = bank.findLogin(institution, typedOf(institution, body.credentials));
    return rule ? [loginRefOf(rule)] : [];
  }
  const address = body.kind === 'answers' ? addressOf(call, sessionIdOf(call)) : undefined;
  return address ? bankRefs(bank, address) : [];
}

export interface Preparing {
  readonly institution: Institution;
  readonly target: AnswerTarget;
  /** Whether credentials under wrong names are refused; not where they are stored unchecked. */
  readonly strict: boolean;
}

export async function prepare(
  call: LoginCall,
  bank: Bank,
  { institution, target, strict }: Preparing,
): Promise<Prepared> {
  const { body, now } = call;
  if (body.kind === 'answers')
    return { judgement: await judge(call, bank, answersOf(call, target)) };
  if (body.kind === 'nothing') return {};
  if (strict) assertNames(institution, body.credentials);
  const typed = typedOf(institution, body.credentials);
  const credentials = await resolve(bank, institution, typed, now, (ref) => call.document(ref));
  return { credentials };
}

/** The answers in a body, and where they were sent. `challengeNodeId` is ignored as input. */
export const answersOf = (call: LoginCall, target: AnswerTarget): Answers => ({
  target,
  sessionId: sessionIdOf(call),
  answers: call.body.kind === 'answers' ? call.body.answers : [],
});

/** Asked for only where the body brings answers: clients repeat the header on unrelated calls. */
function sessionIdOf(call: LoginCall): string {
  const id = call.header('challengesessionid')?.trim();
  if (id) return id;
  call.explain(
    'challengeResponses came without the header challengeSessionId',
    'repeat that header of the answer that asked the questions',
  );
  throw refusal('invalidRequest', 'challengeResponses need the header challengeSessionId');
}
