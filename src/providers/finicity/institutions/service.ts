import type { Bank } from '../../../bank/bank.js';
import type { Institution } from '../../../bank/institution.js';
import { refusal } from '../errors.js';
import type { ListedInstitution } from './schema.js';

/** Everything that Finicity knows, in the order of its numbers. */
export const listInstitutions = (bank: Bank): readonly ListedInstitution[] =>
  bank
    .institutions()
    .filter(isListed)
    .sort((one, other) => one.finicity.institutionId - other.finicity.institutionId);

export function institutionOf(bank: Bank, institutionId: number): ListedInstitution {
  const institution = bank.institutionByFinicityId(institutionId);
  if (!institution || !isListed(institution)) throw refusal('institutionNotFound');
  return institution;
}

/** The institution that Intuit had under a number. */
export function institutionFromIntuit(bank: Bank, intuitId: number): ListedInstitution {
  const found = listInstitutions(bank).find(({ finicity }) =>
    finicity.intuitIds?.includes(intuitId),
  );
  if (!found) throw refusal('institutionNotFound');
  return found;
}

const isListed = (institution: Institution): institution is ListedInstitution =>
  institution.finicity !== undefined;
