import { ok } from '../../../core/http/endpoint.js';
import { endpoint } from '../endpoint.js';
import { InstitutionPath, IntuitPath } from './schema.js';
import { institutionFromIntuit, institutionOf, listInstitutions } from './service.js';
import { institutionDetailDocument, institutionDocument, institutionsDocument } from './wire.js';

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

/**
 * The institution that Intuit had under the number. Nothing but the name of the operation is
 * public: path, method and answer (an entry of the list) are a guess.
 */
export const translateIntuitInstitutionId = endpoint({
  method: 'get',
  path: '/institutions/:intuitInstitutionId/translate',
  params: IntuitPath,
  handle: (call) => {
    const { intuitInstitutionId } = call.params;
    const institution = institutionFromIntuit(call.identity.bank, intuitInstitutionId);
    call.explain(`what Intuit called ${String(intuitInstitutionId)} is ${institution.name}`);
    return ok(institutionDocument(institution));
  },
});
