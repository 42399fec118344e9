import * as z from 'zod';

import { bankOf, type Bank } from '../../../bank/bank.js';
import { loginRefOf } from '../../../bank/login.js';
import { ok, type Call, type Identity } from '../../../core/http/endpoint.js';
import { json, type WireFields } from '../../../core/http/wire.js';
import type { Resource } from '../../../core/provider.js';
import { presentMatch } from '../bank-contact/access.js';
import { UserPath } from '../bank-connections/knobs.js';
import { controlOperation, ControlRefusal, knownUser } from '../control-operation.js';
import { userRef } from '../users/document.js';
import { callbackOf, decide, type SignedIn } from './decision.js';
import { authenticationAt, isOver, openAuthentications } from './pending.js';
import type { PendingAuthentication } from './schema.js';

const AuthenticationPath = UserPath.extend({ hash: z.string() });

/** Who signs in, where only the bank's page asks for it. */
const Approval = z.strictObject({ login: z.string().min(1).max(64).optional() });

type Asked = Pick<
  Call<Identity, z.infer<typeof AuthenticationPath>>,
  'document' | 'params' | 'now'
>;

/** Strong authentications of users, and what customers say to them at the bank. */
export function authenticationControl(bank: Bank): Resource {
  return {
    listFinapiAuthentications,
    approveFinapiAuthentication: approveOperation(bank),
    cancelFinapiAuthentication,
  };
}

const listFinapiAuthentications = controlOperation({
  method: 'get',
  path: '/users/:userId/authentications',
  params: UserPath,
  needs: ({ params }) => [userRef(params.userId)],
  handle: (call) => {
    const document = call.document(userRef(call.params.userId));
    knownUser(document, call.params.userId);
    const open = openAuthentications(document.state, call.now);
    return ok(json({ authentications: open.map(authenticationView) }));
  },
});

const approveOperation = (bank: Bank) =>
  controlOperation({
    method: 'post',
    path: '/users/:userId/authentications/:hash/approve',
    params: AuthenticationPath,
    body: Approval,
    needs: ({ params }) => [userRef(params.userId)],
    handle: (call) => {
      const pending = undecided(call);
      const signedIn = signedInAs(bank, call, pending, call.body.login);
      const user = call.document(userRef(call.params.userId));
      const decided = decide(pending, 'approved', signedIn, { user, now: call.now });
      return ok(json(authenticationView(decided)));
    },
  });

const cancelFinapiAuthentication = controlOperation({
  method: 'post',
  path: '/users/:userId/authentications/:hash/cancel',
  params: AuthenticationPath,
  needs: ({ params }) => [userRef(params.userId)],
  handle: (call) => {
    const user = call.document(userRef(call.params.userId));
    const decided = decide(undecided(call), 'cancelled', undefined, { user, now: call.now });
    return ok(json(authenticationView(decided)));
  },
});

/** An open authentication that a customer decides about at the bank. */
function undecided(call: Asked): PendingAuthentication {
  const { params, now } = call;
  const user = call.document(userRef(params.userId));
  knownUser(user, params.userId);
  const pending = authenticationAt(user.state, params.hash);
  if (!pending || isOver(pending, now)) {
    throw new ControlRefusal(
      'notFound',
      'There is no open authentication with this hash.',
      'List them with GET …/authentications.',
    );
  }
  if (pending.stage === 'redirect' || pending.stage === 'decoupled') return pending;
  throw new ControlRefusal(
    'conflict',
    `The bank waits for the client (${pending.stage}), not for its customer.`,
    'Only redirects and decoupled authentications are approved or cancelled at the bank.',
  );
}

/** The customer, where the client has not said who that is. */
function signedInAs(
  base: Bank,
  call: Pick<Call, 'world' | 'document' | 'now'>,
  pending: PendingAuthentication,
  wanted: string | undefined,
): Pick<SignedIn, 'login' | 'match'> | undefined {
  if (pending.login) return undefined;
  const bank = bankOf(call.world, base);
  const institution = bank.institutionByFinapiBankId(pending.bankId);
  const rule = institution && wanted !== undefined ? bank.login(institution, wanted) : undefined;
  if (institution && rule) {
    const { state } = call.document(loginRefOf(rule));
    const match = presentMatch(rule, state, call.now);
    return { login: { institution: institution.id, name: rule.name }, match };
  }
  const known = institution ? bank.logins(institution).map(({ name }) => name) : [];
  throw new ControlRefusal(
    'invalidRequest',
    'body.login: say who signs in, since the client has not.',
    known.length === 0 ? 'The bank has no logins.' : `One of: ${known.join(', ')}.`,
  );
}

const authenticationView = (pending: PendingAuthentication): WireFields => ({
  hash: pending.hash,
  operation: pending.operation,
  bankId: pending.bankId,
  bankingInterface: pending.bankingInterface,
  connectionId: pending.connectionId,
  login: pending.login && { ...pending.login },
  stage: pending.stage,
  procedureId: pending.procedureId,
  round: pending.round,
  verdict: pending.verdict,
  redirectUrl: pending.redirect?.url,
  redirectCallback:
    pending.verdict && pending.redirect ? callbackOf(pending.redirect).toString() : undefined,
  approvesAt: pending.decoupled?.approvesAt,
  startedAt: pending.startedAt,
  expiresAt: pending.expiresAt,
});
