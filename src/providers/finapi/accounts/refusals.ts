import { FinapiError } from '../errors.js';

export const unknownAccount = (id: number): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', 'No account with this identifier exists', {
    rule: `The user has no account ${String(id)}.`,
    next: 'getAndSearchAllAccounts tells which accounts there are.',
  });

/** `until` is the instant at which the connection is free again, if nobody looks at it. */
export const accountIsBusy = (until: string): FinapiError =>
  new FinapiError(
    'LOCKED',
    {
      de: 'Das Konto kann gerade nicht geändert werden, weil seine Bankverbindung in Arbeit ist',
      en: 'The account cannot be changed now because its bank connection is being worked on',
    },
    { next: `Wait, or advance the clock, until ${until}.` },
  );

export const anAccountIsBusy = (until: string): FinapiError =>
  new FinapiError(
    'LOCKED',
    {
      de: 'Es wurde nichts gelöscht, weil eine der Bankverbindungen in Arbeit ist',
      en: 'Nothing was deleted because one of the bank connections is being worked on',
    },
    { next: `Wait, or advance the clock, until ${until}.` },
  );
