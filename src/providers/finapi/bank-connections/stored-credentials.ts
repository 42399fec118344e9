import { resolveCredentials, WRONG, type CredentialMatch } from '../../../bank/credentials.js';
import type { FinapiInterface } from '../../../bank/institution.js';
import type { BankLoginState } from '../../../bank/login.js';
import { standing } from '../../../bank/standing.js';
import { ControlRefusal } from '../control-operation.js';
import { loginFields } from './bank-facts.js';
import type { BankSide } from './bank-side.js';
import type { StoredCredentialsKnob } from './knobs.js';
import type { BankingInterface, StoredCredentials } from './schema.js';

/** Stored credentials that are about to be kept: their secrets have become what they mean. */
export type ResolvedCredentials = Omit<StoredCredentials, 'storedAt' | 'replacesRejected'>;

type Fields = ReturnType<typeof loginFields>;

/** Compares credentials with the bank's; run it before a transaction, because it hashes. */
export async function resolveStored(
  knob: StoredCredentialsKnob,
  bankingInterface: BankingInterface,
  side: BankSide,
  state: BankLoginState,
  at: Date,
): Promise<ResolvedCredentials | undefined> {
  if (knob === 'none') return undefined;
  const fields = fieldsOf(side, bankingInterface);
  if (typeof knob === 'string') {
    const match = knob === 'right' ? acceptedMatch(side, state, at) : WRONG;
    return { ...everyField(fields, side), match };
  }
  assertStorable(knob.typed, fields);
  const byId = fields.flatMap(({ id, field }) => {
    const value = knob.typed[field.label];
    return value === undefined ? [] : [[id, value] as const];
  });
  const match = await resolveCredentials(side.rule, state, Object.fromEntries(byId), at);
  return { ...typedFields(fields, knob.typed), match };
}

/** How the bank knows the interface of a connection. */
export const sourceOf = (
  { institution }: BankSide,
  bankingInterface: BankingInterface,
): FinapiInterface | undefined =>
  institution.finapi?.interfaces.find((source) => source.bankingInterface === bankingInterface);

function fieldsOf(side: BankSide, bankingInterface: BankingInterface): Fields {
  const source = sourceOf(side, bankingInterface);
  return source ? loginFields(source, side.institution.credentials) : [];
}

/** The password that is in force, whatever it is. */
function acceptedMatch({ rule }: BankSide, state: BankLoginState, at: Date): CredentialMatch {
  const version = standing(rule, state, at).passwordVersion;
  const way = rule.password.findIndex(
    ({ code, codes, codeFromPassword }) => code === undefined && !codes && !codeFromPassword,
  );
  return { kind: 'matched', version, ...(version === 0 && way >= 0 ? { way } : {}) };
}

/** All that can be stored: a volatile field never is. */
function everyField(
  fields: Fields,
  { rule }: BankSide,
): Pick<StoredCredentials, 'values' | 'secrets'> {
  const userid = typeof rule.userid === 'string' ? rule.userid : rule.name;
  return {
    values: Object.fromEntries(
      fields
        .filter(({ id, field }) => id === 'userid' && !field.isSecret)
        .map(({ field }) => [field.label, userid]),
    ),
    secrets: fields
      .filter(({ field }) => field.isSecret && !field.isVolatile)
      .map(({ field }) => field.label),
  };
}

function typedFields(
  fields: Fields,
  typed: Readonly<Record<string, string>>,
): Pick<StoredCredentials, 'values' | 'secrets'> {
  const given = fields.filter(({ field }) => (typed[field.label] ?? '') !== '');
  const secrets = given.filter(({ field }) => field.isSecret);
  const values = given.filter(({ field }) => !field.isSecret);
  return {
    values: Object.fromEntries(values.map(({ field: { label } }) => [label, typed[label] ?? ''])),
    secrets: secrets.map(({ field }) => field.label),
  };
}

function assertStorable(typed: Readonly<Record<string, string>>, fields: Fields): void {
  for (const label of Object.keys(typed)) {
    const found = fields.find(({ field }) => field.label === label);
    if (found && !found.field.isVolatile) continue;
    const known = fields.filter(({ field }) => !field.isVolatile).map(({ field }) => field.label);
    throw new ControlRefusal(
      'invalidRequest',
      found
        ? `body.storedCredentials.typed: "${label}" is volatile and cannot be stored.`
        : `body.storedCredentials.typed: the interface has no login field "${label}".`,
      `Its fields that can be stored: ${known.join(', ')}.`,
    );
  }
}
