import type { Procedure } from '../../../bank/finapi-listing.js';
import type { Contact } from '../bank-contact/contact.js';
import { asksForPassword } from '../bank-contact/access.js';
import { proceduresOf } from '../bank-contact/demo-bank.js';

/** How a bank has its customers prove a second time who they are. */
export type Approach =
  | { readonly approach: 'redirect' }
  | { readonly approach: 'procedure'; readonly procedure: Procedure }
  /** The customer has to choose one first. */
  | { readonly approach: 'choice' }
  /** A question and an answer, by no procedure in particular. */
  | { readonly approach: 'plain' };

export const procedures = ({ institution, source, name }: Contact): readonly Procedure[] =>
  proceduresOf(institution, source, name);

/** The default procedure of the interface is taken without asking, and so is the only one. */
export function approachOf(contact: Contact): Approach {
  if (contact.source.properties.includes('REDIRECT_APPROACH')) return { approach: 'redirect' };
  const offered = procedures(contact);
  const standard = offered.find(
    ({ procedureId }) => procedureId === contact.target?.defaultTwoStepProcedureId,
  );
  const procedure = standard ?? (offered.length === 1 ? offered[0] : undefined);
  if (procedure) return { approach: 'procedure', procedure };
  return offered.length > 0 ? { approach: 'choice' } : { approach: 'plain' };
}

/** Whether customers sign in on a page of the bank, whatever else it asks of them. */
export const signsInAtBank = (contact: Contact): boolean =>
  contact.source.properties.includes('REDIRECT_APPROACH') && !asksForPassword(contact);
