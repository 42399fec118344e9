import { FinapiError } from '../errors.js';

const LISTED = 'getAndSearchAllCategories tells which categories there are.';

export const unknownCategory = (): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', 'No category with this identifier exists', { next: LISTED });

export const unknownParent = (): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', 'The parent category does not exist', { next: LISTED });

export const parentIsChild = (): FinapiError =>
  new FinapiError(
    'ILLEGAL_ENTITY_STATE',
    'The parent category is a sub-category itself; there are no more than two levels',
    { next: 'Name a main category as the parent, or none.' },
  );

export const categoryExists = (): FinapiError =>
  new FinapiError('ENTITY_EXISTS', 'A category with this name exists already on the same level', {
    next: 'Take another name; below another main category the same one may be taken.',
  });

/** Which code it is that global categories are kept with is not documented. */
export const isGlobal = (what: 'edited' | 'deleted'): FinapiError =>
  new FinapiError('ILLEGAL_ENTITY_STATE', `Global categories cannot be ${what}`, {
    next: 'Only categories whose isCustom is true are the user’s own.',
  });

export const tooManyCategories = (most: number): FinapiError =>
  new FinapiError(
    'ILLEGAL_ENTITY_STATE',
    `A user can have at most ${String(most)} categories of its own`,
    { next: 'Delete categories that are no longer used.' },
  );
