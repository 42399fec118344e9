/** Levels of nesting that a body may have; real requests of the emulated APIs need fewer than ten. */
export const MAX_DEPTH = 64;

/**
 * Pieces that a JSON body may consist of: members and items. Checking takes microseconds for each
 * and blocks everything else meanwhile; requests of the emulated operations have a few hundred.
 */
export const MAX_JSON_PIECES = 10_000;

/**
 * Pieces of markup that an XML body may consist of: tags, attributes, references, comments and the
 * like. The parser spends microseconds on each and blocks everything else meanwhile; real requests
 * have a few dozen.
 */
export const MAX_XML_PIECES = 2_000;

/** Characters that all markup of an XML body may have together; its text does not count. */
export const MAX_XML_MARKUP = 32 * 1024;

/** Characters of an XML body; it takes about ten times as long to read as one in JSON. */
export const MAX_XML_LENGTH = 256 * 1024;

/** Fields that a form may have. */
export const MAX_FORM_FIELDS = 1_000;
