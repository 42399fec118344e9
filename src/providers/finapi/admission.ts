import type { World } from '../../core/world/world.js';
import { assertAis } from './account-information.js';
import { wrongRole } from './authorization/refusals.js';
import { configurationOf } from './client-configuration/service.js';
import type { Client, ClientDirectory } from './credentials.js';
import type { FinapiTraits, Role } from './endpoint.js';
import { assertPfm } from './pfm/refusals.js';

/** Who asks for a service, with which role. */
export interface Applicant {
  readonly role: string;
  readonly client: Client;
  readonly clients: ClientDirectory;
  readonly world: World;
}

/** The role is the right one, and the client has the services that the endpoint belongs to. */
export function assertAdmitted(
  { role, client, clients, world }: Applicant,
  { as, ais, pfm }: FinapiTraits,
): void {
  if (!ADMITTED[as].includes(role)) throw wrongRole(role, as);
  if (ais) assertAis(configurationOf(world, clients, client));
  if (pfm) assertPfm(configurationOf(world, clients, client));
}

const ADMITTED: Readonly<Record<Role, readonly string[]>> = {
  client: ['client'],
  admin: ['admin'],
  user: ['user'],
  clientOrUser: ['client', 'user'],
  clientOrAdmin: ['client', 'admin'],
  anyone: ['client', 'admin', 'user'],
  visitor: ['visitor'],
};
