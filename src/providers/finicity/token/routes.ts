import { customerOf } from '../customer-call.js';
import { endpoint, TOKEN_BASE } from '../endpoint.js';
import { finicitySettings } from '../settings.js';
import { issueToken } from './service.js';
import { tokenText } from './wire.js';

/**
 * Exchanges a SAML assertion for an OAuth token. Who the assertion speaks for has been found out
 * before this is called; its body is a form whatever its media type says.
 */
export const getAccessTokenBySaml = endpoint({
  method: 'post',
  base: TOKEN_BASE,
  path: '/get_access_token_by_saml',
  handle: (call) => {
    const { world, now, identity } = call;
    const { tokenSeconds } = world.settings(finicitySettings);
    const issued = issueToken(customerOf(call), {
      consumerKey: identity.consumerKey,
      now,
      lifeSeconds: tokenSeconds,
    });
    call.explain(`a new token for ${identity.customer}, good for ${String(tokenSeconds)} seconds`);
    return {
      status: 200,
      text: { type: 'text/plain', content: tokenText(issued) },
    };
  },
});
