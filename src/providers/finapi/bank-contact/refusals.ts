import { FinapiError, type ErrorText } from '../errors.js';

/** Unknown ids inside a body are 422, not 404. */
export const unknownInBody = (what: string, next: string): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', what, { status: 422, next });

export const unknownConnection = (options: { readonly status?: number } = {}): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', 'There is no bank connection with this id', {
    ...options,
    next: 'getAllBankConnections lists those of the user.',
  });

export const illegalField = (complaint: string, next?: string): FinapiError =>
  new FinapiError('ILLEGAL_FIELD_VALUE', complaint, { next });

export const illegalState = (complaint: string, next: string): FinapiError =>
  new FinapiError('ILLEGAL_ENTITY_STATE', complaint, { next });

export const unsupportedBank = (rule: string): FinapiError =>
  new FinapiError(
    'UNSUPPORTED_BANK',
    {
      de: 'Diese Bank wird derzeit nicht unterstützt',
      en: 'This bank is currently not supported',
    },
    { rule, next: 'getBank tells the interfaces of a bank and what they support.' },
  );

export const connectionExists = (id: number): FinapiError =>
  new FinapiError('ENTITY_EXISTS', 'A bank connection for these credentials exists already', {
    rule: `The bank connection ${id} is for the same login at the same bank.`,
    next: 'Update that connection, connect another interface to it, or use other credentials.',
  });

export const interfaceExists = (name: string): FinapiError =>
  new FinapiError('ENTITY_EXISTS', `The bank connection has the interface ${name} already`, {
    next: 'Update it with updateBankConnection.',
  });

export const bankBusy = (until: string | undefined): FinapiError =>
  new FinapiError(
    'LOCKED',
    {
      de: 'Die Bankverbindung wird gerade importiert oder aktualisiert',
      en: 'The bank connection is being imported or updated at the moment',
    },
    {
      next:
        until === undefined
          ? 'Look at the connection until its categorisation is READY.'
          : `Wait, or advance the clock, until ${until}.`,
    },
  );

/** Credentials that are not enough to sign in, now that stored ones have been added. */
export const missingCredentials = (labels: readonly string[]): FinapiError =>
  new FinapiError('MISSING_FIELD', `Login credentials are missing: ${labels.join(', ')}`, {
    status: 422,
    rule: 'No usable consent is there, and given and stored credentials are not complete.',
    next: `Pass loginCredentials with ${labels.join(', ')}.`,
  });

/** The stored consent cannot be used any more; it is gone when this is answered. */
export const invalidConsent = (why: 'expired' | 'revoked'): FinapiError =>
  new FinapiError(
    'INVALID_CONSENT',
    {
      de: 'Die gespeicherte Zustimmung ist nicht mehr gültig. Bitte versuchen Sie es erneut.',
      en: 'The stored consent is no longer valid. Please try again.',
    },
    {
      rule:
        why === 'expired' ? 'The consent is past its end.' : 'The consent was revoked at the bank.',
      next: 'Repeat the call, which asks for a new consent.',
    },
  );

export const noAccounts = (): FinapiError =>
  new FinapiError(
    'NO_ACCOUNTS_FOR_TYPE_LIST',
    {
      de: 'Die Bank hat keine Konten der gewünschten Art geliefert',
      en: 'The bank has delivered no accounts of the wanted types',
    },
    { next: 'Leave accountTypes out, or name types that the bank has.' },
  );

/** What the bank's answer is to the end user. */
export const bankRejection = (text: ErrorText, rule: string, next?: string): FinapiError =>
  new FinapiError('BANK_SERVER_REJECTION', text, { rule, next });

export const bankFailure = (rule: string): FinapiError =>
  new FinapiError('UNEXPECTED_ERROR', 'The bank could not be reached or answered with an error', {
    rule,
    next: 'Try again later; the event siteUp ends an outage of the bank.',
  });
