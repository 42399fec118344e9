import { randomUUID } from 'node:crypto';

import { created, empty, ok, type Call } from '../../../core/http/endpoint.js';
import type { Document } from '../../../core/store/kinds.js';
import { hashSecret } from '../../../core/secrets.js';
import { configurationOf } from '../client-configuration/service.js';
import { endpoint, type ClientIdentity } from '../endpoint.js';
import { finapiSettings } from '../settings.js';
import type { UserDocuments } from '../transactions/book.js';
import { announceDeletion, assertNotBusy, deleteUser } from './deletion.js';
import { userRef, type UserState } from './document.js';
import { executeChange, requestChange } from './password-change.js';
import { authorizedUser, existingUser } from './record.js';
import {
  ExecutePasswordChangeParams,
  RequestPasswordChangeParams,
  UserCreateParams,
  UserPath,
  UserQuery,
  UserUpdateParams,
} from './schema.js';
import * as users from './service.js';
import {
  requestedChangeDocument,
  userDocument,
  userWithPassword,
  verificationDocument,
} from './wire.js';

export const createUser = endpoint({
  as: 'client',
  createsUsers: true,
  method: 'post',
  path: '/users',
  body: UserCreateParams,
  needs: ({ world, identity, body }) => {
    // Asked for here too, so that a refusal does not use up a derived id.
    users.assertAllowed(body, configurationOf(world, identity.clients, identity.client));
    return candidates(identity, body).map(userRef);
  },
  prepare: async ({ body }) => {
    const password = body.password ?? randomUUID();
    return { password, passwordHash: await hashSecret(password) };
  },
  handle: (call) => {
    const { world, identity, prepared, body, now } = call;
    const ids = candidates(identity, body);
    const free = ids.find((id) => !call.document(userRef(id)).exists);
    const document = call.document(userRef(free ?? ids[0]));
    const configuration = configurationOf(world, identity.clients, identity.client);
    const details = { ...body, id: free ?? ids[0], passwordHash: prepared.passwordHash };
    const user = users.createUser(document, details, configuration, now);
    const { password } = prepared;
    return { ...created(userWithPassword(user, password)), secrets: [password] };
  },
});

export const getAuthorizedUser = endpoint({
  as: 'user',
  method: 'get',
  path: '/users',
  handle: ({ identity: { user } }) => ok(userDocument(authorizedUser(user))),
});

export const editAuthorizedUser = endpoint({
  as: 'user',
  method: 'patch',
  path: '/users',
  body: UserUpdateParams,
  handle: ({ world, identity, body, now }) => {
    const { user, clients, client } = identity;
    users.editUser(user, body, configurationOf(world, clients, client), now);
    return ok(userDocument(authorizedUser(user)));
  },
});

export const deleteAuthorizedUser = endpoint({
  as: 'user',
  method: 'delete',
  path: '/users',
  handle: (call) => {
    const { world, identity, now } = call;
    assertNotBusy(identity.user.state, now);
    const { id } = deleteUser(documentsOf(call, identity.user), now);
    call.afterwards(() => announceDeletion(world, identity.clients, id));
    return empty();
  },
});

export const deleteUnverifiedUser = endpoint({
  as: 'client',
  method: 'delete',
  path: '/users/:userId',
  params: UserPath,
  needs: ({ params }) => [userRef(params.userId)],
  handle: (call) => {
    const { world, identity, params, now } = call;
    const document = call.document(userRef(params.userId));
    users.assertUnverified(document, params.userId);
    const { id } = deleteUser(documentsOf(call, document), now);
    call.afterwards(() => announceDeletion(world, identity.clients, id));
    return empty();
  },
});

export const verifyUser = endpoint({
  as: 'client',
  method: 'post',
  path: '/users/verify/:userId',
  params: UserPath,
  needs: ({ params }) => [userRef(params.userId)],
  handle: (call) => {
    users.verifyUser(call.document(userRef(call.params.userId)), call.params.userId);
    return empty();
  },
});

export const getVerificationStatus = endpoint({
  as: 'client',
  method: 'get',
  path: '/users/verificationStatus',
  query: UserQuery,
  needs: ({ query }) => [userRef(query.userId)],
  handle: (call) => {
    const { userId } = call.query;
    return ok(verificationDocument(existingUser(call.document(userRef(userId)), userId)));
  },
});

export const requestPasswordChange = endpoint({
  as: 'client',
  method: 'post',
  path: '/users/requestPasswordChange',
  body: RequestPasswordChangeParams,
  needs: ({ body }) => [userRef(body.userId)],
  handle: (call) => {
    const { world, identity, body, now } = call;
    const change = requestChange(call.document(userRef(body.userId)), body.userId, {
      dataDecryptionKey: identity.clients.dataDecryptionKey,
      seconds: world.settings(finapiSettings).passwordChangeTokenSeconds,
      now,
    });
    return ok(requestedChangeDocument(change));
  },
});

export const executePasswordChange = endpoint({
  as: 'client',
  method: 'post',
  path: '/users/executePasswordChange',
  body: ExecutePasswordChangeParams,
  needs: ({ body }) => [userRef(body.userId)],
  prepare: ({ body }) => hashSecret(body.password),
  handle: (call) => {
    const { body, prepared, now } = call;
    executeChange(call.document(userRef(body.userId)), body, prepared, now);
    return empty();
  },
});

const documentsOf = (
  call: Pick<Call, 'world' | 'document'>,
  user: Document<UserState>,
): UserDocuments => ({
  user,
  world: call.world,
  document: (ref) => call.document(ref),
});

/** The id that the client wants, or those that we offer. */
const candidates = (
  identity: ClientIdentity,
  { id }: UserCreateParams,
): readonly [string, ...string[]] => (id === undefined ? identity.candidateUserIds() : [id]);
