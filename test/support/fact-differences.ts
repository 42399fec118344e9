import { linesOf, schemaLinesOf, type Facts, type Lines, type SchemaFacts } from './facts.js';

/** One fact in which the served document differs; absent means that nothing is said there. */
export interface Difference {
  readonly at: string;
  readonly documented?: string | undefined;
  readonly served?: string | undefined;
}

/** A difference that is meant, or many of a kind: `*` stands for any text. */
export interface MeantDifference extends Difference {
  readonly reason: string;
}

/** Holds what is served of these operations, and of all answers, against what is documented. */
export function differencesOf(
  documented: Facts,
  served: Facts,
  operations: readonly string[],
): readonly Difference[] {
  const known = {
    ...linesOf(documented, operations),
    ...schemaLinesOf(answering(documented, served, operations)),
  };
  const said = { ...linesOf(served, operations), ...schemaLinesOf(served) };
  return [...new Set([...Object.keys(known), ...Object.keys(said)])]
    .filter((at) => !at.endsWith(' answer default'))
    .map((at) => ({ at, documented: known[at], served: saidAt(said, at) }))
    .filter((difference) => difference.documented !== difference.served)
    .sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** A status of which nothing is said apart is one of the others. */
const saidAt = (said: Lines, at: string): string | undefined =>
  said[at] ?? said[at.replace(/ answer \d+$/, ' answer default')];

/** Documented facts with those schemas only that answers of the operations need. */
function answering(documented: Facts, served: Facts, operations: readonly string[]): Facts {
  const needed = new Set(Object.keys(served.schemas));
  const visit = (schema: SchemaFacts): void => {
    const { $ref } = schema;
    if ($ref !== undefined && !needed.has($ref)) {
      needed.add($ref);
      visit(documented.schemas[$ref] ?? {});
    }
    for (const inner of [
      schema.items,
      schema.additional,
      ...Object.values(schema.properties ?? {}),
    ])
      if (inner) visit(inner);
  };
  for (const name of operations) {
    const answers = Object.values(documented.operations[name]?.answers ?? {});
    for (const content of answers) Object.values(content ?? {}).forEach(visit);
  }
  const schemas = Object.entries(documented.schemas).filter(([name]) => needed.has(name));
  return { operations: documented.operations, schemas: Object.fromEntries(schemas) };
}

export interface Judged {
  readonly unexplained: readonly Difference[];
  readonly gone: readonly MeantDifference[];
}

/** The differences that nobody has meant, and those meant that do not exist though they could. */
export function judge(
  differences: readonly Difference[],
  meant: readonly MeantDifference[],
  isServed: (operation: string) => boolean,
): Judged {
  return {
    unexplained: differences.filter((one) => !meant.some((other) => covers(other, one))),
    gone: meant
      .filter(({ at }) => isServed(at.split(' ')[0] ?? ''))
      .filter((one) => !differences.some((other) => covers(one, other))),
  };
}

const covers = (meant: MeantDifference, { at, documented, served }: Difference): boolean =>
  fits(meant.documented, documented) && fits(meant.served, served) && fits(meant.at, at);

const fits = (meant: string | undefined, found: string | undefined): boolean =>
  meant === undefined || found === undefined ? meant === found : patternOf(meant).test(found);

const patternOf = (at: string): RegExp =>
  new RegExp(`^${at.replaceAll(/[.[\]{}()+?^$|\\]/g, '\\$&').replaceAll('*', '.*')}$`);
