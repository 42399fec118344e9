import type { Call, Reply } from '../../../core/http/endpoint.js';
import type { WireDocument } from '../../../core/http/wire.js';
import type { DocumentRef } from '../../../core/store/kinds.js';
import type { Index } from '../../../core/store/store.js';
import { authenticationAt } from '../authentication/pending.js';
import type { Contact } from '../bank-contact/contact.js';
import { keepContact } from '../bank-contact/keep.js';
import { aboutBank, type Planning } from '../bank-contact/planning.js';
import { loginRefsFor, prepareContact, type PreparedContact } from '../bank-contact/prepare.js';
import type { ClientConfiguration } from '../client-configuration/schema.js';
import { configurationOf } from '../client-configuration/service.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import type { UserIdentity } from '../endpoint.js';
import { FinapiError } from '../errors.js';
import { userKind } from '../users/document.js';
import { toldBy } from '../batch-update/notify.js';
import { assertDirectAccess } from './direct-access.js';
import type { Connection } from './schema.js';
import { shownConnection, type ShownConnection } from './shown.js';
import { connectionDocument } from './wire.js';

/** What these functions need of a call. */
type UserCall = Omit<Call<UserIdentity>, 'prepared'>;
type Visit = Pick<UserCall, 'world' | 'identity' | 'document' | 'now'>;

/** The caller's document, and the way to all others that belong to it. */
export const documentsOf = (
  call: Pick<Visit, 'world' | 'identity' | 'document'>,
): DownloadDocuments => ({
  user: call.identity.user,
  bank: call.identity.bank,
  world: call.world,
  document: (ref) => call.document(ref),
});

/** The same for whoever looks at connections, which may end what goes on there. */
export function documentsForLook(
  call: Pick<UserCall, 'world' | 'identity' | 'document' | 'afterwards'>,
): DownloadDocuments {
  const documents = documentsOf(call);
  const { world, identity } = call;
  const afterwards: typeof call.afterwards = (effect) => {
    call.afterwards(effect);
  };
  return { ...documents, told: toldBy({ world, identity, afterwards }, documents) };
}

export const configurationFor = ({
  world,
  identity: { clients, client },
}: Pick<Visit, 'world' | 'identity'>): ClientConfiguration =>
  configurationOf(world, clients, client);

/** The index by which the popularity of banks is counted. */
export const usersOf = ({ world }: Pick<Visit, 'world'>): Promise<Index> =>
  Promise.resolve(world.store.index(userKind));

/** A connection as its client sees it. */
export const shown = (call: Visit, connection: Connection, users: Index): ShownConnection =>
  shownConnection(connection, {
    documents: documentsOf(call),
    configuration: configurationFor(call),
    popularity: call.identity.directory.popularityIn(users),
    now: call.now,
  });

/** A contact that is ready, and the index of users. */
export interface PreparedCall {
  readonly contact: PreparedContact;
  readonly users: Index;
}

type Plan = (planning: Planning) => Contact;

/** The documents of the bank that a call will look at; what it may not do is refused later. */
export function refsForContact(
  call: Omit<UserCall, 'prepared'>,
  plan: Plan,
): readonly DocumentRef[] {
  try {
    const contact = plan(planningOf(call));
    const { bank, user } = call.identity;
    const pending = contact.step && authenticationAt(user.state, contact.step.hash);
    return loginRefsFor(bank, contact, pending);
  } catch (error) {
    if (error instanceof FinapiError) return [];
    throw error;
  }
}

/** Everything before the transaction. */
export async function prepareCall(call: UserCall, plan: Plan): Promise<PreparedCall> {
  assertDirectAccess(configurationFor(call));
  const contact = plan(planningOf(call));
  const preparing = aboutBank(contact.institution, () =>
    prepareContact(contact, documentsOf(call), call.now),
  );
  return { contact: await preparing, users: await usersOf(call) };
}

/** Everything in the transaction: the connection with a status, or a refusal that is kept. */
export function answerContact(
  call: UserCall,
  { contact, users }: PreparedCall,
  status: 200 | 201,
): Reply | FinapiError {
  const outcome = keepContact(contact, {
    documents: documentsOf(call),
    configuration: configurationFor(call),
    now: call.now,
    publicUrl: call.worldBase,
    afterwards: (effect) => {
      call.afterwards(effect);
    },
  });
  if (outcome instanceof FinapiError) return outcome;
  const document: WireDocument = connectionDocument(shown(call, outcome, users));
  return { status, document };
}

const planningOf = (call: Pick<UserCall, 'world' | 'identity' | 'now' | 'header'>): Planning => ({
  user: call.identity.user,
  bank: call.identity.bank,
  configuration: configurationFor(call),
  now: call.now,
  isAttended: (call.header('psu-ip-address') ?? '') !== '',
});
