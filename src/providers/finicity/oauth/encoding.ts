const UNRESERVED = /^[A-Za-z0-9\-._~]*$/;
/** Unreserved characters, and escapes in upper case of all others. */
const CANONICAL =
  /^(?:[A-Za-z0-9\-._~]|%(?!2[DE]|3\d|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])[0-9A-F]{2})*$/;
const ESCAPE_OR_OTHER = /%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~]/gu;

/** Percent-encoding as OAuth wants it: everything but the unreserved characters of RFC 3986. */
export const percentEncode = (text: string): string =>
  UNRESERVED.test(text) ? text : text.replace(/[^A-Za-z0-9\-._~]/gu, escapeCharacter);

/**
 * Text that is percent-encoded in one way or another, in the one way that is signed. `plus` says
 * what a bare `+` stands for: a space in queries and forms, itself in a header.
 */
export function canonicalEncoding(encoded: string, plus: '%20' | '%2B'): string {
  if (CANONICAL.test(encoded)) return encoded;
  return encoded.replace(ESCAPE_OR_OTHER, (match) => {
    if (match === '+') return plus;
    return match.length === 3 ? escapeByte(parseInt(match.slice(1), 16)) : escapeCharacter(match);
  });
}

/** What a canonical encoding stands for; bytes that are no UTF-8 stay escaped. */
export function percentDecode(canonical: string): string {
  if (!canonical.includes('%')) return canonical;
  try {
    return decodeURIComponent(canonical);
  } catch {
    return canonical;
  }
}

const escapeCharacter = (character: string): string =>
  character.charCodeAt(0) < 0x80
    ? escapeByte(character.charCodeAt(0))
    : Array.from(Buffer.from(character), escapeByte).join('');

function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (UNRESERVED.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
