import { empty, ok, type Call } from '../../../core/http/endpoint.js';
import { configurationOf } from '../client-configuration/service.js';
import { endpoint, type AnyoneIdentity } from '../endpoint.js';
import { FinapiError } from '../errors.js';
import { userRef } from '../users/document.js';
import { checkPassword, type PasswordCheck } from './passwords.js';
import { RevocationForm, TokenForm } from './schema.js';
import * as tokens from './service.js';
import { tokenDocument } from './wire.js';

type TokenCall = Call<AnyoneIdentity, unknown, unknown, TokenForm, PasswordCheck | undefined>;

export const getToken = endpoint({
  as: 'anyone',
  form: true,
  presents: 'refresh_token',
  method: 'post',
  path: '/oauth/token',
  body: TokenForm,
  needs: ({ body }) => (isPasswordGrant(body) ? [userRef(body.username)] : []),
  prepare: async (call) => {
    const { body, identity } = call;
    tokens.authenticatedClient(identity.clients, body);
    if (!isPasswordGrant(body)) return undefined;
    return checkPassword(call.document(userRef(body.username)).state, body.password);
  },
  handle: (call: TokenCall) => {
    const { world, identity, body, now } = call;
    const client = tokens.authenticatedClient(identity.clients, body);
    const configuration = configurationOf(world, identity.clients, client);
    const grant = decide(call, { client, configuration, now });
    if (grant instanceof FinapiError) return grant;
    const { access, refresh, expiresIn } = grant;
    return ok(
      tokenDocument({ accessToken: access.token, expiresIn, refreshToken: refresh?.token }),
    );
  },
});

function decide(call: TokenCall, granting: tokens.Granting): tokens.Grant | FinapiError {
  const { body, identity, prepared } = call;
  switch (body.grant_type) {
    case 'client_credentials':
      return tokens.grantToClient(identity.clients.document, granting);
    case 'password':
      assertAppClient(granting);
      if (!isPasswordGrant(body)) throw missing('username and password');
      return tokens.grantForPassword(call.document(userRef(body.username)), prepared, granting);
    case 'refresh_token':
      assertAppClient(granting);
      if (!body.refresh_token) throw missing('refresh_token');
      return tokens.grantForRefreshToken(identity.presented, body.refresh_token, granting);
    case undefined:
    case '':
      throw missing('grant_type');
    default:
      throw new FinapiError('BAD_REQUEST', 'Unsupported grant type', {
        next: 'grant_type is client_credentials, password or refresh_token.',
      });
  }
}

export const revokeToken = endpoint({
  as: 'clientOrAdmin',
  form: true,
  presents: 'token',
  method: 'post',
  path: '/oauth/revoke',
  body: RevocationForm,
  handle: ({ body, identity }) => {
    const holders = { clients: identity.clients.document, user: identity.presented };
    tokens.revoke(body, holders, identity.client);
    return empty();
  },
});

const isPasswordGrant = (
  form: TokenForm,
): form is TokenForm & { username: string; password: string } =>
  form.grant_type === 'password' && Boolean(form.username) && Boolean(form.password);

function assertAppClient({ client }: tokens.Granting): void {
  if (client.isMandatorAdmin) {
    throw new FinapiError(
      'UNAUTHORIZED_ACCESS',
      'A mandator admin client cannot get tokens of users',
      { next: 'Ask with the credentials of the app client.' },
    );
  }
}

const missing = (fields: string): FinapiError =>
  new FinapiError('MISSING_FIELD', `This grant type needs ${fields}`);
