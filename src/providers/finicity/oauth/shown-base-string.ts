import { baseStringOf } from './base-string.js';
import { isKnownParameter } from './known-parameters.js';
import type { OAuthRequest } from './request.js';

/**
 * What should have been signed, as the journal may show it. A query or form can carry what
 * somebody has typed, so that values of parameters unknown to this API are hidden.
 */
export const shownBaseString = ({ method, baseUrl, parameters }: OAuthRequest): string =>
  baseStringOf(
    method,
    baseUrl,
    parameters.map((parameter) =>
      isKnownParameter(parameter.name) ? parameter : { ...parameter, value: 'XXXXX' },
    ),
  );
