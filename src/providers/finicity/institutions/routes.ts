import { ok } from '../../../core/http/endpoint.js';
import { endpoint } from '../endpoint.js';
import { InstitutionPath } from './schema.js';
import { institutionOf, listInstitutions } from './service.js';
import { institutionDetailDocument, institutionsDocument } from './wire.js';

export const getInstitutions = endpoint({
  method: 'get',
  path: '/institutions',
  handle: ({ identity }) => ok(institutionsDocument(listInstitutions(identity.bank))),
});

export const getInstitutionDetails = endpoint({
  method: 'get',
  path: '/institutions/:institutionId',
  params: InstitutionPath,
  handle: ({ identity, params }) =>
    ok(institutionDetailDocument(institutionOf(identity.bank, params.institutionId))),
});
