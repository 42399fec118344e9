import * as z from 'zod';

import { ok, type Call, type Identity } from '../../../core/http/endpoint.js';
import { json } from '../../../core/http/wire.js';
import type { Resource } from '../../../core/provider.js';
import { clientsRef } from '../client-configuration/document.js';
import { configurationOf } from '../client-configuration/service.js';
import { controlOperation, ControlRefusal, knownUser } from '../control-operation.js';
import { ClientDirectory, type Client, type ClientsFixture } from '../credentials.js';
import { userRef } from '../users/document.js';
import type { UserRecord } from '../users/schema.js';
import { grantToClient, type Grant, type Granting } from './service.js';
import { provideToken, secondsLeft } from './tokens.js';

const USER = 'finapi:user/';
const PRINCIPAL = /^finapi:(client(\/.+)?|admin|user\/.+)$/;

const TokenOrder = z.strictObject({
  principal: z
    .string()
    .regex(PRINCIPAL, 'must be finapi:client, finapi:client/ID, finapi:admin or finapi:user/ID'),
});
type TokenOrder = z.infer<typeof TokenOrder>;

/** Tokens without any password, for whoever commands the sandbox. */
export const tokenControl = (known: ClientsFixture): Resource => ({
  issueFinapiToken: controlOperation({
    method: 'post',
    path: '/tokens',
    body: TokenOrder,
    needs: ({ body }) => [clientsRef, ...(isUser(body) ? [userRef(userIdOf(body))] : [])],
    handle: (call) => {
      const clients = new ClientDirectory(known, call.world, call.document(clientsRef));
      const { access, expiresIn } = isUser(call.body)
        ? grantToUser(call, clients)
        : grantToNamed(call, clients);
      return ok(json({ token: access.token, expiresIn, principal: call.body.principal }));
    },
  }),
});

type TokenCall = Pick<
  Call<Identity, unknown, unknown, TokenOrder>,
  'world' | 'now' | 'body' | 'document'
>;

/** As the password grant of the first app client gives it, the same token while it lives. */
function grantToUser(call: TokenCall, clients: ClientDirectory): Grant {
  const userId = userIdOf(call.body);
  const document = call.document(userRef(userId));
  assertMayHaveToken(knownUser(document, userId));
  const { client, configuration, now } = granting(call, clients, 'finapi:client');
  const period = configuration.userAccessTokensValidityPeriod;
  const access = provideToken(document, 'userAccess', client.id, period, now);
  return { access, expiresIn: secondsLeft(access.record, now) };
}

/** Nobody can hold a token for a user who is locked or not verified, not even here. */
function assertMayHaveToken({ id, isLocked, isVerified }: UserRecord): void {
  if (isLocked) {
    const next = 'Unlock it: requestPasswordChange, then executePasswordChange.';
    throw new ControlRefusal('conflict', `The user "${id}" is locked.`, next);
  }
  if (!isVerified) {
    const next = 'Verify it with verifyUser.';
    throw new ControlRefusal('conflict', `The user "${id}" is not verified.`, next);
  }
}

const grantToNamed = (call: TokenCall, clients: ClientDirectory): Grant =>
  grantToClient(clients.document, granting(call, clients, call.body.principal));

function granting(
  { world, now }: TokenCall,
  clients: ClientDirectory,
  principal: string,
): Granting {
  const client = clients.all().find((one) => clients.principalOf(one) === principal);
  if (!client) throw unknownClient(clients, principal);
  return { client, configuration: configurationOf(world, clients, client), now };
}

function unknownClient(clients: ClientDirectory, principal: string): ControlRefusal {
  const known = clients.all().map((client: Client) => clients.principalOf(client));
  return new ControlRefusal(
    'notFound',
    `This world has no principal "${principal}".`,
    `Its clients: ${known.join(', ')}; users are written finapi:user/ID.`,
  );
}

const isUser = ({ principal }: TokenOrder): boolean => principal.startsWith(USER);
const userIdOf = ({ principal }: TokenOrder): string => principal.slice(USER.length);
