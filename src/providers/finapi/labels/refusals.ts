import { FinapiError } from '../errors.js';

export const unknownLabel = (): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', 'No label with this identifier exists', {
    next: 'getAndSearchAllLabels tells which labels the user has.',
  });

export const labelExists = (): FinapiError =>
  new FinapiError('ENTITY_EXISTS', 'A label with this name exists already', {
    next: 'Take another name, or use the label that exists.',
  });

export const tooManyLabels = (most: number): FinapiError =>
  new FinapiError('ILLEGAL_ENTITY_STATE', `A user can have at most ${String(most)} labels`, {
    next: 'Delete labels that are no longer used.',
  });
