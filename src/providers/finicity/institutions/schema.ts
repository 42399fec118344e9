import * as z from 'zod';

import type { FinicityListing, Institution } from '../../../bank/institution.js';
import { PathId } from '../path-id.js';

export const InstitutionPath = z.object({ institutionId: PathId });

export const IntuitPath = z.object({ intuitInstitutionId: PathId });

/** An institution of the bank that Finicity knows. */
export interface ListedInstitution extends Institution {
  readonly finicity: FinicityListing;
}
