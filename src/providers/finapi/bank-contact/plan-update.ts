import { isBusy } from '../bank-connections/busy.js';
import { loginFields } from '../bank-connections/bank-facts.js';
import type { UpdateBankConnectionParams } from '../bank-connections/params.js';
import type { Connection, ConnectionInterface } from '../bank-connections/schema.js';
import { isListed } from '../banks/directory.js';
import type { ListedBank } from '../banks/schema.js';
import type { Contact, GivenCredentials } from './contact.js';
import { givenCredentials, missingFields, typedValues } from './fields.js';
import { fingerprintOf } from './fingerprint.js';
import { aboutBank, usableSource, wishesOf, type Planning } from './planning.js';
import {
  bankBusy,
  illegalField,
  illegalState,
  missingCredentials,
  unknownConnection,
  unknownInBody,
  unsupportedBank,
} from './refusals.js';
import { isOwnCustomer, twinOf } from './twin.js';

/** What an update wants of its bank, if it may. */
export function planUpdate(params: UpdateBankConnectionParams, planning: Planning): Contact {
  const connection = planning.user.state.connections[String(params.bankConnectionId)];
  if (!connection) throw unknownConnection();
  const institution = bankOfConnection(connection, planning);
  return aboutBank(institution, () => {
    assertFree(connection, planning);
    const target = connectedInterface(connection, params.bankingInterface);
    const source = usableSource(institution, params.bankingInterface, planning.configuration);
    const fields = loginFields(source, institution.credentials);
    const typed = typedValues(params.loginCredentials ?? [], fields);
    const credentials = givenCredentials(typed, target.storedCredentials, fields);
    const newAccounts = params.importNewAccounts;
    assertNewAccounts(newAccounts, target);
    assertWayIn(planning, { institution, connection, target, fields, credentials });
    const wishes = wishesOf(params, source, planning, {
      institution,
      newAccounts,
      maxDays: target.maxDaysForDownload,
      needsReferences: newAccounts,
    });
    assertOwn(planning, institution, connection, credentials);
    return {
      operation: 'updateBankConnection',
      institution,
      source,
      connection,
      target,
      stored: target.storedCredentials,
      name: connection.name,
      credentials,
      wishes,
      fingerprint: fingerprintOf('updateBankConnection', params, credentials),
      step: params.multiStepAuthentication,
      isAttended: planning.isAttended,
    };
  });
}

interface WayIn {
  readonly institution: ListedBank;
  readonly connection: Connection;
  readonly target: ConnectionInterface;
  readonly fields: ReturnType<typeof loginFields>;
  readonly credentials: GivenCredentials;
}

/** An update needs all credentials, or a consent (not documented) of the same customer. */
function assertWayIn(
  { bank }: Planning,
  { institution, connection, target, fields, credentials }: WayIn,
): void {
  const rule = bank.findLogin(institution, credentials.typed);
  const isOwn = isOwnCustomer(connection, credentials.typed['userid'], rule);
  if (isOwn && target.consent?.status === 'PRESENT') return;
  const missing = missingFields(credentials, fields);
  if (missing.length > 0) throw missingCredentials(missing);
}

/** The bank of a connection; fixtures may know it no longer. */
export function bankOfConnection({ bankId }: Connection, { bank }: Planning): ListedBank {
  const institution = bank.institutionByFinapiBankId(bankId);
  if (institution && isListed(institution)) return institution;
  throw unsupportedBank(`There is no bank ${bankId} any more.`);
}

export function assertFree(connection: Connection, { now }: Pick<Planning, 'now'>): void {
  if (isBusy(connection, now)) throw bankBusy(connection.busyUntil);
}

/** An interface that a connection has. */
export function connectedInterface(
  { interfaces }: Connection,
  wanted: ConnectionInterface['bankingInterface'],
): ConnectionInterface {
  const found = interfaces.find(({ bankingInterface }) => bankingInterface === wanted);
  if (found) return found;
  const known = interfaces.map(({ bankingInterface }) => bankingInterface).join(', ');
  throw unknownInBody(
    `The bank connection has no interface ${wanted}`,
    `Its interfaces: ${known}. Others are connected with connectInterface.`,
  );
}

function assertNewAccounts(newAccounts: boolean, { consent }: ConnectionInterface): void {
  if (!newAccounts || consent?.status !== 'PRESENT' || consent.supportsImportNewAccounts) return;
  throw illegalState(
    'The consent of the interface does not support the import of new accounts',
    'Delete it with deleteConsent, and update with importNewAccounts to get a new one.',
  );
}

/** New credentials must not be those of another connection to the same bank. */
function assertOwn(
  { user, bank }: Planning,
  institution: ListedBank,
  connection: Connection,
  { typed }: GivenCredentials,
): void {
  const rule = bank.findLogin(institution, typed);
  const login = rule && { institution: institution.id, name: rule.name, userid: typed['userid'] };
  const twin = login && twinOf(Object.values(user.state.connections), login, connection);
  if (twin) {
    throw illegalField(
      'The new credentials are those of another bank connection of the same bank',
      `The bank connection ${twin.id} is for that login.`,
    );
  }
}
