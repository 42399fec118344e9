import type { Document, DocumentRef } from '../../core/store/kinds.js';
import type { World } from '../../core/world/world.js';
import { customerRef, type CustomerState } from './customer.js';

/** What the rules of a resource see of a call. */
export interface CustomerCall {
  readonly world: World;
  readonly now: Date;
  readonly identity: { readonly principal: string; readonly customer: string };
  document<T extends object>(ref: DocumentRef<T>): Document<T>;
  /** Tells the journal which rule decided and what would change the answer. */
  explain(rule: string, next?: string): void;
}

/** The document of whoever calls. */
export const customerOf = (
  call: Pick<CustomerCall, 'identity' | 'document'>,
): Document<CustomerState> => call.document(customerRef(call.identity.customer));
