import { FinapiError } from '../errors.js';

/** That it is 403 and this code that a client outside of development gets is not documented. */
export const noDevelopment = (): FinapiError =>
  new FinapiError('FORBIDDEN', 'Mock updates are possible in development mode only', {
    rule: 'isDevelopmentModeEnabled is off.',
    next: 'Turn on isDevelopmentModeEnabled in the settings of the world.',
  });

/** Which error it is while the automatic update of the user is on is not documented. */
export const autoUpdateIsOn = (): FinapiError =>
  new FinapiError(
    'ILLEGAL_ENTITY_STATE',
    'Mock updates are possible only while the automatic update of the user is disabled',
    { next: 'Set isAutoUpdateEnabled to false with editAuthorizedUser.' },
  );

export const unknownConnection = (id: number): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', `No bank connection with identifier ${String(id)} exists`, {
    next: 'getAllBankConnections lists those of the user.',
  });

/** What an interface that the connection does not have is answered with is not documented. */
export const unknownInterface = (id: number, bankingInterface: string): FinapiError =>
  new FinapiError(
    'UNKNOWN_ENTITY',
    `The bank connection ${String(id)} has no interface ${bankingInterface}`,
    { next: 'getBankConnection tells its interfaces.' },
  );

export const unknownAccount = (id: number, connectionId: number): FinapiError =>
  new FinapiError(
    'UNKNOWN_ENTITY',
    `No account with identifier ${String(id)} exists in the bank connection ${String(connectionId)}`,
    { next: 'getBankConnection tells its accountIds.' },
  );

export const connectionLocked = (id: number, until: string | undefined): FinapiError =>
  new FinapiError(
    'ILLEGAL_ENTITY_STATE',
    `The bank connection ${String(id)} is locked by an import or an update`,
    { ...(until !== undefined && { next: `Wait, or advance the clock, until ${until}.` }) },
  );

export const noStoredPin = (id: number): FinapiError =>
  new FinapiError(
    'ILLEGAL_ENTITY_STATE',
    `The bank connection ${String(id)} has no PIN stored for this interface`,
    { next: 'Store it with storeSecrets in an import or update, or with editBankConnection.' },
  );

export const securityAccount = (id: number): FinapiError =>
  new FinapiError(
    'ILLEGAL_FIELD_VALUE',
    `The account ${String(id)} is a security account, for which nothing can be mocked`,
    { status: 422 },
  );

export const tooManyTransactions = (most: number): FinapiError =>
  new FinapiError(
    'ILLEGAL_FIELD_VALUE',
    `The number of transactions exceeds the limit of ${String(most)}`,
    { status: 422, next: 'Send them in several requests.' },
  );

export const badType = (typeId: number): FinapiError =>
  new FinapiError(
    'ILLEGAL_FIELD_VALUE',
    `There is no transaction type ${String(typeId)}; it is a number between 1 and 999`,
    { status: 422 },
  );
