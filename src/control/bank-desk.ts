import { bankOf, type Bank } from '../bank/bank.js';
import { BankEvent } from '../bank/events.js';
import type { Institution } from '../bank/institution.js';
import { bankLogin, loginRefOf, type BankLoginState, type LoginRule } from '../bank/login.js';
import { occur, prepareEvent, shownEvent, type PreparedEvent } from '../bank/stored-events.js';
import { SandboxError } from '../core/errors.js';
import { nearest } from '../core/nearest.js';
import type { KeptKind } from '../core/provider.js';
import type { Document } from '../core/store/kinds.js';
import type { LiveWorld } from '../core/world/live-world.js';
import type { World } from '../core/world/world.js';
import { assertFits } from './complaints.js';
import { ControlError } from './errors.js';

/** Whose login something happens to. */
export interface LoginAddress {
  /** A fixture's id, or the number by which a provider knows the institution. */
  readonly institution: string | number;
  readonly login: string;
}

export interface ToldEvent extends LoginAddress {
  readonly institution: string;
  readonly event: Readonly<Record<string, unknown>>;
}

/** What the control API can do at the bank. */
export class BankDesk {
  readonly kinds: readonly KeptKind[] = [{ kind: bankLogin }];
  readonly #bank: Bank;

  constructor(bank: Bank) {
    this.#bank = bank;
  }

  /** Refuses facts that no world could use. */
  check(fixtures: object): void {
    asRefusal(() => this.#bank.extendedBy(fixtures, 'fixtures'));
  }

  /** Makes an event happen, now or at an instant to come. */
  async make(world: LiveWorld, address: LoginAddress, raw: unknown, at: Date): Promise<ToldEvent> {
    const rule = this.#rule(world, address);
    const event = assertFits(BankEvent, raw, 'event');
    const lease = world.store.lease();
    try {
      const document = await lease.open(loginRefOf(rule));
      const prepared = await prepareFor(document, rule, event);
      const stored = asRefusal(() => world.store.transaction(() => occur(document, prepared, at)));
      await world.keep(lease.documents);
      return { institution: rule.institution.id, login: rule.name, event: shownEvent(stored) };
    } finally {
      lease.release();
    }
  }

  /** Everything that has happened, or will, to the logins of a world. */
  async list(world: World): Promise<ToldEvent[]> {
    const index = await world.store.index(bankLogin);
    const keys = index.entries().map(({ key }) => key);
    const told: ToldEvent[] = [];
    for (const key of keys) {
      const lease = world.store.lease();
      try {
        told.push(...eventsOf(await lease.open({ kind: bankLogin, key })));
      } finally {
        lease.release();
      }
    }
    return told;
  }

  #rule(world: World, { institution: wanted, login }: LoginAddress): LoginRule {
    const bank = asRefusal(() => bankOf(world, this.#bank));
    const institution = institutionOf(bank, wanted);
    if (!institution) throw unknown('institution', String(wanted), bank.institutions().map(idOf));
    const rule = bank.login(institution, login);
    if (rule) return rule;
    throw unknown(`login at ${institution.name}`, login, bank.logins(institution).map(nameOf));
  }
}

/** What was prepared holds only for the state for which it was. */
async function prepareFor(
  document: Document<BankLoginState>,
  rule: LoginRule,
  event: BankEvent,
): Promise<PreparedEvent> {
  for (;;) {
    const { revision } = document;
    const prepared = await refused(prepareEvent(rule, document.state, event));
    if (document.revision === revision) return prepared;
  }
}

function eventsOf(document: Document<BankLoginState>): ToldEvent[] {
  const slash = document.key.indexOf('/');
  return document.state.events.map((event) => ({
    institution: document.key.slice(0, slash),
    login: document.key.slice(slash + 1),
    event: shownEvent(event),
  }));
}

function institutionOf(bank: Bank, wanted: string | number): Institution | undefined {
  const number = Number(wanted);
  return (
    bank.institution(String(wanted)) ??
    bank.institutionByFinicityId(number) ??
    bank.institutionByFinapiBankId(number)
  );
}

const idOf = ({ id }: Institution): string => id;
const nameOf = ({ name }: LoginRule): string => name;

function unknown(what: string, word: string, known: readonly string[]): ControlError {
  const like = nearest(word, known);
  const next =
    like === undefined ? `Known: ${known.slice(0, 20).join(', ')}.` : `Did you mean "${like}"?`;
  return new ControlError('notFound', `There is no ${what} "${word}".`, next);
}

/** What the bank finds wrong with its input is a mistake of the caller. */
function asRefusal<R>(work: () => R): R {
  try {
    return work();
  } catch (error) {
    throw refusalOf(error);
  }
}

const refused = async <R>(work: Promise<R>): Promise<R> =>
  work.catch((error: unknown) => {
    throw refusalOf(error);
  });

const refusalOf = (error: unknown): unknown =>
  error instanceof SandboxError ? new ControlError('invalidRequest', error.message) : error;
