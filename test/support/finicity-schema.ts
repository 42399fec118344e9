import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { validateXML } from 'xmllint-wasm';

const FOLDER = join(import.meta.dirname, '../schemas/finicity');
const ROOT_NAME = /^(?:<\?[^>]*\?>)?\s*<(?:[\w.-]+:)?([\w.-]+)/;

/** What a body may begin with; the schemas declare other elements beside these. */
const ROOTS = [
  ['Institutions', 'InstitutionDetail', 'Institution', 'InstitutionLogin', 'Challenges'],
  ['AccountList', 'TransactionList', 'InvestmentPositions', 'Status', 'Files'],
].flat();

interface SchemaFile {
  readonly fileName: string;
  readonly contents: string;
}

/** The schemas of Finicity's XML, one file a namespace. */
export const SCHEMAS: readonly SchemaFile[] = readdirSync(FOLDER).map((fileName) => ({
  fileName,
  contents: readFileSync(join(FOLDER, fileName), 'utf8'),
}));

/** The same schemas where nothing may be left out, and where a list needs an entry. */
const WITHOUT_OPTIONS = SCHEMAS.map(({ fileName, contents }) => ({
  fileName,
  contents: contents.replaceAll(' minOccurs="0"', ''),
}));

/** Validates bodies by the schema of their root; many at once cost no more than one. */
export const assertValid = (...documents: readonly string[]): Promise<void> =>
  assertSilence(documents, SCHEMAS);

/** Validates bodies, and that they have everything that the schema knows. */
export const assertComplete = (...documents: readonly string[]): Promise<void> =>
  assertSilence(documents, WITHOUT_OPTIONS);

/** What is wrong with each of some bodies; nothing about a valid one. */
export async function complaintsAbout(
  documents: readonly string[],
  schemas: readonly SchemaFile[] = SCHEMAS,
): Promise<readonly (readonly string[])[]> {
  const { valid, rawOutput } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: { fileName: 'all.xsd', contents: importing(schemas) },
    preload: schemas,
  });
  const lines = valid ? [] : rawOutput.split('\n');
  const complaints = documents.map((document, index) => [
    ...strangeRoot(document),
    ...lines.filter((line) => line.startsWith(`${index}.xml:`)),
  ]);
  if (!valid && complaints.flat().length === 0) throw new Error(rawOutput);
  return complaints;
}

/** A schema without declarations of its own, so that the root of a body chooses among the others. */
function importing(schemas: readonly SchemaFile[]): string {
  const imports = schemas.map(({ fileName, contents }) => {
    const [, namespace = ''] = /targetNamespace="([^"]*)"/.exec(contents) ?? [];
    return `<xs:import namespace="${namespace}" schemaLocation="${fileName}" />`;
  });
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
}

function strangeRoot(document: string): string[] {
  const [, name = ''] = ROOT_NAME.exec(document) ?? [];
  return ROOTS.includes(name) ? [] : [`"${name}" is the root of no body`];
}

async function assertSilence(
  documents: readonly string[],
  schemas: readonly SchemaFile[],
): Promise<void> {
  if (documents.length === 0) throw new Error('There is nothing to validate');
  const complaints = (await complaintsAbout(documents, schemas)).flat();
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}
