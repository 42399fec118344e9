import type { Bank } from '../../bank/bank.js';
import type { Call, EndpointSpec, Identity, Reply } from '../../core/http/endpoint.js';
import type { FinicityError } from './errors.js';
import type { Statements } from './transactions/statements.js';

export const OPERATIONS_BASE = '/financialdatafeed/v1';
export const TOKEN_BASE = '/oauth/v1';

/** The customer for whom a token speaks, and the app that uses it. */
export interface FinicityIdentity extends Identity {
  readonly customer: string;
  readonly consumerKey: string;
  /** The bank of the world that is called. */
  readonly bank: Bank;
  /** What has been told of accounts lately, of all worlds. */
  readonly statements: Statements;
}

/** Gives an endpoint of this API its types; does nothing else. */
export const endpoint = <P, Q, B, X = undefined>(
  spec: EndpointSpec<FinicityIdentity, P, Q, B, X>,
): EndpointSpec<FinicityIdentity, P, Q, B, X> => spec;

/** A refusal that changes something is returned, not thrown. */
export const refused = (error: FinicityError, { requestId }: Pick<Call, 'requestId'>): Reply => ({
  status: error.status,
  headers: error.headers,
  document: error.toDocument({ requestId }),
});
