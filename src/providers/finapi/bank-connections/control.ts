import { bankOf, type Bank } from '../../../bank/bank.js';
import { created, empty, ok, type Call, type Identity } from '../../../core/http/endpoint.js';
import { json } from '../../../core/http/wire.js';
import type { Document } from '../../../core/store/kinds.js';
import type { Resource } from '../../../core/provider.js';
import { controlOperation, ControlRefusal, knownUser } from '../control-operation.js';
import { accountsOfConnection } from '../downloads/adoption.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { downloadAll } from '../downloads/download-all.js';
import { removeAccounts } from '../downloads/removal.js';
import { userRef, type UserState } from '../users/document.js';
import { bankSideOf, namedBankSide } from './bank-side.js';
import { effectsOf, withEffects, type KnobEffects } from './knob-effects.js';
import {
  ConnectionKnobs,
  ConnectionPath,
  InterfaceKnobs,
  InterfacePath,
  NewConnection,
  UserPath,
} from './knobs.js';
import { newInterfaces } from './new-interfaces.js';
import { addConnection, changedConnection, removeConnection, replaceConnection } from './put.js';
import type { Connection, ConnectionInterface } from './schema.js';
import { connectionView } from './view.js';

interface About {
  readonly userId: string;
}
type Asked<P extends About> = Pick<Call<Identity, P>, 'document' | 'params'>;

const documentOf = (call: Asked<About>) => call.document(userRef(call.params.userId));

const needs = ({ params }: { readonly params: About }) => [userRef(params.userId)];

/** Puts bank connections into a world and changes them, as no client of finAPI could. */
export function connectionControl(bank: Bank): Resource {
  return {
    listFinapiConnections,
    addFinapiConnection: addOperation(bank),
    changeFinapiConnection,
    changeFinapiInterface: changeInterfaceOperation(bank),
    removeFinapiConnection: removeOperation(bank),
  };
}

const listFinapiConnections = controlOperation({
  method: 'get',
  path: '/users/:userId/connections',
  params: UserPath,
  needs,
  handle: (call) => {
    const document = documentOf(call);
    knownUser(document, call.params.userId);
    return ok(json({ connections: Object.values(document.state.connections).map(connectionView) }));
  },
});

const addOperation = (bank: Bank) =>
  controlOperation({
    method: 'post',
    path: '/users/:userId/connections',
    params: UserPath,
    body: NewConnection,
    needs,
    prepare: async ({ world, body, now }) => {
      const side = namedBankSide(bank, world, body);
      return { side, interfaces: await newInterfaces(body, side, world, now) };
    },
    handle: (call) => {
      const { world, body, now, prepared } = call;
      const document = documentOf(call);
      knownUser(document, call.params.userId);
      const { institution, rule } = prepared.side;
      const details = {
        bankId: body.bankId,
        ...(body.name === undefined ? {} : { name: body.name }),
        importedAt: now.toISOString(),
        login: { institution: institution.id, name: rule.name },
        interfaces: prepared.interfaces,
      };
      const connection = addConnection(document, details, world, now);
      downloadAll(documentsOf(bank, call, document), connection, now);
      return created(json(connectionView(connection)));
    },
  });

const changeFinapiConnection = controlOperation({
  method: 'patch',
  path: '/users/:userId/connections/:connectionId',
  params: ConnectionPath,
  body: ConnectionKnobs,
  needs,
  handle: (call) => {
    const changed = changedConnection(knownConnection(call), call.body);
    replaceConnection(documentOf(call), changed);
    return ok(json(connectionView(changed)));
  },
});

const changeInterfaceOperation = (bank: Bank) =>
  controlOperation({
    method: 'patch',
    path: '/users/:userId/connections/:connectionId/interfaces/:bankingInterface',
    params: InterfacePath,
    body: InterfaceKnobs,
    needs,
    prepare: (call): Promise<KnobEffects> => {
      const { world, body, params, now } = call;
      const side = bankSideOf(bank, world, knownConnection(call));
      return effectsOf(body, params.bankingInterface, side, world, now);
    },
    handle: (call) => {
      const { body, now, prepared, params } = call;
      const connection = knownConnection(call);
      const before = knownInterface(connection, params.bankingInterface);
      const after = withEffects(before, body, prepared, now);
      const interfaces = connection.interfaces.map((one) => (one === before ? after : one));
      const changed = { ...connection, interfaces };
      replaceConnection(documentOf(call), changed);
      return ok(json(connectionView(changed)));
    },
  });

const removeOperation = (bank: Bank) =>
  controlOperation({
    method: 'delete',
    path: '/users/:userId/connections/:connectionId',
    params: ConnectionPath,
    needs,
    handle: (call) => {
      const document = documentOf(call);
      const connection = knownConnection(call);
      const documents = documentsOf(bank, call, document);
      const accounts = accountsOfConnection(documents, connection);
      removeAccounts(
        documents,
        accounts.map(({ id }) => id),
      );
      removeConnection(document, connection.id, call.now);
      return empty();
    },
  });

const documentsOf = (
  base: Bank,
  call: Pick<Call, 'world' | 'document'>,
  user: Document<UserState>,
): DownloadDocuments => ({
  user,
  world: call.world,
  bank: bankOf(call.world, base),
  document: (ref) => call.document(ref),
});

function knownConnection(call: Asked<About & { readonly connectionId: string }>): Connection {
  const { userId, connectionId } = call.params;
  const document = documentOf(call);
  knownUser(document, userId);
  const connection = document.state.connections[connectionId];
  if (connection) return connection;
  const known = Object.keys(document.state.connections);
  throw new ControlRefusal(
    'notFound',
    `The user "${userId}" has no bank connection ${connectionId}.`,
    known.length > 0 ? `Its connections: ${known.join(', ')}.` : 'It has none.',
  );
}

function knownInterface(
  { interfaces }: Connection,
  wanted: ConnectionInterface['bankingInterface'],
): ConnectionInterface {
  const known = interfaces.map(({ bankingInterface }) => bankingInterface);
  const found = interfaces.find(({ bankingInterface }) => bankingInterface === wanted);
  if (found) return found;
  throw new ControlRefusal(
    'notFound',
    `The connection has no interface ${wanted}.`,
    `Its interfaces: ${known.join(', ')}.`,
  );
}
