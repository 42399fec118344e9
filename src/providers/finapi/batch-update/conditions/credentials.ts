import type { ConnectionInterface } from '../../bank-connections/schema.js';
import type { BatchFacts } from '../facts.js';
import { fails, holds, type Verdict } from './verdict.js';

/**
 * The bank has not refused the credentials that are stored at present.
 *
 * finAPI's pages ask for one manual update more after refused credentials were replaced; the
 * description of the user's flag does not. We follow the description unless a setting says
 * otherwise, and name the difference in a note.
 */
export function judgeCredentials(candidate: ConnectionInterface, facts: BatchFacts): Verdict {
  const last = candidate.lastUpdateWithStoredCredentials;
  if (last?.credentialsRejected === true) {
    return fails(
      `The bank refused the stored credentials at ${last.at}.`,
      'Storing credentials that the bank accepts.',
    );
  }
  if (!awaitsManualUpdate(candidate)) return working(candidate);
  return facts.client.manualUpdateAfterRejection
    ? fails(
        'The stored credentials replace refused ones and no manual update has succeeded since.',
        'A manual update that succeeds.',
      )
    : { ...working(candidate), note: NOTE };
}

const NOTE =
  'The stored credentials replace refused ones and no manual update has succeeded since; ' +
  'that counts only while settings.batchUpdate.manualUpdateAfterRejection is on.';

const working = (candidate: ConnectionInterface): Verdict =>
  holds(history(candidate), 'An update in which the bank refuses the stored credentials.');

function history(candidate: ConnectionInterface): string {
  const last = candidate.lastUpdateWithStoredCredentials;
  if (candidate.storedCredentials === undefined) return 'No credentials are stored.';
  if (last === undefined) return 'The stored credentials have not been used so far.';
  return last.result === 'OK'
    ? `The bank accepted the stored credentials at ${last.at}.`
    : `The update at ${last.at} failed, but not because of the credentials.`;
}

function awaitsManualUpdate({ storedCredentials, lastManualUpdate }: ConnectionInterface): boolean {
  if (storedCredentials?.replacesRejected !== true) return false;
  const succeeded =
    lastManualUpdate?.result === 'OK' &&
    Date.parse(lastManualUpdate.timestamp) >= Date.parse(storedCredentials.storedAt);
  return !succeeded;
}
