import { ok } from '../../../core/http/endpoint.js';
import { endpoint, type ClientIdentity } from '../endpoint.js';
import type { World } from '../../../core/world/world.js';
import { ClientConfigurationParams, type ClientConfiguration } from './schema.js';
import { configurationOf, editConfiguration } from './service.js';
import { configurationDocument } from './wire.js';

export const getClientConfiguration = endpoint({
  as: 'client',
  method: 'get',
  path: '/clientConfiguration',
  handle: ({ world, identity }) => ok(configurationDocument(inForce(world, identity))),
});

export const editClientConfiguration = endpoint({
  as: 'client',
  method: 'patch',
  path: '/clientConfiguration',
  body: ClientConfigurationParams,
  handle: ({ world, identity, body }) => {
    editConfiguration(identity.clients, identity.client, body);
    return ok(configurationDocument(inForce(world, identity)));
  },
});

/** Read anew: an identity is as old as its request. */
function inForce(world: World, { clients, client }: ClientIdentity): ClientConfiguration {
  return configurationOf(world, clients, clients.find(client.id) ?? client);
}
