import type { XmlDialect } from '../../../core/http/xml-codec.js';

/**
 * The offset at which XML writes instants. Fixed and west of Greenwich, because a client's parser
 * knows a minus sign only; the recorded answers carry the same one.
 */
export const WIRE_ZONE = '-07:00';

export const finicityXml: XmlDialect = { zone: WIRE_ZONE };

/** The instant at which a day (`2016-07-01`) begins where the institutions are. */
export const startOfDay = (day: string): string => `${day}T00:00:00${WIRE_ZONE}`;
