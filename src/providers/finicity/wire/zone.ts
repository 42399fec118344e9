import type { XmlDialect } from '../../../core/http/xml-codec.js';

/**
 * The offset at which XML writes instants. Fixed and west of Greenwich, because a client's parser
 * knows a minus sign only; the recorded answers carry the same one.
 */
export const WIRE_ZONE = '-07:00';

export const finicityXml: XmlDialect = { zone: WIRE_ZONE };

const ZONE_MS = -7 * 3_600_000;

/**
 * The day that a bank has at an instant: that of the zone above. The day in UTC has not begun there
 * for seven hours of each day, so that its balance would lie ahead of the clock.
 */
export const dayInZone = (instant: Date): string =>
  new Date(instant.getTime() + ZONE_MS).toISOString().slice(0, 10);

/** The instant at which a day (`2016-07-01`) begins where the institutions are. */
export const startOfDay = (day: string): string => `${day}T00:00:00${WIRE_ZONE}`;
