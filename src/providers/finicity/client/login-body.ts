import { createXmlCodec } from '../../../core/http/xml-codec.js';
import { list, nested, xmlType } from '../../../core/http/xml-describe.js';
import type { WireFields } from '../../../core/http/wire.js';
import { Namespace } from '../wire/namespaces.js';
import { finicityXml } from '../wire/zone.js';

const Credential = xmlType(Namespace.institutionlogin, { name: 'string', value: 'string' });
const Credentials = xmlType(Namespace.institutionlogin, { credential: list(Credential) });
const Responses = xmlType(Namespace.challenge, { response: list('string') });

/** What a client sends to a login: answers come before credentials. */
const InstitutionLogin = {
  name: 'InstitutionLogin',
  type: xmlType(Namespace.institutionlogin, {
    challengeResponses: nested(Responses),
    credentials: nested(Credentials),
  }),
  namespaces: [Namespace.institutionlogin, Namespace.challenge],
};

/** The body of a login call in XML, from the form in which JSON is written. */
export const loginXml = (fields: WireFields): string =>
  createXmlCodec(finicityXml).encode({ fields, xml: InstitutionLogin });
