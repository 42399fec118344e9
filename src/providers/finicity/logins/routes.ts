import type { Bank } from '../../../bank/bank.js';
import type { Institution } from '../../../bank/institution.js';
import { created, empty, type Reply } from '../../../core/http/endpoint.js';
import { accountListDocument } from '../accounts/wire.js';
import { bankRefs } from '../aggregation/bank-side.js';
import type { CustomerCall } from '../customer-call.js';
import { endpoint, refused } from '../endpoint.js';
import { aggregationFailure, refusal } from '../errors.js';
import { InstitutionPath } from '../institutions/schema.js';
import { institutionOf } from '../institutions/service.js';
import { accept } from '../mfa/answering.js';
import { activating, customersFor, rollFor } from '../plan/activation.js';
import { answersOf, prepare, refsOf } from './preparation.js';
import { InstitutionLoginBody, LoginPath, UpdateQuery, type InstitutionLogin } from './schema.js';
import {
  discover,
  discoverFurther,
  loginOf,
  update,
  updateFurther,
  type LoginAnswer,
} from './service.js';
import { challengesDocument } from './wire.js';

/** The body decides: credentials begin a discovery, challengeResponses go on with one. */
export const discoverAndAddAccounts = endpoint({
  method: 'post',
  path: '/institutions/:institutionId/logins',
  params: InstitutionPath,
  body: InstitutionLoginBody,
  needs: (call) => {
    const { bank } = call.identity;
    const institution = institutionOf(bank, call.params.institutionId);
    return [...rollFor(call.world), ...refsOf(call, bank, institution)];
  },
  prepare: async (call) => {
    const { bank } = call.identity;
    const { institutionId } = call.params;
    const institution = institutionOf(bank, institutionId);
    const preparing = { institution, target: { institutionId }, strict: true };
    const prepared = await prepare(call, bank, preparing);
    return { ...prepared, institution, customers: await customersFor(call.world) };
  },
  handle: (call) => {
    const { bank } = call.identity;
    const { institutionId } = call.params;
    const { credentials, judgement } = call.prepared;
    const answer = activating(call, call.prepared, () => {
      if (credentials) return discover(call, bank, institutionId, credentials);
      if (call.body.kind === 'nothing') throw refusal('wrongCredentialNames', 'there are none');
      const accepted = accept(call, answersOf(call, { institutionId }), judgement);
      return discoverFurther(call, bank, accepted);
    });
    return replyTo(call, answer);
  },
});

/**
 * Refreshes a login, asks its open questions, replaces its credentials or answers a challenge. The
 * body decides: answers count with and without `refresh=true`, since clients send both.
 */
export const updateInstitutionLogin = endpoint({
  method: 'put',
  path: '/logins/:institutionLoginId',
  params: LoginPath,
  query: UpdateQuery,
  body: InstitutionLoginBody,
  needs: (call) => {
    const { bank } = call.identity;
    const login = loginOf(call, call.params.institutionLoginId);
    const { institutionId, credentials } = login;
    return [
      ...bankRefs(bank, { institutionId, bankLogin: credentials.bankLogin }),
      ...refsOf(call, bank, institutionBehind(bank, login)),
    ];
  },
  prepare: (call) => {
    const { bank } = call.identity;
    const login = loginOf(call, call.params.institutionLoginId);
    const institution = institutionBehind(bank, login);
    const target = { loginId: login.id };
    return prepare(call, bank, { institution, target, strict: call.query.refresh });
  },
  handle: (call) => {
    const { bank } = call.identity;
    const login = loginOf(call, call.params.institutionLoginId);
    const { credentials, judgement } = call.prepared;
    if (call.body.kind === 'answers') {
      const accepted = accept(call, answersOf(call, { loginId: login.id }), judgement);
      return replyTo(call, updateFurther(call, bank, login, accepted));
    }
    const { refresh } = call.query;
    return replyTo(call, update(call, bank, { login, refresh, credentials }));
  },
});

/** The institution of a login; it can only be missing if a fixture was taken away. */
const institutionBehind = (bank: Bank, { institutionId }: InstitutionLogin): Institution =>
  institutionOf(bank, institutionId);

function replyTo(call: CustomerCall & { readonly requestId: string }, answer: LoginAnswer): Reply {
  switch (answer.answer) {
    case 'accounts':
      return created(accountListDocument(answer.accounts, [answer.login], { isDiscovery: true }));
    case 'done':
      return empty();
    case 'challenge':
      return {
        status: 401,
        headers: { challengeSessionId: answer.session.id, challengeNodeId: CHALLENGE_NODE },
        document: challengesDocument(answer.challenges),
      };
    case 'failed':
      return refused(aggregationFailure(answer.code), call);
  }
}

/** An address, as real answers have; clients fail without it and nobody reads it when it comes back. */
const CHALLENGE_NODE = '10.136.17.82';
