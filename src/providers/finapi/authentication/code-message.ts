import { createHash } from 'node:crypto';

import { codesOf } from '../../../bank/sign-in.js';
import type { BankAccess } from '../bank-contact/access.js';
import type { Contact } from '../bank-contact/contact.js';
import type { ContactContext } from '../bank-contact/context.js';
import { procedures } from './approach.js';
import type { PendingAuthentication } from './schema.js';

/** Procedures of which the code comes to the customer's phone, by how banks name them. */
const BY_PHONE = /^(sms|push|mobile)/i;

/** A code that would go to the customer's phone lies in the outbox instead. */
export function announceCode(
  contact: Contact,
  pending: PendingAuthentication,
  access: BankAccess,
  { documents, now, afterwards }: ContactContext,
): void {
  if (pending.stage !== 'answer') return;
  const chosen = procedures(contact).find((one) => one.procedureId === pending.procedureId);
  if (!chosen || !BY_PHONE.test(chosen.procedureName)) return;
  const codes = codesOf({ ...access, match: pending.match, at: now }, pending.round);
  const { user, world } = documents;
  const { name } = contact.institution;
  afterwards(() =>
    world.outbox.send({
      provider: 'finapi',
      url: phoneOf(access),
      body: { procedure: chosen.procedureName, text: `${name}: ${codes.map(told).join(', ')}` },
      about: `finapi:user/${user.state.user?.id ?? user.key}`,
      allowedTargets: [],
    }),
  );
}

/** Where a fixture does not say what is right, the bank takes more than one answer. */
const told = (code: string | undefined): string =>
  code === undefined ? 'Bitte beantworten Sie die Frage Ihrer Bank.' : `Ihre TAN lautet ${code}.`;

/** A number of the range that is kept free for films, the same for a login each time. */
function phoneOf({ rule }: BankAccess): string {
  const digest = createHash('sha256').update(`${rule.institution.id}/${rule.name}`).digest();
  return `sms:+4917139200${String(digest.readUInt8() % 100).padStart(2, '0')}`;
}
