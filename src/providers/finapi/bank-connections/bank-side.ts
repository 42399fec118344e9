import { bankOf, type Bank } from '../../../bank/bank.js';
import type { Institution } from '../../../bank/institution.js';
import { loginRefOf, type BankLoginState, type LoginRule } from '../../../bank/login.js';
import type { DocumentRef } from '../../../core/store/kinds.js';
import type { World } from '../../../core/world/world.js';
import { ControlRefusal } from '../control-operation.js';
import type { Connection } from './schema.js';

/** An institution that finAPI lists, and a login of one of its customers. */
export interface BankSide {
  readonly institution: Institution;
  readonly rule: LoginRule;
}

/** The login that a connection speaks for; `undefined` where fixtures no longer know it. */
export function bankSideOf(
  bank: Bank,
  world: World,
  { login }: Pick<Connection, 'login'>,
): BankSide | undefined {
  const here = bankOf(world, bank);
  const institution = here.institution(login.institution);
  const rule = institution && here.login(institution, login.name);
  return rule && { institution, rule };
}

/** The documents at the bank that connections speak for, each once. */
export function loginRefs(
  bank: Bank,
  world: World,
  connections: readonly Connection[],
): readonly DocumentRef<BankLoginState>[] {
  const refs = connections.flatMap((connection) => {
    const side = bankSideOf(bank, world, connection);
    return side ? [loginRefOf(side.rule)] : [];
  });
  return [...new Map(refs.map((ref) => [ref.key, ref])).values()];
}

/** The bank and the login that somebody has named, or a refusal that says what there is. */
export function namedBankSide(
  bank: Bank,
  world: World,
  { bankId, login }: { readonly bankId: number; readonly login?: string | undefined },
): BankSide {
  const here = bankOf(world, bank);
  const institution = here.institutionByFinapiBankId(bankId);
  if (!institution) {
    const known = here.institutions().flatMap(({ finapi }) => (finapi ? [finapi.bankId] : []));
    throw new ControlRefusal('notFound', `finAPI lists no bank ${String(bankId)}.`, choices(known));
  }
  const rules = here.logins(institution);
  const only = rules.length === 1 ? rules[0] : undefined;
  const rule = login === undefined ? only : rules.find(({ name }) => name === login);
  if (rule) return { institution, rule };
  throw new ControlRefusal(
    login === undefined ? 'invalidRequest' : 'notFound',
    login === undefined
      ? `body.login: ${institution.name} has more than one login, or none.`
      : `body.login: ${institution.name} has no login "${login}".`,
    choices(rules.map(({ name }) => name)),
  );
}

const MOST_CHOICES = 20;

const choices = (known: readonly (string | number)[]): string =>
  known.length === 0 ? 'There is none.' : `One of: ${known.slice(0, MOST_CHOICES).join(', ')}.`;
