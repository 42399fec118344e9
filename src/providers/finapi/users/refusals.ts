import { FinapiError } from '../errors.js';

export const nothingGiven = (): FinapiError =>
  new FinapiError('MISSING_FIELD', 'At least one field must have a value that is not null');

export const noBatchUpdate = (): FinapiError =>
  new FinapiError(
    'ILLEGAL_ENTITY_STATE',
    'The automatic update cannot be enabled because the batch update is disabled for the client',
    { next: 'Turn on isAutomaticBatchUpdateEnabled in the settings of the world.' },
  );

/** `until` is the instant at which the last connection is free again. */
export const userIsBusy = (until: string): FinapiError =>
  new FinapiError(
    'LOCKED',
    {
      de: 'Der Benutzer kann nicht gelöscht werden, weil eine seiner Bankverbindungen gerade in Arbeit ist',
      en: 'The user cannot be deleted because one of its bank connections is being worked on',
    },
    { next: `Wait, or advance the clock, until ${until}.` },
  );

/** Somebody asked about a user that is not there. */
export const unknownUser = (): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', 'No user with this identifier exists', {
    next: 'Create the user with createUser; getUserList tells who is there.',
  });

/** `existing` is the id as it was created, which may differ in case. */
export const userExists = (existing: string): FinapiError =>
  new FinapiError('ENTITY_EXISTS', 'A user with this identifier exists already', {
    rule: `The user ${existing} exists already; ids are compared without regard to case.`,
    next: 'Take another id, or leave it out to get one.',
  });

export const alreadyVerified = (): FinapiError =>
  new FinapiError('USER_ALREADY_VERIFIED', 'The user is verified already', {
    next: 'New users are unverified while isUserAutoVerificationEnabled is off; deleteUsers and deleteAuthorizedUser delete verified ones.',
  });

export const notVerified = (options: { readonly status?: number } = {}): FinapiError =>
  new FinapiError('USER_NOT_VERIFIED', 'The user is not verified', {
    ...options,
    next: 'Verify the user with verifyUser.',
  });

/** Why a password change token is not good; the client is told the same in every case. */
export const badChangeToken = (rule: string): FinapiError =>
  new FinapiError('INVALID_TOKEN', 'The password change token is wrong or has expired', {
    rule,
    next: 'Ask for another with requestPasswordChange, and decrypt it with the data decryption key.',
  });
