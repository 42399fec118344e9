import { loginFields } from '../bank-connections/bank-facts.js';
import type { ConnectInterfaceParams } from '../bank-connections/params.js';
import type { Connection, StoredCredentials } from '../bank-connections/schema.js';
import type { ListedBank } from '../banks/schema.js';
import { FinapiError } from '../errors.js';
import type { Contact, GivenCredentials } from './contact.js';
import { givenCredentials, missingFields, typedValues } from './fields.js';
import { fingerprintOf } from './fingerprint.js';
import { assertFree, bankOfConnection, connectedInterface } from './plan-update.js';
import { aboutBank, usableSource, wishesOf, type Planning } from './planning.js';
import { illegalField, interfaceExists, unknownConnection } from './refusals.js';

type Fields = ReturnType<typeof loginFields>;

/** What the connecting of one more interface wants of its bank, if it may. */
export function planConnect(params: ConnectInterfaceParams, planning: Planning): Contact {
  const connection = planning.user.state.connections[String(params.bankConnectionId)];
  if (!connection) throw unknownConnection({ status: 422 });
  const institution = bankOfConnection(connection, planning);
  return aboutBank(institution, () => {
    assertFree(connection, planning);
    assertMissing(connection, params.bankingInterface);
    const source = usableSource(institution, params.bankingInterface, planning.configuration);
    const fields = loginFields(source, institution.credentials);
    const stored = copiedCredentials(connection, institution, fields, params);
    const typed = typedValues(params.loginCredentials ?? [], fields);
    const credentials = givenCredentials(typed, stored, fields);
    assertWhole(credentials, fields);
    const wishes = wishesOf(params, source, planning, {
      institution,
      newAccounts: true,
      maxDays: params.maxDaysForDownload,
      needsReferences: true,
    });
    assertSameCustomer(planning, institution, connection, credentials);
    return {
      operation: 'connectInterface',
      institution,
      source,
      connection,
      stored,
      name: connection.name,
      credentials,
      wishes,
      fingerprint: fingerprintOf('connectInterface', params, credentials),
      step: params.multiStepAuthentication,
      isAttended: planning.isAttended,
    };
  });
}

function assertMissing(
  { interfaces }: Connection,
  wanted: ConnectInterfaceParams['bankingInterface'],
): void {
  const isThere = interfaces.some(({ bankingInterface }) => bankingInterface === wanted);
  if (isThere) throw interfaceExists(wanted);
}

function assertWhole(credentials: GivenCredentials, fields: Fields): void {
  const missing = missingFields(credentials, fields);
  if (missing.length === 0) return;
  throw illegalField(`Mandatory login fields are missing: ${missing.join(', ')}`);
}

/** The stored credentials of the interface that is named as a source, if they fit and are whole. */
function copiedCredentials(
  connection: Connection,
  institution: ListedBank,
  fields: Fields,
  { sourceBankingInterface }: ConnectInterfaceParams,
): StoredCredentials | undefined {
  if (sourceBankingInterface === undefined) return undefined;
  const { storedCredentials } = connectedInterface(connection, sourceBankingInterface);
  const listed = institution.finapi.interfaces.find(
    ({ bankingInterface }) => bankingInterface === sourceBankingInterface,
  );
  const others = listed ? loginFields(listed, institution.credentials) : [];
  if (labelsOf(others) !== labelsOf(fields)) throw fieldsMismatch();
  const isStored = ({ field: { label, isSecret } }: Fields[number]): boolean =>
    isSecret
      ? (storedCredentials?.secrets.includes(label) ?? false)
      : storedCredentials?.values[label] !== undefined;
  if (!fields.every(isStored)) throw notStored();
  return storedCredentials;
}

const labelsOf = (fields: Fields): string =>
  JSON.stringify(fields.map(({ field }) => field.label).sort());

const fieldsMismatch = (): FinapiError =>
  new FinapiError('LOGIN_FIELDS_MISMATCH', 'The login fields of the two interfaces differ', {
    next: 'Pass loginCredentials instead of sourceBankingInterface.',
  });

const notStored = (): FinapiError =>
  new FinapiError(
    'MISSING_CREDENTIALS',
    'Not all login fields of the source interface have stored values',
    { next: 'Store them with storeSecrets or editBankConnection, or pass loginCredentials.' },
  );

/** Another customer of the bank would have other accounts; that it is refused is not documented. */
function assertSameCustomer(
  { bank }: Planning,
  institution: ListedBank,
  { login }: Connection,
  { typed }: GivenCredentials,
): void {
  const rule = bank.findLogin(institution, typed);
  if (!rule) return;
  const isOther = login.userid !== undefined && login.userid !== typed['userid'];
  if (login.name !== rule.name || isOther) {
    throw illegalField('The credentials are not those of the customer of this bank connection');
  }
}
