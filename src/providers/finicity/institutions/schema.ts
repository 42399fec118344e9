import { z } from 'zod';

import type { FinicityListing, Institution } from '../../../bank/institution.js';
import { PathId } from '../path-id.js';

export const InstitutionPath = z.object({ institutionId: PathId });

/** An institution of the bank that Finicity knows. */
export interface ListedInstitution extends Institution {
  readonly finicity: FinicityListing;
}
