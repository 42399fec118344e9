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
