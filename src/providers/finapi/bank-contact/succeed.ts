import { accountsOf, type BankAccount } from '../../../bank/accounts.js';
import { examinationOf } from '../../../bank/challenges.js';
import { standing } from '../../../bank/standing.js';
import { addConnection, replaceConnection } from '../bank-connections/put.js';
import {
  BankingInterface,
  type Connection,
  type ConnectionInterface,
} from '../bank-connections/schema.js';
import { accountTypeOf } from '../downloads/account-type.js';
import { beginDownload } from '../downloads/progress.js';
import type { FinapiError } from '../errors.js';
import type { BankAccess } from './access.js';
import type { Contact } from './contact.js';
import type { ContactContext } from './context.js';
import { interfaceAfter, type LetIn } from './keep-interface.js';
import { ownersOf } from './owners.js';
import { connectionExists, illegalField, noAccounts } from './refusals.js';
import { knownInterface } from './sign-in.js';
import { twinOf } from './twin.js';

/** Keeps a contact that the bank has let in, and begins its download. */
export function succeed(
  contact: Contact,
  letIn: LetIn,
  access: BankAccess,
  context: ContactContext,
): Connection | FinapiError {
  const complaint = complaintAbout(contact, letIn, access, context);
  if (complaint) return complaint;
  const { documents, now } = context;
  const { wishes, source } = contact;
  const connection = connectionAfter(contact, letIn, access, context);
  const order = {
    bankingInterface: source.bankingInterface,
    ...(wishes.skipBalances && { skipBalances: true }),
    ...(wishes.skipPositions && { skipPositions: true }),
  };
  const { accountTypes, ibans } = wishes;
  return beginDownload(documents, connection, order, now, {
    newAccounts: wishes.newAccounts,
    ...(accountTypes && { accountTypes }),
    ...(ibans && { ibans }),
  });
}

/** What can only be told once the bank has shown its accounts. */
function complaintAbout(
  contact: Contact,
  { login }: LetIn,
  { rule, state }: BankAccess,
  { documents, now }: ContactContext,
): FinapiError | undefined {
  const { operation, wishes, connection } = contact;
  const twin = twinOf(Object.values(documents.user.state.connections), login, connection);
  if (twin) return connectionExists(twin.id);
  const accounts = accountsOf(rule, standing(rule, state, now));
  const strange = wishes.ibans?.find((iban) => !accounts.some((account) => account.iban === iban));
  if (strange !== undefined) {
    return illegalField(`'accountReferences' has an IBAN that the bank does not know: ${strange}`);
  }
  const isWanted = ({ kind }: BankAccount): boolean =>
    wishes.accountTypes?.includes(accountTypeOf({ kind })) ?? true;
  return operation === 'updateBankConnection' || accounts.some(isWanted) ? undefined : noAccounts();
}

function connectionAfter(
  contact: Contact,
  letIn: LetIn,
  access: BankAccess,
  context: ContactContext,
): Connection {
  const { connection, institution, name, wishes } = contact;
  const { documents, now } = context;
  const own = ownInterface(contact, letIn, access, context);
  const owners = wishes.loadOwners ? { owners: ownersOf(access.rule) } : {};
  if (!connection) {
    const details = {
      bankId: institution.finapi.bankId,
      ...(name !== undefined && { name }),
      importedAt: now.toISOString(),
      login: letIn.login,
      interfaces: [own],
      ...owners,
    };
    return addConnection(documents.user, details, documents.world, now);
  }
  const kept = {
    ...connection,
    login: letIn.login,
    interfaces: withOwn(connection, own),
    ...owners,
  };
  replaceConnection(documents.user, kept);
  return kept;
}

function ownInterface(
  contact: Contact,
  letIn: LetIn,
  { rule, state }: BankAccess,
  { configuration, now }: ContactContext,
): ConnectionInterface {
  const { rounds, everySignIn } = examinationOf(rule, letIn.match, standing(rule, state, now));
  const isNewCustomer = contact.target !== undefined && !knownInterface(contact, rule);
  return interfaceAfter(contact, letIn, isNewCustomer, {
    now,
    preferredConsentType: configuration.preferredConsentType,
    consentDays: configuration.consents.days,
    asksEveryTime: everySignIn && rounds.length > 0,
  });
}

/** In finAPI's order of preference. */
function withOwn(
  { interfaces }: Connection,
  own: ConnectionInterface,
): readonly ConnectionInterface[] {
  const others = interfaces.filter((one) => one.bankingInterface !== own.bankingInterface);
  const all = [...others, own];
  return BankingInterface.options.flatMap((kind) =>
    all.filter(({ bankingInterface }) => bankingInterface === kind),
  );
}
