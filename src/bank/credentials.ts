import { verifySecret } from '../core/secrets.js';
import type { BankLoginState, LoginRule, PasswordWay } from './login.js';
import { standing } from './standing.js';
import { passwordVersions } from './stored-events.js';

/**
 * What typed credentials mean at the bank: a record that providers keep in place of them. A kept
 * match stays true or turns false with the events of the login, without any hashing. What was wrong
 * when it was typed stays wrong, even if the bank's password later becomes just that.
 */
export type CredentialMatch =
  | {
      readonly kind: 'matched';
      readonly version: number;
      /** Position of the fixture's rule that understood the password; of version zero only. */
      readonly way?: number;
    }
  | { readonly kind: 'wrong' }
  /** Sign-in always ends with this aggregation code. */
  | { readonly kind: 'fails'; readonly code: number }
  /** The first sign-in of a connection succeeds, each later one ends with this code. */
  | { readonly kind: 'failsLater'; readonly code: number; readonly way: number };

/** What somebody has typed, by credential id. */
export type TypedCredentials = Readonly<Record<string, string>>;

export const WRONG: CredentialMatch = { kind: 'wrong' };

/**
 * The login of a user id among those of an institution: one that names it, else one for any. A
 * user id that no login knows is wrong credentials to every provider.
 */
export function findRule(
  rules: readonly LoginRule[],
  typed: TypedCredentials,
): LoginRule | undefined {
  const userid = typed['userid'] ?? '';
  if (userid === '') return undefined;
  return (
    rules.find((rule) => rule.userid === userid) ??
    rules.find((rule) => typeof rule.userid !== 'string' && !rule.userid.except.includes(userid))
  );
}

/**
 * Compares typed credentials with the password in force at an instant and with the others that
 * the login knows, earlier and later ones: who has kept an old password holds an old version. Run
 * it before a transaction.
 */
export async function resolveCredentials(
  rule: LoginRule,
  state: BankLoginState,
  typed: TypedCredentials,
  at: Date,
): Promise<CredentialMatch> {
  if (!isHolder(rule, typed)) return WRONG;
  const password = typed['password'] ?? '';
  const { passwordVersion } = standing(rule, state, at);
  const byFixture = fixtureMatch(rule, password);
  if (passwordVersion === 0 && byFixture.kind !== 'wrong') return byFixture;
  const version = await keptVersion(state, password, passwordVersion);
  if (version !== undefined) return { kind: 'matched', version };
  return byFixture.kind === 'matched' ? byFixture : WRONG;
}

/** Whether all but the password is right. */
export function isHolder(rule: LoginRule, typed: TypedCredentials): boolean {
  const furtherAgree = Object.entries(rule.further).every(([id, value]) => typed[id] === value);
  return furtherAgree && findRule([rule], typed) !== undefined;
}

/** What a password means by the rules of the fixture alone. */
function fixtureMatch(rule: LoginRule, password: string): CredentialMatch {
  const way = rule.password.findIndex((candidate) => fits(candidate, password));
  const found = rule.password[way];
  if (!found) return WRONG;
  const code = codeOf(found, password);
  if (code === undefined) return { kind: 'matched', version: 0, way };
  return found.later ? { kind: 'failsLater', code, way } : { kind: 'fails', code };
}

function fits(way: PasswordWay, password: string): boolean {
  if (way.exact !== undefined) return way.exact === password;
  if (way.codes) return Object.hasOwn(way.codes, password);
  if (way.codeFromPassword) return /^[1-9]\d{0,4}$/.test(password);
  return !way.except?.includes(password);
}

function codeOf(way: PasswordWay, password: string): number | undefined {
  return way.codeFromPassword ? Number(password) : (way.code ?? way.codes?.[password]);
}

/** The password in force is tried first, then the newest. */
async function keptVersion(
  state: BankLoginState,
  password: string,
  current: number,
): Promise<number | undefined> {
  const versions = passwordVersions(state);
  const inOrder = [
    ...versions.filter(({ version }) => version === current),
    ...versions.filter(({ version }) => version !== current),
  ];
  for (const { version, hash } of inOrder) {
    if (await verifySecret(password, hash)) return version;
  }
  return undefined;
}
