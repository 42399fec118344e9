import { WRONG, type CredentialMatch } from '../../../bank/credentials.js';
import type { ConnectionInterface, StoredCredentials } from '../bank-connections/schema.js';
import type { Contact } from './contact.js';

type StoredFields = Pick<
  ConnectionInterface,
  'storedCredentials' | 'lastUpdateWithStoredCredentials'
>;

/** What is stored of the credentials with which the bank has just let in, and how they did. Pure. */
export function storedAfter(
  contact: Contact,
  match: CredentialMatch,
  before: ConnectionInterface,
  now: Date,
): StoredFields {
  const stored = storedCredentials(contact, match, before, now);
  const isKept = stored === before.storedCredentials;
  const kept = isKept ? before.lastUpdateWithStoredCredentials : undefined;
  const use = wereUsed(contact, stored) ? usedNow(now) : kept;
  return {
    ...(stored && { storedCredentials: stored }),
    ...(use && { lastUpdateWithStoredCredentials: use }),
  };
}

/** Whether it was the stored secrets that let in, those that were stored by that included. */
function wereUsed(
  { credentials, wishes }: Contact,
  stored: StoredCredentials | undefined,
): boolean {
  const { typedSecrets, storedSecrets } = credentials;
  if (typedSecrets.length === 0) return storedSecrets.length > 0;
  return wishes.storeSecrets && typedSecrets.every((label) => stored?.secrets.includes(label));
}

const usedNow = (now: Date) =>
  ({ at: now.toISOString(), automatic: false, result: 'OK', credentialsRejected: false }) as const;

/**
 * Values of fields that are no secret are always kept; secrets only if the call says so, and volatile
 * ones never. What is stored stays, unless it was for another customer of the bank.
 */
function storedCredentials(
  contact: Contact,
  match: CredentialMatch,
  before: ConnectionInterface,
  now: Date,
): StoredCredentials | undefined {
  const { credentials, wishes, target } = contact;
  const { values, storedSecrets } = credentials;
  const storedAt = now.toISOString();
  const typed = storableSecrets(contact);
  if (wishes.storeSecrets && typed.length > 0) {
    return { values, secrets: [...new Set([...storedSecrets, ...typed])], match, storedAt };
  }
  const earlier = before.storedCredentials;
  if (earlier && haveSameValues(earlier, values)) return earlier;
  // Another interface's secrets are copied only where the call says so (not documented).
  const isCopied = !target && wishes.storeSecrets && storedSecrets.length > 0;
  return isCopied
    ? { values, secrets: storedSecrets, match, storedAt }
    : { values, secrets: [], match: WRONG, storedAt };
}

/** Labels of the typed secrets that are good for more than one sign-in. */
function storableSecrets({ credentials, institution }: Contact): readonly string[] {
  const volatile = institution.credentials
    .filter((one) => one.volatile)
    .map(({ id, finapi }) => finapi?.label ?? id);
  return credentials.typedSecrets.filter((label) => !volatile.includes(label));
}

function haveSameValues(
  { values: one }: Pick<StoredCredentials, 'values'>,
  other: Readonly<Record<string, string>>,
): boolean {
  const labels = Object.keys(other);
  return (
    labels.length === Object.keys(one).length &&
    labels.every((label) => one[label] === other[label])
  );
}
