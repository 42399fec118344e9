import type { LoginCredential } from '../bank-connections/params.js';
import type { StoredCredentials } from '../bank-connections/schema.js';
import type { loginFields } from '../bank-connections/bank-facts.js';
import type { GivenCredentials } from './contact.js';
import { illegalField } from './refusals.js';

type Fields = ReturnType<typeof loginFields>;

/** Control characters are in no bank's alphabet; which others are not is not documented. */
// eslint-disable-next-line no-control-regex -- these very characters are looked for.
const ILLEGAL = /[\u0000-\u001f\u007f]/;

/** The typed values by label, if each label is one of the interface's and comes once. */
export function typedValues(
  given: readonly LoginCredential[],
  fields: Fields,
): Readonly<Record<string, string>> {
  const typed = new Map<string, string>();
  for (const { label, value } of given) {
    if (!fields.some(({ field }) => field.label === label)) throw unknownLabel(label, fields);
    if (typed.has(label)) throw illegalField(`The login field '${label}' is given more than once`);
    if (ILLEGAL.test(value)) {
      throw illegalField(`The value of the login field '${label}' contains illegal characters`);
    }
    typed.set(label, value);
  }
  return Object.fromEntries(typed);
}

/** Typed values, completed by stored ones. An empty value counts as none. */
export function givenCredentials(
  typed: Readonly<Record<string, string>>,
  stored: StoredCredentials | undefined,
  fields: Fields,
): GivenCredentials {
  const valueOf = ({ field: { label, isSecret } }: Fields[number]): string => {
    const value = typed[label] ?? '';
    return value === '' && !isSecret ? (stored?.values[label] ?? '') : value;
  };
  const filled = fields.filter((one) => valueOf(one) !== '');
  const isStored = ({ field: { label } }: Fields[number]): boolean =>
    (typed[label] ?? '') === '' && (stored?.secrets.includes(label) ?? false);
  const present = fields.filter((one) => filled.includes(one) || isStored(one));
  return {
    typed: Object.fromEntries(filled.map((one) => [one.id, valueOf(one)])),
    values: Object.fromEntries(
      filled.filter(({ field }) => !field.isSecret).map((one) => [one.field.label, valueOf(one)]),
    ),
    typedSecrets: labelsOf(filled.filter(({ field }) => field.isSecret)),
    storedSecrets: labelsOf(fields.filter((one) => one.field.isSecret && isStored(one))),
    isComplete: fields.every((one) => !one.field.isMandatory || present.includes(one)),
  };
}

/** Mandatory fields that have no value, by label. */
export function missingFields(given: GivenCredentials, fields: Fields): readonly string[] {
  const present = [...Object.keys(given.values), ...given.typedSecrets, ...given.storedSecrets];
  return labelsOf(
    fields.filter(({ field }) => field.isMandatory && !present.includes(field.label)),
  );
}

const labelsOf = (fields: Fields): readonly string[] => fields.map(({ field }) => field.label);

const unknownLabel = (label: string, fields: Fields) =>
  illegalField(
    `The interface has no login field '${label.slice(0, 100)}'`,
    `Its login fields: ${labelsOf(fields).join(', ')}.`,
  );
