import { FinapiError } from '../errors.js';

/** The status is documented for both services that take transactions, the code is not. */
export const tooManyTransactions = (most: number): FinapiError =>
  new FinapiError(
    'ILLEGAL_FIELD_VALUE',
    `The number of transactions exceeds the limit of ${String(most)}`,
    { next: 'Send them in several requests.' },
  );

export const unknownConnection = (id: number): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', 'At least one of the bank connections does not exist', {
    rule: `The user has no bank connection ${String(id)}.`,
    next: 'getAllBankConnections tells which bank connections there are.',
  });

export const noConnections = (): FinapiError =>
  new FinapiError(
    'ILLEGAL_ENTITY_STATE',
    'There are no bank connections to trigger categorization for',
    { next: 'Import a bank connection first.' },
  );

/** Which of the codes for 422 a connection that is locked gets is not documented. */
export const connectionLocked = (id: number, until: string): FinapiError =>
  new FinapiError(
    'ILLEGAL_ENTITY_STATE',
    'At least one of the bank connections is locked; no categorization was triggered',
    {
      rule: `The bank connection ${String(id)} is being updated or categorised.`,
      next: `Wait, or advance the clock, until ${until}, or ask for the connection until it is ready.`,
    },
  );
