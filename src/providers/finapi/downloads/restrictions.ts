import type { AccountType } from '../accounts/schema.js';
import { finapiSettings } from '../settings.js';
import type { DownloadDocuments } from './documents.js';

/** Whether a client may have accounts of a type, new ones as well as those that are there. */
export function isAllowed({ world }: Pick<DownloadDocuments, 'world'>, type: AccountType): boolean {
  const { accountTypeRestrictions: allowed } = world.settings(finapiSettings);
  return allowed.length === 0 || allowed.includes(type);
}
