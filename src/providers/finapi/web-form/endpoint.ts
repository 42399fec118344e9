import type { EndpointSpec, Identity, Reply } from '../../../core/http/endpoint.js';
import type { Document } from '../../../core/store/kinds.js';
import type { AnyoneIdentity, FinapiTraits, UserIdentity } from '../endpoint.js';
import { noteActivity } from '../users/record.js';
import { PAGE_HEADERS } from '../pages/layout.js';
import { PAGES_BASE } from './base.js';
import type { WebFormsState } from './document.js';
import type { TypedCredentials } from './pages/typed-credentials.js';

type Spec<I extends Identity, P, Q, B, X> = EndpointSpec<I, P, Q, B, X>;

/** An operation of Web Form 2.0: a user calls it with its token of Access. */
export function operation<P, Q, B, X = undefined>(
  spec: Spec<UserIdentity, P, Q, B, X>,
): Spec<UserIdentity, P, Q, B, X> & FinapiTraits {
  return {
    ...spec,
    as: 'user',
    handle: (call) => {
      noteActivity(call.identity.user, call.now);
      return spec.handle(call);
    },
  };
}

/** Somebody at a page: nobody knows who, but whose form it is. */
export interface PageIdentity extends AnyoneIdentity {
  /** The document that the address names, if there is one. */
  readonly forms?: Document<WebFormsState> | undefined;
  readonly typed: TypedCredentials;
}

/** A page of a form, which whoever knows its address may see. */
export const page = <P, Q, B, X = undefined>(
  spec: Omit<Spec<PageIdentity, P, Q, B, X>, 'base'>,
): Spec<PageIdentity, P, Q, B, X> & FinapiTraits => ({ ...spec, base: PAGES_BASE, as: 'anyone' });

/** Sends a browser on after a form was posted, so that a reload posts nothing again. */
export const seeOther = (location: string): Reply => ({
  status: 303,
  headers: { ...PAGE_HEADERS, location },
});
