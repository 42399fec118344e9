import type { Bank } from '../../../bank/bank.js';
import { resolveCredentials, WRONG, type TypedCredentials } from '../../../bank/credentials.js';
import type { Institution } from '../../../bank/institution.js';
import { bankLoginRef, type BankLoginState } from '../../../bank/login.js';
import type { Document, DocumentRef } from '../../../core/store/kinds.js';
import { refusal } from '../errors.js';
import type { StoredCredentials, TypedCredential } from '../logins/schema.js';

/** What was typed, by the bank's own names; names that the institution has no key for are left out. */
export function typedOf(
  institution: Institution,
  credentials: readonly TypedCredential[],
): TypedCredentials {
  const ids = new Map(displayedKeys(institution));
  const known = credentials.flatMap(({ name, value }) => {
    const id = ids.get(name);
    return id === undefined ? [] : [[id, value] as const];
  });
  return Object.fromEntries(known);
}

/**
 * Each key that is displayed has to be there, once and under its exact name, and nothing else:
 * hidden keys are neither demanded nor accepted. Lengths are left for the bank to judge.
 */
export function assertNames(
  institution: Institution,
  credentials: readonly TypedCredential[],
): void {
  const wanted = displayedKeys(institution).map(([name]) => name);
  const given = credentials.map(({ name }) => name);
  const missing = wanted.filter((name) => !given.includes(name));
  if (missing.length > 0) {
    throw refusal('wrongCredentialNames', `missing are ${missing.join(', ')}`);
  }
  if (given.length > wanted.length) {
    throw refusal('wrongCredentialNames', `only these are wanted, once: ${wanted.join(', ')}`);
  }
}

/** Name of a key and the bank's id of what is typed there. */
const displayedKeys = (institution: Institution): (readonly [string, string])[] =>
  institution.credentials.flatMap(({ id, finicity }) =>
    finicity ? [[finicity.name, id] as const] : [],
  );

type Open = (ref: DocumentRef<BankLoginState>) => Document<BankLoginState>;

/** Turns what was typed into what it means at the bank. Needs the login's document to be open. */
export async function resolve(
  bank: Bank,
  institution: Institution,
  typed: TypedCredentials,
  now: Date,
  open: Open,
): Promise<StoredCredentials> {
  const rule = bank.findLogin(institution, typed);
  if (!rule) return { match: WRONG };
  const { state } = open(bankLoginRef(institution, rule.name));
  return { bankLogin: rule.name, match: await resolveCredentials(rule, state, typed, now) };
}
