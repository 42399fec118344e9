import { ok } from '../../../core/http/endpoint.js';
import { endpoint } from '../endpoint.js';
import { itemsOn } from '../paging.js';
import { SecurityPath, SecurityQuery } from './schema.js';
import { findSecurities, knownSecurity } from './service.js';
import { securityDocument, securityListDocument } from './wire.js';

export const getAndSearchAllSecurities = endpoint({
  as: 'user',
  ais: true,
  method: 'get',
  path: '/securities',
  query: SecurityQuery,
  handle: ({ identity, query }) => {
    const found = findSecurities(identity.user.state, query);
    return ok(securityListDocument(itemsOn(query, found), query, found.length));
  },
});

export const getSecurity = endpoint({
  as: 'user',
  ais: true,
  method: 'get',
  path: '/securities/:id',
  params: SecurityPath,
  handle: ({ identity, params }) =>
    ok(securityDocument(knownSecurity(identity.user.state, params.id))),
});
