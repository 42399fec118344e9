import * as z from 'zod';

import { created, type EndpointSpec, type Identity } from '../../../core/http/endpoint.js';
import { json } from '../../../core/http/wire.js';
import { createXmlCodec } from '../../../core/http/xml-codec.js';
import type { Resource } from '../../../core/provider.js';
import { allAccounts } from '../accounts/service.js';
import { accountListDocument } from '../accounts/wire.js';
import { customerRef, type CustomerState } from '../customer.js';
import { finicityXml } from '../wire/zone.js';
import { fileRef, packed } from './content.js';
import { FileName } from './schema.js';
import { putFile } from './service.js';
import { fileView } from './wire.js';

const CustomerPath = z.object({ name: z.string().min(1).max(255) });

/** Text is packed; bytes are taken as they are; with neither, the file tells of the accounts. */
const NewFile = z
  .strictObject({
    name: FileName,
    text: z.string().optional(),
    base64: z.base64().optional(),
  })
  .refine(({ text, base64 }) => text === undefined || base64 === undefined, {
    message: 'text and base64 exclude each other',
  });
type NewFile = z.infer<typeof NewFile>;

const control = <P, B>(spec: EndpointSpec<Identity, P, unknown, B, undefined>) => spec;

/**
 * Where batch files come from. Nobody says what was in real ones: what is not given is the list of
 * accounts in XML, as getCustomerAccounts answers it; a guess.
 */
export const fileControl = (): Resource => {
  const xml = createXmlCodec(finicityXml);
  const accountsOf = (state: CustomerState): string => {
    const { accounts, logins } = allAccounts(state);
    return xml.encode(accountListDocument(accounts, logins));
  };
  const bytesFor = ({ text, base64 }: NewFile, state: CustomerState): Buffer =>
    base64 === undefined ? packed(text ?? accountsOf(state)) : Buffer.from(base64, 'base64');
  return {
    /** Puts a batch file where the customer of that name finds it, in place of one so called. */
    putFinicityFile: control({
      method: 'post',
      path: '/customers/:name/files',
      params: CustomerPath,
      body: NewFile,
      needs: ({ params, body }) => [customerRef(params.name), fileRef(params.name, body.name)],
      handle: (call) => {
        const { body, params, now } = call;
        const customer = call.document(customerRef(params.name));
        const content = call.document(fileRef(params.name, body.name));
        const bytes = bytesFor(body, customer.state);
        return created(json(fileView(putFile({ customer, content }, body.name, bytes, now))));
      },
    }),
  };
};
