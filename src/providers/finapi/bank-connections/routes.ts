import { empty, ok } from '../../../core/http/endpoint.js';
import { bankBusy } from '../bank-contact/refusals.js';
import { planConnect } from '../bank-contact/plan-connect.js';
import { planImport } from '../bank-contact/plan-import.js';
import { planUpdate } from '../bank-contact/plan-update.js';
import { endpoint } from '../endpoint.js';
import { nothingGiven } from '../users/refusals.js';
import { isBusy } from './busy.js';
import {
  answerContact,
  configurationFor,
  documentsForLook,
  documentsOf,
  prepareCall,
  refsForContact,
  shown,
  usersOf,
} from './calls.js';
import { deleteConsentOf } from './consent-deletion.js';
import { credentialChange } from './credential-change.js';
import { assertDirectAccess } from './direct-access.js';
import { editConnection } from './edit.js';
import { removeInterfaceOf } from './interface-removal.js';
import {
  BankConnectionPath,
  BankConnectionQuery,
  ConnectInterfaceParams,
  ConsentQuery,
  EditBankConnectionParams,
  ImportBankConnectionParams,
  RemoveInterfaceParams,
  UpdateBankConnectionParams,
} from './params.js';
import {
  connectionOf,
  deleteConnection,
  deleteConnections,
  getConnection,
  listConnections,
} from './service.js';
import {
  connectionDocument,
  connectionListDocument,
  deletedConsentDocument,
  identifierDocument,
} from './wire.js';

export const importBankConnection = endpoint({
  as: 'user',
  ais: true,
  method: 'post',
  path: '/bankConnections/import',
  body: ImportBankConnectionParams,
  needs: (call) => refsForContact(call, (planning) => planImport(call.body, planning)),
  prepare: (call) => prepareCall(call, (planning) => planImport(call.body, planning)),
  handle: (call) => answerContact(call, call.prepared, 201),
});

export const updateBankConnection = endpoint({
  as: 'user',
  ais: true,
  method: 'post',
  path: '/bankConnections/update',
  body: UpdateBankConnectionParams,
  needs: (call) => refsForContact(call, (planning) => planUpdate(call.body, planning)),
  prepare: (call) => prepareCall(call, (planning) => planUpdate(call.body, planning)),
  handle: (call) => answerContact(call, call.prepared, 200),
});

export const connectInterface = endpoint({
  as: 'user',
  ais: true,
  method: 'post',
  path: '/bankConnections/connectInterface',
  body: ConnectInterfaceParams,
  needs: (call) => refsForContact(call, (planning) => planConnect(call.body, planning)),
  prepare: (call) => prepareCall(call, (planning) => planConnect(call.body, planning)),
  handle: (call) => answerContact(call, call.prepared, 200),
});

export const removeInterface = endpoint({
  as: 'user',
  ais: true,
  method: 'post',
  path: '/bankConnections/removeInterface',
  body: RemoveInterfaceParams,
  handle: (call) => {
    const { bankConnectionId, bankingInterface } = call.body;
    removeInterfaceOf(documentsOf(call), bankConnectionId, bankingInterface, call.now);
    return empty();
  },
});

export const getBankConnection = endpoint({
  as: 'user',
  ais: true,
  method: 'get',
  path: '/bankConnections/:id',
  params: BankConnectionPath,
  prepare: usersOf,
  handle: (call) => {
    const connection = getConnection(documentsForLook(call), call.params.id, call.now);
    return ok(connectionDocument(shown(call, connection, call.prepared)));
  },
});

export const getAllBankConnections = endpoint({
  as: 'user',
  ais: true,
  method: 'get',
  path: '/bankConnections',
  query: BankConnectionQuery,
  prepare: usersOf,
  handle: (call) => {
    const connections = listConnections(documentsForLook(call), call.query.ids, call.now);
    return ok(connectionListDocument(connections.map((one) => shown(call, one, call.prepared))));
  },
});

export const editBankConnection = endpoint({
  as: 'user',
  ais: true,
  method: 'patch',
  path: '/bankConnections/:id',
  params: BankConnectionPath,
  body: EditBankConnectionParams,
  prepare: async (call) => {
    const documents = documentsOf(call);
    const { name, ...others } = call.body;
    const isRenamedOnly = Object.values(others).every((value) => value === undefined);
    if (isRenamedOnly && name === undefined) throw nothingGiven();
    if (!isRenamedOnly) assertDirectAccess(configurationFor(call));
    const connection = connectionOf(documents, call.params.id);
    if (isBusy(connection, call.now)) throw bankBusy(connection.busyUntil);
    const change = await credentialChange(documents, connection, call.body, call.now);
    return { change, users: await usersOf(call) };
  },
  handle: (call) => {
    const documents = documentsOf(call);
    const { change, users } = call.prepared;
    const connection = connectionOf(documents, call.params.id);
    const edited = editConnection(documents, connection, call.body, change, call.now);
    return ok(connectionDocument(shown(call, edited, users)));
  },
});

export const deleteBankConnection = endpoint({
  as: 'user',
  ais: true,
  method: 'delete',
  path: '/bankConnections/:id',
  params: BankConnectionPath,
  handle: (call) => {
    deleteConnection(documentsOf(call), call.params.id, call.now);
    return empty();
  },
});

export const deleteAllBankConnections = endpoint({
  as: 'user',
  ais: true,
  method: 'delete',
  path: '/bankConnections',
  handle: (call) => ok(identifierDocument(deleteConnections(documentsOf(call), call.now))),
});

export const deleteConsent = endpoint({
  as: 'user',
  ais: true,
  method: 'delete',
  path: '/bankConnections/:id/aisConsent',
  params: BankConnectionPath,
  query: ConsentQuery,
  handle: (call) => {
    const { bankingInterface, forceDeletion = false } = call.query;
    const deletion = { connectionId: call.params.id, bankingInterface, force: forceDeletion };
    return ok(deletedConsentDocument(deleteConsentOf(documentsOf(call), deletion, call.now)));
  },
});
