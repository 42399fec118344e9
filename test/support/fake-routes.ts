import { json } from '../../src/core/http/wire.js';
import type { Method } from '../../src/core/http/endpoint.js';
import { operation } from './fake-provider.js';
import { START } from './fake-rig.js';

/** Answers with its own name, its world and its parameters. */
const named = (name: string, method: Method, path: `/${string}`, base?: `/${string}`) =>
  operation({
    method,
    path,
    ...(base && { base }),
    handle: ({ world, params }) => ({
      status: 200,
      document: json({ name, world: world.name, params: { ...(params as object) } }),
    }),
  });

/** Operations that tell which of them was meant. */
export const namedOperations = {
  listOwners: named('listOwners', 'get', '/owners'),
  createOwner: named('createOwner', 'post', '/owners'),
  removeOwners: named('removeOwners', 'delete', '/owners'),
  getOwner: named('getOwner', 'get', '/owners/:owner'),
  getNewest: named('getNewest', 'get', '/owners/newest'),
  changeOwner: named('changeOwner', 'patch', '/owners/:id'),
  getRoot: named('getRoot', 'get', '/'),
  getAnything: named('getAnything', 'get', '/:thing/parts'),
  getToken: named('getToken', 'post', '/token', '/auth'),
};

/** What one of them answers. */
export const found = (name: string, params: object = {}, world = 'default') => ({
  name,
  world,
  params,
});

/** A failure of the fake API, status first. */
export const refused = (status: number, refusal: string, endpoint: string) => [
  status,
  { refused: refusal, requestId: 'made-up', endpoint, at: START },
];
