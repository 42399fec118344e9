import type { FinapiInterface, Institution } from '../../../bank/institution.js';
import type { LoginFieldFacts } from '../batch-update/facts.js';
import type { Popularity } from '../banks/schema.js';
import type { ClientConfiguration } from '../client-configuration/schema.js';
import { accountsOfConnection } from '../downloads/adoption.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { categorizationStatusOf, updateStatusOf } from '../downloads/progress.js';
import { loginFields } from './bank-facts.js';
import { isUnlicensed } from './direct-access.js';
import type { Connection, ConnectionInterface } from './schema.js';

/** A connection with everything that its wire form tells besides what is kept of it. */
export interface ShownConnection {
  readonly connection: Connection;
  readonly updateStatus: ReturnType<typeof updateStatusOf>;
  readonly categorizationStatus: ReturnType<typeof categorizationStatusOf>;
  readonly accountIds: readonly number[];
  readonly interfaces: readonly ShownInterface[];
  /** Absent where fixtures no longer know the bank. */
  readonly institution: Institution | undefined;
  readonly popularity: number;
}

export interface ShownInterface {
  readonly own: ConnectionInterface;
  readonly fields: readonly LoginFieldFacts[];
  readonly procedures: FinapiInterface['twoStepProcedures'];
  readonly isLicensed: boolean;
}

export interface Showing {
  readonly documents: DownloadDocuments;
  readonly configuration: Pick<ClientConfiguration, 'mandatorLicense'>;
  readonly popularity: Popularity;
  readonly now: Date;
}

export function shownConnection(
  connection: Connection,
  { documents, configuration, popularity, now }: Showing,
): ShownConnection {
  const { bankId } = connection;
  const institution = documents.bank.institutionByFinapiBankId(bankId);
  const isLicensed = !isUnlicensed(configuration);
  return {
    connection,
    updateStatus: updateStatusOf(connection, now),
    categorizationStatus: categorizationStatusOf(connection, now),
    accountIds: accountsOfConnection(documents, connection).map(({ id }) => id),
    interfaces: connection.interfaces.map((own) => shownInterface(own, institution, isLicensed)),
    institution,
    popularity: popularity(bankId),
  };
}

function shownInterface(
  own: ConnectionInterface,
  institution: Institution | undefined,
  isLicensed: boolean,
): ShownInterface {
  const source = institution?.finapi?.interfaces.find(
    ({ bankingInterface }) => bankingInterface === own.bankingInterface,
  );
  return {
    own,
    fields:
      source && institution
        ? loginFields(source, institution.credentials).map(({ field }) => field)
        : [],
    procedures: source?.twoStepProcedures ?? [],
    isLicensed,
  };
}
