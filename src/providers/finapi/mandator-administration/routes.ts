import { empty, ok } from '../../../core/http/endpoint.js';
import type { DocumentRef } from '../../../core/store/kinds.js';
import { endpoint } from '../endpoint.js';
import type { UserDocuments } from '../transactions/book.js';
import { announceDeletion } from '../users/deletion.js';
import { USER_ID } from '../patterns.js';
import { userKind, userRef, type UserState } from '../users/document.js';
import { ChangeClientCredentialsParams, UserIdentifiersParams, UserListQuery } from './schema.js';
import { changeClientSecret, deleteUsers as deleteAll } from './service.js';
import { userListPage } from './user-list.js';
import { deletedUsersDocument, userListDocument } from './wire.js';

export const getUserList = endpoint({
  as: 'admin',
  method: 'get',
  path: '/mandatorAdmin/getUserList',
  query: UserListQuery,
  prepare: ({ world }) => world.store.index(userKind),
  handle: ({ prepared, identity, query, now }) => {
    const { users, totalCount } = userListPage(identity.userLives.of(prepared), query, now);
    return ok(userListDocument(users, query, totalCount));
  },
});

export const deleteUsers = endpoint({
  as: 'admin',
  method: 'post',
  path: '/mandatorAdmin/deleteUsers',
  body: UserIdentifiersParams,
  needs: ({ body }) => userRefs(body.userIds),
  handle: (call) => {
    const { world, identity, body, now } = call;
    const document: UserDocuments['document'] = (ref) => call.document(ref);
    const users = userRefs(body.userIds).map((ref) => ({ user: document(ref), world, document }));
    const { deleted, kept } = deleteAll(users, now);
    call.afterwards(async () => {
      for (const userId of deleted) await announceDeletion(world, identity.clients, userId);
    });
    return ok(deletedUsersDocument(deleted, kept));
  },
});

export const changeClientCredentials = endpoint({
  as: 'admin',
  method: 'post',
  path: '/mandatorAdmin/changeClientCredentials',
  body: ChangeClientCredentialsParams,
  handle: ({ identity, body }) => {
    changeClientSecret(identity.clients, body);
    return empty();
  },
});

/** Each user once, in however many spellings it was named; what cannot be an id is nobody. */
const userRefs = (ids: readonly string[]): readonly DocumentRef<UserState>[] =>
  [...new Set(ids.filter((id) => USER_ID.test(id)).map(normalize))].map(userRef);

const normalize = (id: string): string => userKind.normalize?.(id) ?? id;
