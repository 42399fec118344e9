import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

import { complaintsOf, told } from '../core/complaints.js';
import { SandboxError } from '../core/errors.js';
import { BriefInstitutions } from './brief-institutions.js';
import { Counterpart } from './feed/flows.js';
import { Institution } from './institution.js';
import { patternedFacts, type PatternedFact } from './patterns.js';
import { Persona } from './persona.js';
import { Id, NamedQuestion } from './questions.js';
import { Security } from './securities.js';

/** Invented businesses and people of one country, by what one pays them for. */
const CounterpartList = z.strictObject({
  id: Id,
  country: z.enum(['DE', 'US']),
  categories: z.record(z.string(), z.array(Counterpart).min(1)),
});
export type CounterpartList = z.infer<typeof CounterpartList>;

/** The folders of a fixture directory that belong to the bank, and what their files hold. */
const SECTIONS = {
  institutions: Institution,
  personas: Persona,
  challenges: NamedQuestion,
  counterparts: CounterpartList,
  securities: Security,
} as const;

type Section = keyof typeof SECTIONS;
type Fact<S extends Section> = z.infer<(typeof SECTIONS)[S]>;

/** Who exists at the banks. Of two facts with the same id the later one holds. */
export interface Fixtures {
  readonly institutions: readonly Institution[];
  readonly personas: readonly Persona[];
  readonly challenges: readonly NamedQuestion[];
  readonly counterparts: readonly CounterpartList[];
  readonly securities: readonly Security[];
}

/** The keys of a world's own fixtures that the bank reads; others belong to providers. */
export const BANK_FIXTURE_KEYS = Object.keys(SECTIONS) as readonly Section[];

/** Reads `institutions/`, `personas/` and so on of each folder; later folders override by id. */
export function loadFixtures(folders: readonly string[]): Fixtures {
  return folders.map(readFolder).reduce(mergeFixtures, NOTHING);
}

/** Checks facts that were given as one value, such as a world's own; `origin` names them. */
export function parseFixtures(raw: unknown, origin: string): Fixtures {
  const given = ownSections(raw, origin);
  const section = <S extends Section>(name: S) =>
    parseList(name, given[name] ?? [], `${origin}.${name}`);
  return {
    institutions: section('institutions'),
    personas: section('personas'),
    challenges: section('challenges'),
    counterparts: section('counterparts'),
    securities: section('securities'),
  };
}

/** Facts of both; those of `later` replace those of the same id. */
export function mergeFixtures(base: Fixtures, later: Fixtures): Fixtures {
  return {
    institutions: mergeById(base.institutions, later.institutions),
    personas: mergeById(base.personas, later.personas),
    challenges: mergeById(base.challenges, later.challenges),
    counterparts: mergeById(base.counterparts, later.counterparts),
    securities: mergeById(base.securities, later.securities),
  };
}

const NOTHING: Fixtures = {
  institutions: [],
  personas: [],
  challenges: [],
  counterparts: [],
  securities: [],
};

function mergeById<T extends { id: string }>(base: readonly T[], later: readonly T[]): T[] {
  const byId = new Map([...base, ...later].map((fact) => [fact.id, fact]));
  return [...byId.values()];
}

function ownSections(raw: unknown, origin: string): Partial<Record<Section, unknown>> {
  if (raw === undefined || raw === null) return {};
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    throw new SandboxError(`${origin}: expected an object with ${BANK_FIXTURE_KEYS.join(', ')}`);
  }
  return raw;
}

function readFolder(folder: string): Fixtures {
  if (!existsSync(folder)) throw new SandboxError(`${folder}: there is no such fixture folder`);
  const section = <S extends Section>(name: S) =>
    jsonFiles(join(folder, name)).flatMap((file) => parseList(name, readJson(file), file));
  return {
    institutions: section('institutions'),
    personas: section('personas'),
    challenges: section('challenges'),
    counterparts: section('counterparts'),
    securities: section('securities'),
  };
}

function jsonFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(folder, name));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SandboxError(`${file}: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}

/** A file holds one fact, a list of them, or facts with the patterns that they follow. */
function parseList<S extends Section>(name: S, value: unknown, origin: string): Fact<S>[] {
  const patterned = patternedFacts(value, origin);
  if (patterned) return parsePatterned(name, patterned, `${origin}.facts`);
  const facts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return facts.map((fact, index) =>
    parseFact(name, fact, Array.isArray(value) ? `${origin}[${index}]` : origin),
  );
}

function parsePatterned<S extends Section>(
  name: S,
  facts: readonly PatternedFact[],
  origin: string,
): Fact<S>[] {
  const institutions = name === 'institutions' ? new BriefInstitutions() : undefined;
  return facts.map((fact, index) => {
    const known = institutions?.read(fact) as Fact<S> | undefined;
    return known ?? parseFact(name, fact.whole(), `${origin}[${index}]`);
  });
}

function parseFact<S extends Section>(name: S, fact: unknown, origin: string): Fact<S> {
  const schema: z.ZodType = SECTIONS[name];
  const parsed = schema.safeParse(fact);
  if (parsed.success) return parsed.data as Fact<S>;
  const complaints = told(complaintsOf(schema, fact, parsed.error), '');
  throw new SandboxError(`${origin}: ${complaints}`);
}
