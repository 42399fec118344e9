import { FinapiError } from '../errors.js';

export const unknownTransaction = (): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', 'The user has no transaction with this identifier', {
    next: 'getAndSearchAllTransactions tells which there are.',
  });

export const unknownCategory = (id: number): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', `The user has no category with the identifier ${String(id)}`, {
    next: 'getAndSearchAllCategories tells which there are; 0 is no category.',
  });

export const unknownLabel = (id: number): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', `The user has no label with the identifier ${String(id)}`, {
    next: 'Create the label with createLabel; getAndSearchAllLabels tells which there are.',
  });

/** With which code an edit that edits nothing is refused is not documented. */
export const nothingToEdit = (): FinapiError =>
  new FinapiError('MISSING_FIELD', 'At least one field to edit must be given', {
    next: 'Give isNew, isPotentialDuplicate, categoryId or labelIds; null counts as absent.',
  });

export const cannotBeDuplicate = (): FinapiError =>
  new FinapiError('ILLEGAL_FIELD_VALUE', "Field 'isPotentialDuplicate': can only be set to false", {
    rule: 'Only an update flags transactions as potential duplicates.',
  });

/** With which code is not documented. */
export const idsNeeded = (field: string): FinapiError =>
  new FinapiError('BAD_REQUEST', `Field '${field}': is forbidden unless 'ids' is given`, {
    next: 'Name the transactions, at most 100 at once.',
  });

export const cannotBeDeleted = (): FinapiError =>
  new FinapiError(
    'ILLEGAL_ENTITY_STATE',
    'Only transactions of test banks, potential duplicates and adjusting entries can be deleted singly',
    { next: 'deleteAllTransactions with safeMode=false deletes others too.' },
  );

/** Whether a part can be deleted alone is not documented; then the rest would not add up. */
export const isPart = (deed: string): FinapiError =>
  new FinapiError('ILLEGAL_ENTITY_STATE', `A sub-transaction cannot be ${deed}`, {
    next: 'Take the transaction that was split: its identifier is the parentId.',
  });

export const tooFewParts = (): FinapiError =>
  new FinapiError('ILLEGAL_FIELD_VALUE', "Field 'subTransactions': must hold at least two parts");

/** Amounts as they are outside. */
export const partsDoNotAddUp = (sum: number, amount: number): FinapiError =>
  new FinapiError(
    'ILLEGAL_FIELD_VALUE',
    `Field 'subTransactions': the amounts come to ${String(sum)}, not to ${String(amount)}`,
  );

/** With which code these three are refused is not documented. */
export const inFuture = (field: string, today: string): FinapiError =>
  new FinapiError('BAD_REQUEST', `Field '${field}': must not be in the future`, {
    rule: `Today is ${today}.`,
  });

export const exclusiveDates = (): FinapiError =>
  new FinapiError(
    'INVALID_FILTER_OPTIONS',
    "Fields 'maxDeletionDate' and 'minImportDate' exclude each other",
  );

export const minImportDateIsForgetful = (): FinapiError =>
  new FinapiError(
    'INVALID_FILTER_OPTIONS',
    "Field 'minImportDate': needs safeMode=false and no rememberDeletion",
  );
