import { baseStringOf } from './base-string.js';
import type { OAuthRequest } from './request.js';

/** Parameters of this API, and of OAuth itself. */
const KNOWN = /^(?:oauth_[a-z_]+|refresh|txnStartDate|txnEndDate)$/;

/**
 * What should have been signed, as the journal may show it. A query or form can carry what
 * somebody has typed, so that values of parameters unknown to this API are hidden.
 */
export const shownBaseString = ({ method, baseUrl, parameters }: OAuthRequest): string =>
  baseStringOf(
    method,
    baseUrl,
    parameters.map((parameter) =>
      KNOWN.test(parameter.name) ? parameter : { ...parameter, value: 'XXXXX' },
    ),
  );
