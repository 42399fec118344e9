import type { Bank } from '../../../bank/bank.js';
import { resolveCredentials, WRONG, type CredentialMatch } from '../../../bank/credentials.js';
import { loginRefOf, type LoginRule } from '../../../bank/login.js';
import { typedValues } from '../bank-contact/fields.js';
import { illegalField } from '../bank-contact/refusals.js';
import { twinOf } from '../bank-contact/twin.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { loginFields } from './bank-facts.js';
import type { EditBankConnectionParams } from './params.js';
import type {
  BankingInterface,
  BankLoginReference,
  Connection,
  ConnectionInterface,
  StoredCredentials,
} from './schema.js';

type Fields = ReturnType<typeof loginFields>;

/** What is stored of an interface's login fields from now on. */
export interface CredentialChange {
  readonly bankingInterface: BankingInterface;
  readonly values: StoredCredentials['values'];
  readonly secrets: readonly string[];
  readonly match: CredentialMatch;
  /** Whose credentials they are, if the bank knows them. */
  readonly login: BankLoginReference | undefined;
  /** False where all was stored just so. */
  readonly hasChanged: boolean;
}

/** Compares credentials that are to be stored with the bank's. Run it before a transaction. */
export async function credentialChange(
  documents: DownloadDocuments,
  connection: Connection,
  { bankingInterface, loginCredentials }: EditBankConnectionParams,
  now: Date,
): Promise<CredentialChange | undefined> {
  if (!loginCredentials || bankingInterface === undefined) return undefined;
  const own = interfaceOf(connection, bankingInterface);
  const { institution, fields } = fieldsOf(documents.bank, connection, own);
  const typed = typedValues(loginCredentials, fields);
  assertStorable(typed, fields);
  const kept = merged(typed, own.storedCredentials, fields);
  const byId = idsOf({ ...kept.values, ...secretValues(typed, fields) }, fields);
  const rule = institution && documents.bank.findLogin(institution, byId);
  const login = rule && referenceTo(rule, byId['userid']);
  assertOwn(documents, connection, login);
  const isTyped = (kind: (secret: boolean) => boolean): boolean =>
    fields.some(({ field }) => kind(field.isSecret) && typed[field.label] !== undefined);
  const hasNewValues = !sameRecord(kept.values, own.storedCredentials?.values ?? {});
  const hasNewSecrets = isTyped((isSecret) => isSecret);
  return {
    bankingInterface,
    ...kept,
    match: await matchOf(documents, rule, byId, hasNewSecrets, own, hasNewValues, now),
    login,
    hasChanged: hasNewValues || hasNewSecrets,
  };
}

/** The interface that is to be edited. */
export function interfaceOf(
  { interfaces }: Connection,
  wanted: BankingInterface,
): ConnectionInterface {
  const found = interfaces.find(({ bankingInterface }) => bankingInterface === wanted);
  if (found) return found;
  throw illegalField(`The bank connection has no interface ${wanted}`);
}

function fieldsOf(bank: Bank, { bankId }: Connection, { bankingInterface }: ConnectionInterface) {
  const institution = bank.institutionByFinapiBankId(bankId);
  const source = institution?.finapi?.interfaces.find(
    (one) => one.bankingInterface === bankingInterface,
  );
  const fields = institution && source ? loginFields(source, institution.credentials) : [];
  return { institution, fields };
}

function assertStorable(typed: Readonly<Record<string, string>>, fields: Fields): void {
  const volatile = fields.find(
    ({ field }) => field.isVolatile && (typed[field.label] ?? '') !== '',
  );
  if (volatile) {
    throw illegalField(
      `The login field '${volatile.field.label}' is volatile and cannot be stored`,
    );
  }
}

/** What is stored when typed values have taken the place of earlier ones; `""` clears. */
function merged(
  typed: Readonly<Record<string, string>>,
  stored: StoredCredentials | undefined,
  fields: Fields,
): Pick<CredentialChange, 'values' | 'secrets'> {
  const present = fields.filter(({ field: { label, isSecret } }) => {
    const value = typed[label];
    if (value !== undefined) return value !== '';
    return isSecret ? stored?.secrets.includes(label) : stored?.values[label] !== undefined;
  });
  const values = present
    .filter(({ field }) => !field.isSecret)
    .map(({ field: { label } }) => [label, typed[label] ?? stored?.values[label] ?? ''] as const);
  const secrets = present
    .filter(({ field }) => field.isSecret)
    .map(({ field: { label } }) => label);
  return { values: Object.fromEntries(values), secrets };
}

const secretValues = (
  typed: Readonly<Record<string, string>>,
  fields: Fields,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields
      .filter(({ field }) => field.isSecret && typed[field.label])
      .map(({ field: { label } }) => [label, typed[label] ?? '']),
  );

const idsOf = (
  byLabel: Readonly<Record<string, string>>,
  fields: Fields,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.flatMap(({ id, field: { label } }) => {
      const value = byLabel[label];
      return value === undefined ? [] : [[id, value] as const];
    }),
  );

const referenceTo = (
  { name, institution }: LoginRule,
  userid: string | undefined,
): BankLoginReference => ({
  institution: institution.id,
  name,
  ...(userid !== undefined && userid !== name && { userid }),
});

function assertOwn(
  { user }: DownloadDocuments,
  connection: Connection,
  login: BankLoginReference | undefined,
): void {
  const twin = login && twinOf(Object.values(user.state.connections), login, connection);
  if (!twin) return;
  throw illegalField(
    'The new credentials are those of another bank connection of the same bank',
    `The bank connection ${twin.id} is for that login.`,
  );
}

/** A stored secret means nothing together with another user id than it was stored with. */
function matchOf(
  { document }: DownloadDocuments,
  rule: LoginRule | undefined,
  typed: Readonly<Record<string, string>>,
  hasNewSecrets: boolean,
  { storedCredentials }: ConnectionInterface,
  hasNewValues: boolean,
  now: Date,
): Promise<CredentialMatch> | CredentialMatch {
  if (!rule) return WRONG;
  if (hasNewSecrets) {
    return resolveCredentials(rule, document(loginRefOf(rule)).state, typed, now);
  }
  return hasNewValues ? WRONG : (storedCredentials?.match ?? WRONG);
}

function sameRecord(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  const labels = Object.keys(one);
  return (
    labels.length === Object.keys(other).length &&
    labels.every((label) => one[label] === other[label])
  );
}
