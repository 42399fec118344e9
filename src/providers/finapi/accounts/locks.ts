import { isBusy } from '../bank-connections/busy.js';
import type { Connection } from '../bank-connections/schema.js';

type Known = Connection | undefined;

/** The instant until which an import or an update holds the accounts of a connection, if one does. */
export const updatedUntil = (connection: Known, now: Date): string | undefined =>
  connection && isBusy(connection, now) ? connection.busyUntil : undefined;

/** The same, as long as the categorisation after it goes on. */
export const workedOnUntil = (connection: Known, now: Date): string | undefined =>
  [updatedUntil(connection, now), connection?.work?.endsAt]
    .filter((instant) => instant !== undefined)
    .sort()
    .at(-1);
