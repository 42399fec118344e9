import type { Call } from '../../../../core/http/endpoint.js';
import type { Document } from '../../../../core/store/kinds.js';
import { isListed } from '../../banks/directory.js';
import type { ListedBank } from '../../banks/schema.js';
import { configurationOf } from '../../client-configuration/service.js';
import type { ClientConfiguration } from '../../client-configuration/schema.js';
import type { Client } from '../../credentials.js';
import type { DownloadDocuments } from '../../downloads/documents.js';
import { finapiSettings } from '../../settings.js';
import { userRef } from '../../users/document.js';
import type { WebFormsState } from '../document.js';
import type { PageIdentity } from '../endpoint.js';
import { statusAt, isFinal } from '../forms/status.js';
import type { WebForm } from '../forms/schema.js';
import { nextOf, type FormFacts, type Next } from './state.js';

export type PageVisit = Pick<
  Call<PageIdentity>,
  'world' | 'identity' | 'document' | 'now' | 'worldBase' | 'afterwards' | 'header'
>;

/** One form in the hands of a person, with everything that its steps need. */
export interface Desk {
  readonly visit: PageVisit;
  readonly forms: Document<WebFormsState>;
  readonly form: WebForm;
  readonly documents: DownloadDocuments;
  readonly client: Client;
  readonly configuration: ClientConfiguration;
  readonly facts: FormFacts;
}

/** The form at an address; `undefined` where there is none, or nobody whose it is. */
export function deskOf(visit: PageVisit, id: string): Desk | undefined {
  const { forms, clients } = visit.identity;
  const form = forms && Object.hasOwn(forms.state.forms, id) ? forms.state.forms[id] : undefined;
  const client = form && clients.find(form.clientId);
  return forms && form && client ? deskWith(visit, forms, form, client) : undefined;
}

function deskWith(
  visit: PageVisit,
  forms: Document<WebFormsState>,
  form: WebForm,
  client: Client,
): Desk | undefined {
  const { identity, world } = visit;
  const document: DownloadDocuments['document'] = (ref) => visit.document(ref);
  const user = document(userRef(forms.key));
  const { user: record, connections } = user.state;
  if (!record) return undefined;
  const configuration = configurationOf(world, identity.clients, client);
  const facts: FormFacts = {
    form,
    bank: bankOf(visit, form),
    connection: connections[String(form.bankConnectionId)],
    user: record,
    configuration,
    latestTerms: world.settings(finapiSettings).latestTermsVersion,
    isTyped: identity.typed.of(world, form.id) !== undefined,
  };
  const documents = { user, world, bank: identity.bank, document };
  return { visit, forms, form, documents, client, configuration, facts };
}

function bankOf({ identity }: PageVisit, { bankId }: WebForm): ListedBank | undefined {
  const bank = bankId === undefined ? undefined : identity.bank.institutionByFinapiBankId(bankId);
  return bank && isListed(bank) ? bank : undefined;
}

/** What a person has to do next; nothing once the form is over. */
export const nextAt = ({ form, facts, visit }: Desk): Next =>
  isFinal(statusAt(form, visit.now)) ? { to: 'nothing' } : nextOf(facts);

/** Keeps a changed form. */
export function keepForm({ forms }: Desk, form: WebForm): WebForm {
  forms.put('forms', form.id, form);
  return form;
}
