import { created, empty, ok } from '../../../../core/http/endpoint.js';
import { banksFor } from '../../banks/service.js';
import { isListed } from '../../banks/directory.js';
import { configurationOf } from '../../client-configuration/service.js';
import { without } from '../../without.js';
import { PAGES_BASE } from '../base.js';
import { webFormsRef } from '../document.js';
import { operation } from '../endpoint.js';
import { BankConnectionImportDetails, CreatedPage, FormPath } from './schema.js';
import {
  assertRedirect,
  assertSecure,
  createForm,
  existingForm,
  noProfile,
  orderedBank,
  pageOf,
} from './service.js';
import { itemsDocument, webFormDocument, webFormFields } from './wire.js';

export const createForBankConnectionImport = operation({
  method: 'post',
  path: '/webForms/bankConnectionImport',
  body: BankConnectionImportDetails,
  needs: ({ identity }) => [webFormsRef(identity.user.key)],
  handle: (call) => {
    const { world, identity, body, now, worldBase } = call;
    const { bank, clients, client, directory, user } = identity;
    const configuration = configurationOf(world, clients, client);
    assertSecure(world, {
      'callbacks.finalised': body.callbacks?.finalised,
      redirectUrl: body.redirectUrl,
    });
    assertRedirect(configuration, body.redirectUrl);
    if (body.profileId !== undefined) throw noProfile();
    const find = (id: number) => {
      const found = bank.institutionByFinapiBankId(id);
      return found && isListed(found) ? found : undefined;
    };
    const search = (terms: string) =>
      banksFor(directory.banksOf(bank), { search: terms }, configuration, () => 0).map(
        (counted) => counted.bank,
      );
    const wanted = orderedBank(body, find, search);
    const document = call.document(webFormsRef(user.key));
    const { callbacks, redirectUrl } = body;
    const form = createForm(
      document,
      world,
      {
        type: 'BANK_CONNECTION_IMPORT',
        order: without(body, 'bank', 'callbacks', 'profileId', 'redirectUrl'),
        clientId: client.id,
        urlOf: (id) => `${worldBase}${PAGES_BASE}/${document.name}/${id}`,
        further: {
          ...(wanted && { bankId: wanted.finapi.bankId }),
          ...(callbacks?.finalised && { finalised: callbacks.finalised }),
          ...(redirectUrl !== undefined && { redirectUrl }),
        },
      },
      now,
    );
    return created(webFormDocument(form, now));
  },
});

export const getWebForms = operation({
  method: 'get',
  path: '/webForms',
  query: CreatedPage,
  needs: ({ identity }) => [webFormsRef(identity.user.key)],
  handle: (call) => {
    const forms = Object.values(call.document(webFormsRef(call.identity.user.key)).state.forms);
    const shown = pageOf(forms, call.query).map((form) => webFormFields(form, call.now));
    return ok(itemsDocument(shown, call.query, forms.length));
  },
});

export const getWebForm = operation({
  method: 'get',
  path: '/webForms/:id',
  params: FormPath,
  needs: ({ identity }) => [webFormsRef(identity.user.key)],
  handle: (call) => {
    const document = call.document(webFormsRef(call.identity.user.key));
    return ok(webFormDocument(existingForm(document, call.params.id), call.now));
  },
});

export const deleteWebForm = operation({
  method: 'delete',
  path: '/webForms/:id',
  params: FormPath,
  needs: ({ identity }) => [webFormsRef(identity.user.key)],
  handle: (call) => {
    const document = call.document(webFormsRef(call.identity.user.key));
    document.drop('forms', existingForm(document, call.params.id).id);
    return empty();
  },
});
