import { coveragePart, HERE } from './part.js';

/** What finAPI's description leaves open for every operation. */
export const everywhere = coveragePart({
  guesses: {
    errorTypes: [
      `${HERE}/error-codes.ts`,
      'Each error code has one usual status; an error is BUSINESS when an end user can act on it, else TECHNICAL.',
    ],
    complaints: [
      `${HERE}/bodies.ts`,
      'All wrong fields are reported at once, 20 at most: MISSING_FIELD, ILLEGAL_FIELD_VALUE for a body value out of bounds, else BAD_REQUEST, all with 400.',
    ],
    bodyWithoutType: [`${HERE}/bodies.ts`, 'A body without a Content-Type is read as JSON.'],
    unknownMembers: [
      `${HERE}/users/schema.ts`,
      'Members of a body and query parameters that the API does not know are ignored.',
    ],
    nullRequest: [`${HERE}/patterns.ts`, 'null in a request counts as absent.'],
    absentMembers: [
      `${HERE}/errors.ts`,
      'A member without a value is left out of every answer, errors included; null is never written.',
    ],
    authContext: [
      `${HERE}/errors.ts`,
      'authContext is 1/NUMBER for a user (derived from its id), 1/- for a client, and -/- where the caller is not known.',
    ],
    authenticateHeader: [
      `${HERE}/errors.ts`,
      'Each 401 carries WWW-Authenticate: Bearer realm="finapi".',
    ],
    wrongRole: [
      `${HERE}/authorization/refusals.ts`,
      'A token of the wrong role gets 403 UNAUTHORIZED_ACCESS.',
    ],
    noOperation: [
      `${HERE}/failures.ts`,
      'An unknown path is 404 UNKNOWN_ENTITY, a wrong method 405 METHOD_NOT_ALLOWED, a wrong media type 415 UNSUPPORTED_MEDIA_TYPE, a body over 1 MiB 413 BAD_REQUEST. 429 is never answered.',
    ],
    timeZone: [
      `${HERE}/dates.ts`,
      'Timestamps carry the offset of Berlin, summer time included; days are Berlin days.',
    ],
    languages: [
      `${HERE}/languages.ts`,
      'Business errors for Czech or Slovak readers are in English; quality weights count.',
    ],
    methodOverride: [
      `${HERE}/headers.ts`,
      'X-HTTP-Method-Override with anything but PATCH or DELETE is ignored, and errors name the method that it means; an X-Request-Id comes back byte for byte, one of more than 255 is 400 BAD_REQUEST.',
    ],
    preflight: [
      `${HERE}/headers.ts`,
      'A browser of an allowed origin may send any header; the permission holds for 30 minutes.',
    ],
  },
  operations: {},
});
