import { SandboxError } from '../core/errors.js';
import { Feed } from './feed.js';
import { planOf } from './feed/plan.js';
import type { Plan } from './feed/plan.js';
import type { Fixtures } from './fixtures.js';
import type { Institution } from './institution.js';
import { marketComplaint } from './holdings/soundness.js';
import { loginRule } from './login.js';
import type { LoginRule } from './login.js';
import type { Securities } from './securities.js';
import { suggestion } from './suggestion.js';

/** Fixtures with everything that they name looked up. */
export interface Register {
  readonly fixtures: Fixtures;
  readonly feed: Feed;
  readonly institutions: ReadonlyMap<string, Institution>;
  readonly byFinicityId: ReadonlyMap<number, Institution>;
  readonly byFinapiBankId: ReadonlyMap<number, Institution>;
  /** By institution id. */
  readonly rules: ReadonlyMap<string, readonly LoginRule[]>;
}

/** Checks what fixtures say of one another; a name that leads nowhere is a `SandboxError`. */
export function registerOf(fixtures: Fixtures): Register {
  const institutions = new Map(fixtures.institutions.map((one) => [one.id, one]));
  const plans = plansOf(fixtures);
  return {
    fixtures,
    feed: new Feed((personaId) => known(plans, personaId, 'persona')),
    institutions,
    byFinicityId: numbered(fixtures, (one) => one.finicity?.institutionId),
    byFinapiBankId: numbered(fixtures, (one) => one.finapi?.bankId),
    rules: rulesOf(fixtures, institutions),
  };
}

function numbered(
  { institutions }: Fixtures,
  numberOf: (institution: Institution) => number | undefined,
): Map<number, Institution> {
  const byNumber = new Map<number, Institution>();
  for (const institution of institutions) {
    const number = numberOf(institution);
    if (number === undefined) continue;
    const other = byNumber.get(number);
    if (other) {
      throw new SandboxError(
        `institutions "${other.id}" and "${institution.id}" have the same number ${number}`,
      );
    }
    byNumber.set(number, institution);
  }
  return byNumber;
}

function plansOf({ personas, counterparts, securities }: Fixtures): Map<string, Plan> {
  const byCountry = new Map<string, Plan['counterparts']>();
  for (const { country, categories } of counterparts) {
    byCountry.set(country, { ...byCountry.get(country), ...categories });
  }
  const market = securitiesOf(securities);
  return new Map(
    personas.map((persona) => [
      persona.id,
      planOf(persona, byCountry.get(persona.country) ?? {}, market),
    ]),
  );
}

function securitiesOf(list: Fixtures['securities']): Securities {
  const securities = new Map(list.map((security) => [security.id, security]));
  const complaint = marketComplaint(securities);
  if (complaint !== undefined) throw new SandboxError(complaint);
  return securities;
}

function rulesOf(
  { personas, challenges }: Fixtures,
  institutions: ReadonlyMap<string, Institution>,
): Map<string, LoginRule[]> {
  const questions = new Map(challenges.map(({ id, ...question }) => [id, question]));
  const tagged = taggedInstitutions(institutions.values());
  const rules = new Map<string, LoginRule[]>();
  for (const persona of personas) {
    for (const login of persona.logins) {
      const where = `persona "${persona.id}": `;
      const named = login.institutions.map((id) => known(institutions, id, 'institution', where));
      const others = login.tags.flatMap((tag) =>
        known(tagged, tag, 'institution with the tag', where),
      );
      for (const institution of new Set([...named, ...others])) {
        addRule(rules, loginRule(institution, persona, login, questions));
      }
    }
  }
  return rules;
}

function taggedInstitutions(all: Iterable<Institution>): Map<string, Institution[]> {
  const tagged = new Map<string, Institution[]>();
  for (const institution of all) {
    for (const tag of institution.tags) {
      tagged.set(tag, [...(tagged.get(tag) ?? []), institution]);
    }
  }
  return tagged;
}

function addRule(rules: Map<string, LoginRule[]>, rule: LoginRule): void {
  const others = rules.get(rule.institution.id) ?? [];
  const holder = others.find(({ name, userid }) => name === rule.name || userid === rule.userid);
  if (holder) {
    throw new SandboxError(
      `persona "${rule.persona.id}": "${rule.institution.id}" already has the login "${rule.name}", of "${holder.persona.id}"`,
    );
  }
  rules.set(rule.institution.id, [...others, rule]);
}

function known<T>(table: ReadonlyMap<string, T>, id: string, what: string, where = ''): T {
  const found = table.get(id);
  if (found !== undefined) return found;
  throw new SandboxError(`${where}there is no ${what} "${id}"${suggestion(id, table.keys())}`);
}
