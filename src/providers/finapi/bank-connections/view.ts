import type { WireFields } from '../../../core/http/wire.js';
import type {
  AccessLedger,
  Connection,
  ConnectionInterface,
  StoredCredentials,
  StoredCredentialsUpdate,
  UpdateResult,
} from './schema.js';

/** A connection as the control API shows it: all that is kept, without secrets. */
export const connectionView = (connection: Connection): WireFields => ({
  id: connection.id,
  bankId: connection.bankId,
  name: connection.name,
  importedAt: connection.importedAt,
  busyUntil: connection.busyUntil,
  login: { ...connection.login },
  work: connection.work?.stage,
  interfaces: connection.interfaces.map(interfaceView),
});

const interfaceView = (one: ConnectionInterface): WireFields => ({
  bankingInterface: one.bankingInterface,
  consent: one.consent && { ...one.consent },
  storedCredentials: one.storedCredentials && storedView(one.storedCredentials),
  userActionRequired: one.userActionRequired,
  lastManualUpdate: one.lastManualUpdate && resultView(one.lastManualUpdate),
  lastAutoUpdate: one.lastAutoUpdate && resultView(one.lastAutoUpdate),
  lastUpdateWithStoredCredentials:
    one.lastUpdateWithStoredCredentials && useView(one.lastUpdateWithStoredCredentials),
  maxDaysForDownload: one.maxDaysForDownload,
  defaultTwoStepProcedureId: one.defaultTwoStepProcedureId,
  ledger: one.ledger && ledgerView(one.ledger),
});

/** Consents and accesses, oldest first; only the latest are kept. */
const ledgerView = ({ consents, accesses }: AccessLedger): WireFields => ({
  consents: consents.map((consent) => ({ ...consent })),
  accesses: accesses.map((access) => ({ ...access })),
});

/** `match` says what the secrets meant when they were stored; absent where there are none. */
const storedView = (stored: StoredCredentials): WireFields => ({
  values: { ...stored.values },
  secrets: Object.fromEntries(stored.secrets.map((label) => [label, 'XXXXX'])),
  match: stored.secrets.length > 0 ? stored.match.kind : undefined,
  storedAt: stored.storedAt,
  replacesRejected: stored.replacesRejected ?? false,
});

const resultView = (update: UpdateResult): WireFields => ({ ...update });
const useView = (update: StoredCredentialsUpdate): WireFields => ({ ...update });
