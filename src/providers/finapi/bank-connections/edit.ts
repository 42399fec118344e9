import { WRONG, type CredentialMatch } from '../../../bank/credentials.js';
import { dropAuthenticationsOf } from '../authentication/pending.js';
import { proceduresOf } from '../bank-contact/demo-bank.js';
import { invalidProcedure } from '../authentication/refusals.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { changedConnection, replaceConnection } from './put.js';
import type { CredentialChange } from './credential-change.js';
import { withoutConsent } from './ledger.js';
import type { EditBankConnectionParams } from './params.js';
import type { Connection, ConnectionInterface, StoredCredentials } from './schema.js';
import { storedFields } from './turned.js';
import { without } from '../without.js';

/** Edits a connection; what is not given stays. */
export function editConnection(
  documents: DownloadDocuments,
  connection: Connection,
  params: EditBankConnectionParams,
  change: CredentialChange | undefined,
  now: Date,
): Connection {
  const named = changedConnection(connection, { name: params.name });
  const chosen = withDefaultProcedure(documents, named, params);
  const changed = change ? withCredentials(chosen, change, now) : chosen;
  if (change) dropAuthenticationsOf(documents.user, connection.id);
  replaceConnection(documents.user, changed);
  return changed;
}

/** `""` clears. Without an interface, all that know the procedure take it (not documented). */
function withDefaultProcedure(
  { bank }: DownloadDocuments,
  connection: Connection,
  { defaultTwoStepProcedureId: wanted, bankingInterface }: EditBankConnectionParams,
): Connection {
  if (wanted === undefined) return connection;
  const institution = bank.institutionByFinapiBankId(connection.bankId);
  const known = ({ bankingInterface: kind }: ConnectionInterface): readonly string[] => {
    const source = institution?.finapi?.interfaces.find((one) => one.bankingInterface === kind);
    return institution && source
      ? proceduresOf(institution, source, connection.name).map(({ procedureId }) => procedureId)
      : [];
  };
  const isMeant = (one: ConnectionInterface): boolean =>
    (bankingInterface === undefined || one.bankingInterface === bankingInterface) &&
    (wanted === '' || known(one).includes(wanted));
  if (!connection.interfaces.some(isMeant)) {
    throw invalidProcedure([...new Set(connection.interfaces.flatMap(known))]);
  }
  const interfaces = connection.interfaces.map((one) =>
    isMeant(one) ? withProcedure(one, wanted) : one,
  );
  return { ...connection, interfaces };
}

const withProcedure = (one: ConnectionInterface, wanted: string): ConnectionInterface => ({
  ...without(one, 'defaultTwoStepProcedureId'),
  ...(wanted !== '' && { defaultTwoStepProcedureId: wanted }),
});

/** A change of the credentials ends the consent that was given with them. */
function withCredentials(
  connection: Connection,
  { bankingInterface, values, secrets, match, login, hasChanged }: CredentialChange,
  now: Date,
): Connection {
  if (!hasChanged) return connection;
  const interfaces = connection.interfaces.map((one) => {
    if (one.bankingInterface !== bankingInterface) return one;
    const rest = without(one, 'lastUpdateWithStoredCredentials', 'storedCredentials');
    const kept = storedFields(one, resolved(values, secrets, match), now);
    const stored = kept.storedCredentials && { storedCredentials: kept.storedCredentials };
    return withoutConsent({ ...rest, ...stored }, 'credentialsChanged', now);
  });
  return { ...connection, login: login ?? connection.login, interfaces };
}

/** Without any secret nothing can be signed in with. */
const resolved = (
  values: StoredCredentials['values'],
  secrets: StoredCredentials['secrets'],
  match: CredentialMatch,
): Pick<StoredCredentials, 'values' | 'secrets' | 'match'> => ({
  values,
  secrets,
  match: secrets.length === 0 ? WRONG : match,
});
