import { createXmlCodec } from '../../src/core/http/xml-codec.js';
import type { XmlRoot } from '../../src/core/http/xml-types.js';
import { loginXml } from '../../src/providers/finicity/client/login-body.js';
import { AccountListRoot } from '../../src/providers/finicity/wire/account-list.js';
import { ChallengesRoot } from '../../src/providers/finicity/wire/challenges.js';
import * as enumerations from '../../src/providers/finicity/wire/enumerations.js';
import { FilesRoot } from '../../src/providers/finicity/wire/files.js';
import {
  InstitutionDetailRoot,
  InstitutionRoot,
  InstitutionsRoot,
} from '../../src/providers/finicity/wire/institution.js';
import { Namespace } from '../../src/providers/finicity/wire/namespaces.js';
import { InvestmentPositionsRoot } from '../../src/providers/finicity/wire/position.js';
import { StatusRoot } from '../../src/providers/finicity/wire/status.js';
import { TransactionListRoot } from '../../src/providers/finicity/wire/transaction-list.js';
import { finicityXml } from '../../src/providers/finicity/wire/zone.js';
import { answers, credentials } from '../support/finicity-client.js';
import { MISTAKES } from '../support/finicity-mistakes.js';
import { schemaRecord, type Extent } from '../support/finicity-records.js';
import {
  assertComplete,
  assertValid,
  complaintsAbout,
  SCHEMAS,
} from '../support/finicity-schema.js';
import { seededRandom } from '../support/wire-records.js';

const xml = createXmlCodec(finicityXml);

const CHALLENGE = Namespace.challenge;

/** The same question under other prefixes than ours. */
const PREFIXED =
  `<x:Challenges xmlns:x="${CHALLENGE}"><challenge xmlns="${CHALLENGE}">` +
  `<y:text xmlns:y="${CHALLENGE}">Why?</y:text></challenge></x:Challenges>`;

const ROOTS: readonly XmlRoot[] = [
  InstitutionsRoot,
  AccountListRoot,
  TransactionListRoot,
  InvestmentPositionsRoot,
  StatusRoot,
  FilesRoot,
  InstitutionDetailRoot,
  InstitutionRoot,
];

describe('the schemas', () => {
  it('are one for each namespace of the model', () => {
    // Clients alone write in `loan`.
    const ofModel = Object.entries(Namespace).filter(([name]) => name !== 'loan');

    expect(SCHEMAS.map(targetOf)).toEqual(ofModel.map(([name, uri]) => [`${name}.xsd`, uri]));
  });

  it('have the enumerations that the descriptions are written for', () => {
    const found = new Map(SCHEMAS.flatMap(({ contents }) => enumerationsIn(contents)));

    expect(Object.fromEntries(found)).toEqual({ ...enumerations });
  });

  it('say where they ask for less than the model', () => {
    const relaxed = SCHEMAS.flatMap(({ contents }) => [
      ...contents.matchAll(/<!-- Required in the model.*\n *<xs:element name="(\w+)".*/g),
    ]);

    expect(relaxed.map(([, name]) => name)).toEqual(['accountNumber', 'postedDate']);
  });
});

const targetOf = ({ fileName, contents }: (typeof SCHEMAS)[number]): unknown => [
  fileName,
  /targetNamespace="([^"]*)"/.exec(contents)?.[1],
];

const enumerationsIn = (schema: string): [name: string, values: unknown][] =>
  [...schema.matchAll(/<xs:simpleType name="(\w+)">(.*?)<\/xs:simpleType>/gs)]
    .map(([, name = '', type = '']): [string, unknown[]] => [
      name,
      [...type.matchAll(/enumeration value="(.*?)"/g)].map(([, value]) => value),
    ])
    .filter(([, values]) => values.length > 0);

describe('validation', () => {
  let complaints: readonly (readonly string[])[];
  beforeAll(async () => {
    complaints = await complaintsAbout(MISTAKES.map(({ wrong }) => wrong));
  });

  it.each(MISTAKES.map((mistake, index) => ({ ...mistake, index })))(
    'refuses $what',
    ({ index, complaint }) => {
      expect(complaints[index]).toContainEqual(expect.stringContaining(complaint));
    },
  );

  it('takes the same without the mistakes, and any prefixes', () =>
    assertValid(...MISTAKES.map(({ right }) => right), PREFIXED));

  it('is not content with nothing', async () => {
    await expect(assertValid()).rejects.toThrow('nothing to validate');
  });
});

describe('records of all types', () => {
  const random = seededRandom(11);
  const generated = (root: XmlRoot, extent: Extent): string =>
    xml.encode({ xml: root, fields: schemaRecord(root.type, random, extent) });

  it('are valid with about half of what they may have, and with nothing', () => {
    const rounds = Array.from({ length: 15 }, () => ROOTS.map((root) => generated(root, 'some')));
    const lists = [...ROOTS.slice(0, 6), ChallengesRoot];

    return assertValid(
      ...rounds.flat(),
      ...lists.map((root) => xml.encode({ xml: root, fields: {} })),
    );
  });

  it('have everything that the schemas have, in their order', () =>
    assertComplete(
      ...ROOTS.map((root) => generated(root, 'everything')),
      loginXml({ ...answers('Rex'), ...credentials('demo', 'go') }),
    ));
});
