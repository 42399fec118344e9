import { json, type WireDocument, type WireFields } from '../../../core/http/wire.js';
import { bankFields } from '../banks/wire.js';
import type { LoginFieldFacts } from '../batch-update/facts.js';
import { toTimestamp } from '../dates.js';
import type { ShownConnection, ShownInterface } from './shown.js';
import type { ConnectionInterface, Consent, Owner, UpdateResult } from './schema.js';

const MASK = 'XXXXX';

export const connectionDocument = (shown: ShownConnection): WireDocument =>
  json(connectionFields(shown));

export const connectionListDocument = (shown: readonly ShownConnection[]): WireDocument =>
  json({ connections: shown.map(connectionFields) });

export const identifierDocument = (identifiers: readonly number[]): WireDocument =>
  json({ identifiers });

export const deletedConsentDocument = ({
  local,
  remote,
}: Readonly<Record<'local' | 'remote', string>>): WireDocument => json({ local, remote });

const connectionFields = (shown: ShownConnection): WireFields => ({
  id: shown.connection.id,
  importDate: toTimestamp(shown.connection.importedAt),
  name: shown.connection.name,
  updateStatus: shown.updateStatus,
  categorizationStatus: shown.categorizationStatus,
  interfaces: shown.interfaces.map(interfaceFields),
  accountIds: shown.accountIds,
  owners: shown.connection.owners?.map(ownerFields),
  bank: shown.institution && bankFields(shown.institution, shown.popularity),
});

const interfaceFields = ({ own, fields, procedures, isLicensed }: ShownInterface): WireFields => ({
  bankingInterface: own.bankingInterface,
  loginCredentials: fields.map((field) => ({
    label: field.label,
    value: shownValue(own, field, isLicensed),
  })),
  defaultTwoStepProcedureId: own.defaultTwoStepProcedureId,
  twoStepProcedures: procedures.map(procedureFields),
  aisConsent: own.consent && consentFields(own.consent),
  lastManualUpdate: own.lastManualUpdate && resultFields(own.lastManualUpdate),
  lastAutoUpdate: own.lastAutoUpdate && resultFields(own.lastAutoUpdate),
  userActionRequired: own.userActionRequired,
  maxDaysForDownload: own.maxDaysForDownload,
});

/**
 * All fields are listed, those without a stored value too. Whoever may not process credentials
 * sees of every field only that it has a value; of one that has none not even that (not documented).
 */
function shownValue(
  { storedCredentials }: ConnectionInterface,
  { label, isSecret }: LoginFieldFacts,
  isLicensed: boolean,
): string | undefined {
  if (isSecret) return storedCredentials?.secrets.includes(label) ? MASK : undefined;
  const value = storedCredentials?.values[label];
  return value === undefined || isLicensed ? value : MASK;
}

/** A two-step procedure as it is shown in connections and in challenges. */
export const procedureFields = (procedure: {
  readonly procedureId: string;
  readonly procedureName: string;
  readonly procedureChallengeType?: string | undefined;
  readonly implicitExecute: boolean;
}): WireFields => ({
  procedureId: procedure.procedureId,
  procedureName: procedure.procedureName,
  procedureChallengeType: procedure.procedureChallengeType,
  implicitExecute: procedure.implicitExecute,
});

const consentFields = ({ status, expiresAt, supportsImportNewAccounts }: Consent): WireFields => ({
  status,
  expiresAt: expiresAt === undefined ? undefined : toTimestamp(expiresAt),
  supportsImportNewAccounts,
});

const resultFields = (update: UpdateResult): WireFields => ({
  result: update.result,
  errorMessage: update.errorMessage,
  errorType: update.errorType,
  timestamp: toTimestamp(update.timestamp),
});

const ownerFields = ({ firstName, lastName, country }: Owner): WireFields => ({
  firstName,
  lastName,
  country,
});
