import type { World } from '../core/world/world.js';
import type { BankAccount } from './accounts.js';
import { findRule } from './credentials.js';
import type { TypedCredentials } from './credentials.js';
import { detailsOf } from './details.js';
import type { AccountDetails } from './details.js';
import type { Feed, FeedView } from './feed.js';
import { mergeFixtures, parseFixtures } from './fixtures.js';
import type { Fixtures } from './fixtures.js';
import type { Institution } from './institution.js';
import type { LoginRule } from './login.js';
import type { Persona } from './persona.js';
import { registerOf } from './register.js';
import type { Register } from './register.js';

/** Institutions with their customers, as fixtures describe them; what happens to them is events. */
export class Bank {
  readonly #load: () => Fixtures;
  #kept: Register | undefined;
  /** Banks with the additional facts of worlds, by those facts. */
  readonly #extended = new WeakMap<object, Bank>();

  constructor(load: () => Fixtures) {
    this.#load = load;
  }

  get #register(): Register {
    return (this.#kept ??= registerOf(this.#load()));
  }

  get fixtures(): Fixtures {
    return this.#register.fixtures;
  }

  /** Bookings and balances. */
  get feed(): Feed {
    return this.#register.feed;
  }

  /** Everything beside bookings that a bank tells of an account at the end of a day. */
  detailsOf(account: BankAccount, view: FeedView, day: string): AccountDetails {
    return detailsOf(this.feed, account, view, day);
  }

  institutions(): readonly Institution[] {
    return this.#register.fixtures.institutions;
  }

  institution(id: string): Institution | undefined {
    return this.#register.institutions.get(id);
  }

  institutionByFinicityId(id: number): Institution | undefined {
    return this.#register.byFinicityId.get(id);
  }

  institutionByFinapiBankId(id: number): Institution | undefined {
    return this.#register.byFinapiBankId.get(id);
  }

  /** All logins of an institution. */
  logins(institution: Pick<Institution, 'id'>): readonly LoginRule[] {
    return this.#register.rules.get(institution.id) ?? [];
  }

  login(institution: Pick<Institution, 'id'>, name: string): LoginRule | undefined {
    return this.logins(institution).find((rule) => rule.name === name);
  }

  /** The login whose user id was typed; `undefined` is wrong credentials. */
  findLogin(institution: Pick<Institution, 'id'>, typed: TypedCredentials): LoginRule | undefined {
    return findRule(this.logins(institution), typed);
  }

  persona(id: string): Persona | undefined {
    return this.fixtures.personas.find((persona) => persona.id === id);
  }

  /** Reads and checks the fixtures now rather than at the first use. */
  checked(): this {
    this.#kept = this.#register;
    return this;
  }

  /** This bank with more facts; the same facts give the same bank. */
  extendedBy(facts: object, origin: string): Bank {
    const known = this.#extended.get(facts);
    if (known) return known;
    const added = parseFixtures(facts, origin);
    const merged = mergeFixtures(this.fixtures, added);
    const extended = new Bank(() => merged).checked();
    this.#extended.set(facts, extended);
    return extended;
  }
}

/**
 * A bank of these fixtures. A function is asked for them at the first use, since reading and
 * checking them takes time; `checked` forces it.
 */
export function createBank(fixtures: Fixtures | (() => Fixtures)): Bank {
  return new Bank(typeof fixtures === 'function' ? fixtures : () => fixtures);
}

/** The bank of a world: the sandbox's, with the world's own facts if it has any. */
export function bankOf(world: Pick<World, 'name' | 'fixtures'>, base: Bank): Bank {
  const { fixtures } = world;
  if (typeof fixtures !== 'object' || fixtures === null) return base;
  return base.extendedBy(fixtures, `fixtures of the world "${world.name}"`);
}
