import type { Connection } from './schema.js';

/** True while an import or an update holds the connection. */
export const isBusy = (connection: Connection, now: Date): boolean =>
  connection.busyUntil !== undefined && now.getTime() < Date.parse(connection.busyUntil);
