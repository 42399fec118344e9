import type { Document } from '../../../core/store/kinds.js';
import type { World } from '../../../core/world/world.js';
import { dropAuthenticationsOf } from '../authentication/pending.js';
import { dayOf } from '../dates.js';
import { forgetConnections } from '../notification-rules/forget.js';
import type { UserState } from '../users/document.js';
import { nextId } from '../users/ids.js';
import { withCount } from './history.js';
import type { ConnectionKnobs } from './knobs.js';
import type { Connection } from './schema.js';

/** Keeps a new connection and answers it with its id. */
export function addConnection(
  document: Document<UserState>,
  connection: Omit<Connection, 'id'>,
  world: World,
  now: Date,
): Connection {
  const added = { id: nextId(document, world, 'bankConnection'), ...connection };
  document.put('connections', String(added.id), added);
  noteCount(document, 'import', now);
  return added;
}

/** The same connection under other knobs. Pure. */
export function changedConnection(before: Connection, knobs: ConnectionKnobs): Connection {
  const { name = '', busyUntil = null, ...rest } = { ...before, ...given(knobs) };
  return {
    ...rest,
    ...(name === '' ? {} : { name }),
    ...(busyUntil === null ? {} : { busyUntil }),
  };
}

const given = (knobs: ConnectionKnobs): ConnectionKnobs =>
  Object.fromEntries(Object.entries(knobs).filter(([, value]) => value !== undefined));

/** Puts a changed connection in the place of the old one. */
export function replaceConnection(document: Document<UserState>, connection: Connection): void {
  document.put('connections', String(connection.id), connection);
}

/** Takes a connection away, with what was under way for it and the rules that are for it alone. */
export function removeConnection(document: Document<UserState>, id: number, now: Date): void {
  document.drop('connections', String(id));
  dropAuthenticationsOf(document, id);
  forgetConnections(document, new Set([id]));
  noteCount(document, 'deletion', now);
}

function noteCount(document: Document<UserState>, change: 'import' | 'deletion', now: Date): void {
  const { connections, connectionHistory } = document.state;
  const count = Object.keys(connections).length;
  document.set('connectionHistory', withCount(connectionHistory, change, count, dayOf(now)));
}
