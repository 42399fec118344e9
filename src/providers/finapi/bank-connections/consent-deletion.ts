import { loginRefOf } from '../../../bank/login.js';
import { standing } from '../../../bank/standing.js';
import { connectedInterface } from '../bank-contact/plan-update.js';
import { bankBusy } from '../bank-contact/refusals.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { FinapiError } from '../errors.js';
import { bankSideOf } from './bank-side.js';
import { isBusy } from './busy.js';
import { withoutConsent } from './ledger.js';
import { replaceConnection } from './put.js';
import type { BankingInterface, Connection, ConnectionInterface } from './schema.js';
import { connectionOf } from './service.js';

type Result = 'DELETED' | 'NOT_EXIST' | 'NOT_SUPPORTED' | 'NOT_DELETED';

/** What became of a consent here, and at the bank. */
export interface DeletedConsent {
  readonly local: Result;
  readonly remote: Result;
}

export interface ConsentDeletion {
  readonly connectionId: number;
  readonly bankingInterface: BankingInterface;
  /** Here it goes even if the bank fails. */
  readonly force: boolean;
}

/** Deletes a consent here and at the bank. */
export function deleteConsentOf(
  documents: DownloadDocuments,
  { connectionId, bankingInterface, force }: ConsentDeletion,
  now: Date,
): DeletedConsent {
  const connection = connectionOf(documents, connectionId, { status: 422 });
  const own = connectedInterface(connection, bankingInterface);
  if (isBusy(connection, now)) throw bankBusy(connection.busyUntil);
  // Only XS2A has consents; that the other interfaces answer this is not documented.
  if (bankingInterface !== 'XS2A') return { local: 'NOT_EXIST', remote: 'NOT_SUPPORTED' };
  if (own.consent?.status !== 'PRESENT') return { local: 'NOT_EXIST', remote: 'NOT_EXIST' };
  const remote = deletedAtBank(documents, connection, own, now);
  if (remote === 'NOT_DELETED' && !force) throw notDeleted();
  const interfaces = connection.interfaces.map((one) =>
    one === own ? withoutConsent(own, 'deleted', now) : one,
  );
  replaceConnection(documents.user, { ...connection, interfaces });
  return { local: 'DELETED', remote };
}

/** A bank that is down deletes nothing; one that has ended the consent itself has none any more. */
function deletedAtBank(
  { bank, world, document }: DownloadDocuments,
  connection: Connection,
  { consent }: ConnectionInterface,
  now: Date,
): Result {
  const side = bankSideOf(bank, world, connection);
  if (!side || !consent) return 'NOT_EXIST';
  const { downCode, consentRevokedAt } = standing(
    side.rule,
    document(loginRefOf(side.rule)).state,
    now,
  );
  if (downCode !== undefined) return 'NOT_DELETED';
  const isRevoked = consentRevokedAt !== undefined && consent.givenAt <= consentRevokedAt;
  const isExpired = consent.expiresAt !== undefined && consent.expiresAt <= now.toISOString();
  return isRevoked || isExpired ? 'NOT_EXIST' : 'DELETED';
}

const notDeleted = (): FinapiError =>
  new FinapiError(
    'INVALID_CONSENT',
    {
      de: 'Die Zustimmung konnte bei der Bank nicht gelöscht werden',
      en: 'The consent could not be deleted at the bank',
    },
    {
      rule: 'The bank is down.',
      next: 'Pass forceDeletion true to delete it here alone, or try again later.',
    },
  );
