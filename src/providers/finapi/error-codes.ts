/** TECHNICAL speaks to the developer, BUSINESS to the end user. */
export type ErrorType = 'BUSINESS' | 'TECHNICAL';

interface Meaning {
  /** The usual status; some codes also come with another one. */
  readonly status: number;
  readonly type: ErrorType;
}

const technical = (status: number): Meaning => ({ status, type: 'TECHNICAL' });
const business = (status: number): Meaning => ({ status, type: 'BUSINESS' });

/**
 * All error codes of the API. Which status belongs to which code is documented only for some of
 * the 422s; the type of most codes is not documented at all: we call BUSINESS what an end user
 * can understand and act upon.
 */
export const ERROR_CODES = {
  ADDITIONAL_AUTHENTICATION_REQUIRED: business(510),
  BAD_REQUEST: technical(400),
  BANK_SERVER_REJECTION: business(422),
  COLLECTIVE_MONEY_TRANSFER_NOT_SUPPORTED: business(422),
  ENTITY_EXISTS: technical(422),
  FORBIDDEN: technical(403),
  IBAN_ONLY_DIRECT_DEBIT_NOT_SUPPORTED: business(422),
  IBAN_ONLY_MONEY_TRANSFER_NOT_SUPPORTED: business(422),
  ILLEGAL_ENTITY_STATE: technical(422),
  ILLEGAL_FIELD_VALUE: technical(422),
  ILLEGAL_PAGE_SIZE: technical(400),
  INVALID_ACCOUNT_TYPES: technical(422),
  INVALID_CONSENT: business(422),
  INVALID_FILTER_OPTIONS: technical(400),
  INVALID_TOKEN: technical(400),
  INVALID_TWO_STEP_PROCEDURE: technical(422),
  LOCKED: business(423),
  LOGIN_FIELDS_MISMATCH: technical(422),
  METHOD_NOT_ALLOWED: technical(405),
  MISSING_CREDENTIALS: technical(422),
  MISSING_FIELD: technical(400),
  MISSING_TWO_STEP_PROCEDURE: technical(422),
  NO_ACCOUNTS_FOR_TYPE_LIST: business(422),
  NO_CERTIFICATE: technical(422),
  NO_EXISTING_CHALLENGE: technical(422),
  NO_PSU_METADATA: technical(422),
  NO_TPP_CLIENT_CREDENTIALS: technical(422),
  TOO_MANY_IDS: technical(400),
  UNAUTHORIZED_ACCESS: technical(403),
  UNEXPECTED_ERROR: technical(500),
  UNKNOWN_ENTITY: technical(404),
  UNSUPPORTED_BANK: business(501),
  UNSUPPORTED_FEATURE: technical(501),
  UNSUPPORTED_MEDIA_TYPE: technical(415),
  UNSUPPORTED_ORDER: technical(422),
  USER_ALREADY_VERIFIED: technical(422),
  USER_NOT_VERIFIED: technical(422),
  WEB_FORM_ABORTED: business(422),
  WEB_FORM_REQUIRED: technical(422),
} as const satisfies Record<string, Meaning>;

export type ErrorCode = keyof typeof ERROR_CODES;
