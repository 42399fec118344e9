import { create } from 'xmlbuilder2';

import { createJsonCodec } from '../../src/core/http/json-codec.js';
import type { WireFields } from '../../src/core/http/wire.js';
import { createXmlCodec } from '../../src/core/http/xml-codec.js';
import { described } from '../../src/core/http/xml-describe.js';
import type { Variant, XmlType } from '../../src/core/http/xml-types.js';
import { AccountList, AccountListRoot } from '../../src/providers/finicity/wire/account-list.js';
import { ChallengesRoot } from '../../src/providers/finicity/wire/challenges.js';
import {
  InstitutionDetailRoot,
  InstitutionsRoot,
} from '../../src/providers/finicity/wire/institution.js';
import { InvestmentPositionsRoot } from '../../src/providers/finicity/wire/position.js';
import { StatusRoot } from '../../src/providers/finicity/wire/status.js';
import {
  TransactionList,
  TransactionListRoot,
} from '../../src/providers/finicity/wire/transaction-list.js';
import { finicityXml } from '../../src/providers/finicity/wire/zone.js';
import {
  CHALLENGES,
  DECLARATION,
  declare,
  INSTITUTION,
  INSTITUTION_DETAIL,
  POSITIONS,
  STATUS,
} from '../support/finicity-answers.js';
import { ACCOUNTS, TRANSACTIONS } from '../support/finicity-lists.js';
import {
  builderObject,
  builderRoot,
  qualify,
  randomRecord,
  seededRandom,
} from '../support/wire-records.js';

const xml = createXmlCodec(finicityXml);
const json = createJsonCodec();

describe.each([
  ['institutions', described(InstitutionsRoot, INSTITUTION.fields), INSTITUTION],
  ['a detail', described(InstitutionDetailRoot, INSTITUTION_DETAIL.fields), INSTITUTION_DETAIL],
  ['challenges', described(ChallengesRoot, CHALLENGES.fields), CHALLENGES],
  ['accounts', described(AccountListRoot, ACCOUNTS.fields), ACCOUNTS],
  ['transactions', described(TransactionListRoot, TRANSACTIONS.fields), TRANSACTIONS],
  ['positions', described(InvestmentPositionsRoot, POSITIONS.fields), POSITIONS],
  ['a failure', described(StatusRoot, STATUS.fields), STATUS],
])('the answer with %s', (_name, document, expected) => {
  it('is the expected XML, byte for byte', () => {
    expect(xml.encode(document)).toBe(expected.xml);
  });

  it('is the expected JSON', () => {
    expect(JSON.parse(json.encode(document))).toEqual(expected.json);
  });
});

describe('an answer without content', () => {
  it('is a childless root, and an empty array under its JSON name', () => {
    const positions = described(InvestmentPositionsRoot, {});
    const accounts = described(AccountListRoot, { accounts: [] });

    expect(xml.encode(positions)).toBe(
      `${DECLARATION}<InvestmentPositions${declare('invposition', 'securityinfo')}/>`,
    );
    expect(xml.encode(accounts)).toMatch(/<ns8:AccountList( xmlns(:ns\d)?="[^"]+"){8}\/>$/);
    expect(json.encode(positions)).toBe('{"position":[]}');
    expect(json.encode(accounts)).toBe('{"accounts":[]}');
  });

  it('of a transaction still has its categorization', () => {
    const list = described(TransactionListRoot, { loanTransactions: [{ id: 1 }] });

    expect(xml.encode(list)).toContain(
      '"><ns5:LoanTransaction><id>1</id><categorization><common/></categorization></ns5:',
    );
    expect(json.encode(list)).toBe(
      '{"loanTransactions":[{"id":1,"categorization":{"common":{},"context":[]}}]}',
    );
  });
});

describe('quirks of the two forms', () => {
  it('writes the type 401K with a dollar in JSON only', () => {
    const retirement = { type: 'investmentAccount', investmentAccountType: '401K' } as const;
    const list = described(AccountListRoot, { accounts: [retirement] });

    expect(json.encode(list)).toBe(
      '{"accounts":[{"type":"investmentAccount","investmentAccountType":"$401K"}]}',
    );
    expect(xml.encode(list)).toContain(
      '<ns5:investmentAccountType>401K</ns5:investmentAccountType>',
    );
  });

  it('writes an image bare in JSON and as an element in XML', () => {
    const captcha = [{ text: 'Enter the word' }, { image: 'QUJD' }];
    const question = [{ choice: { image: 'QUJD', val: '1' } }];
    const list = described(ChallengesRoot, {
      challenge: [{ textOrImageAndChoice: captcha }, { textOrImageAndChoice: question }],
    });

    expect(JSON.parse(json.encode(list))).toEqual({
      challenge: [
        { textOrImageAndChoice: ['Enter the word', 'QUJD'] },
        { textOrImageAndChoice: [{ image: 'QUJD', val: '1' }] },
      ],
    });
    expect(xml.encode(list)).toContain(
      '<challenge><text>Enter the word</text><image>QUJD</image></challenge>' +
        '<challenge><choice><image>QUJD</image><val>1</val></choice></challenge>',
    );
  });
});

describe('lists of random records', () => {
  it.each([1, 2, 3])('equal what xmlbuilder2 writes, accounts %i', (seed) => {
    const random = seededRandom(seed);
    const items = Object.entries(AccountList.fields.accounts.variants).flatMap(
      ([kind, variant]: readonly [string, Variant]) =>
        Array.from({ length: 8 }, () => ({
          variant,
          fields: { type: kind, ...randomRecord(variant.type, random) },
        })),
    );
    items.sort(() => random() - 0.5);

    const written = xml.encode({
      xml: AccountListRoot,
      fields: { accounts: items.map(({ fields }) => fields) },
    });

    const children = items.map(({ variant: { type, element }, fields }) => ({
      [qualify(AccountListRoot, type.namespace, element)]: builderObject(
        AccountListRoot,
        type,
        fields,
      ),
    }));
    expect(written).toBe(builderText(builderRoot(AccountListRoot, children)));
  });

  it('equal what xmlbuilder2 writes, 600 transactions of all kinds', () => {
    const random = seededRandom(4);
    const fields: Record<string, WireFields[]> = {};
    const children: object[] = [];
    for (const { name, field } of TransactionList.members) {
      if (typeof field === 'string' || field.kind !== 'list') continue;
      const type = field.of as XmlType;
      fields[name] = Array.from({ length: 100 }, () => randomRecord(type, random));
      const element = qualify(TransactionListRoot, type.namespace, field.element ?? name);
      children.push(
        ...fields[name].map((record) => ({
          [element]: builderObject(TransactionListRoot, type, record),
        })),
      );
    }

    const written = xml.encode({ xml: TransactionListRoot, fields });

    expect(children).toHaveLength(600);
    expect(written).toBe(builderText(builderRoot(TransactionListRoot, children)));
  });
});

const builderText = (object: object): string =>
  create({ version: '1.0', encoding: 'UTF-8', standalone: true }, object).end();
