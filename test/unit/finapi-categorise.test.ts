import { categorise } from '../../src/providers/finapi/categorization/categorise.js';
import type { TransactionFacts } from '../../src/providers/finapi/categorization/facts.js';
import {
  marksOf,
  type TrainedRule,
} from '../../src/providers/finapi/categorization/trained-rule.js';
import { Catalogue } from '../../src/providers/finapi/categories/catalogue.js';

const catalogue = new Catalogue(100, {});
const knowing = (rules: Readonly<Record<string, TrainedRule>>) => ({
  rules,
  idOf: (key: Parameters<Catalogue['idOf']>[0]) => catalogue.idOf(key),
});

const nameFor = (facts: TransactionFacts): string | undefined => {
  const id = categorise(facts, knowing({}));
  return id === undefined ? undefined : catalogue.find(id)?.name;
};

describe('words', () => {
  it.each<[string, string, number, string]>([
    ['Gehalt 02/2026', 'Brandis Maschinenbau GmbH', 298450, 'Lohn und Gehalt'],
    ['Gehalt Jürgen 02/2026', 'Stadtwerke Lindental', 348900, 'Lohn und Gehalt'],
    ['Lohn 02/2026', 'Amina Huls', -231000, 'Personalkosten'],
    ['Kindergeld', 'Familienkasse Erlenbach', 51000, 'Kindergeld'],
    ['Miete 02/2026', 'Wohnbau Lindental eG', -84500, 'Kaltmiete und Warmmiete'],
    ['Abschlag Strom und Gas', 'Energiehof Moosbrunn', -9400, 'Strom Gas Wasser'],
    ['Mobilfunk und Internet', 'Funknetz Erlenbach', -3999, 'Telefon und Internet'],
    ['Haftpflicht und Hausrat', 'Schutzverein Sonn', -28740, 'Haftpflicht und Hausrat'],
    ['Grundsteuer', 'Stadtkasse Wiesengrund', -14200, 'Sonstige Steuern'],
    ['Kartenzahlung', 'Frischmarkt Kirschfeld', -2311, 'Supermarkt'],
    ['Kartenzahlung', 'Bäckerei Braun', -311, 'Bäcker und Metzger'],
    ['Kartenzahlung', 'Tankhof Talheide', -5011, 'Tanken und Laden'],
    ['Buchung', 'Regiobahn Seeblick', -3011, 'Bus und Bahn'],
    ['Buchung', 'Pension Steinaue', -9011, 'Unterkünfte'],
    ['Online-Einkauf', 'Günther Versand', -4011, 'Onlinehandel'],
    ['Zinsen', 'Musterbank', 11, 'Zinserträge'],
    ['Zinsen', 'Musterbank', -11, 'Sollzinsen'],
    ['Rechnung 17', 'Agentur Belz', 45000, 'Honorare und Rechnungen'],
    ['Erstattung', 'Modehaus Riepl', 4900, 'Erstattungen'],
  ])('of %s, %s', (purpose, counterpartName, amount, expected) => {
    expect(nameFor({ purpose, counterpartName, amount })).toBe(expected);
  });
});

describe('without telling words', () => {
  it.each<[TransactionFacts, string | undefined]>([
    [{ amount: -1, typeCodeZka: '083' }, 'Bargeld'],
    [{ amount: -1, typeCodeZka: '83' }, 'Bargeld'],
    [{ amount: 1, sepaPurposeCode: 'SALA' }, 'Lohn und Gehalt'],
    [{ amount: -1, bankCategory: 'leisure' }, 'Freizeit'],
    [{ amount: 1, bankCategory: 'leisure' }, 'Erstattungen'],
    [{ amount: -1, bankCategory: 'card settlement' }, 'Kreditkartenabrechnung'],
    [{ amount: -1, bankCategory: 'event' }, undefined],
    [{ amount: 1, accountType: 'Loan' }, 'Kreditraten'],
    [{ amount: 1, accountType: 'Bausparen' }, 'Sparpläne'],
    [{ amount: -1, accountType: 'Checking' }, undefined],
    [{ amount: -1, purpose: 'Dies und das' }, undefined],
    [{ amount: -1, bankCategory: 'toString' }, undefined],
  ])('%j is %s', (facts, expected) => {
    expect(nameFor(facts)).toBe(expected);
  });

  it('goes by the merchant category code before all that', () => {
    const facts = { amount: -1, purpose: 'Hotel', typeCodeZka: '083' };

    expect(nameFor({ ...facts, mcCode: '5411' })).toBe('Supermarkt');
    expect(nameFor({ ...facts, mcCode: '0000' })).toBe('Unterkünfte');
  });

  it('leaves adjusting entries alone', () => {
    expect(nameFor({ amount: -1, purpose: 'Miete', isAdjustingEntry: true })).toBeUndefined();
  });
});

describe('what the user has taught', () => {
  const HOBBY = 7;
  const rent = { amount: -84500, purpose: 'Miete', counterpartName: 'Wohnbau Lindental eG' };
  const taught = (facts: TransactionFacts) =>
    knowing(
      Object.fromEntries(marksOf(facts).map((mark) => [mark, { categoryId: HOBBY, lesson: 1 }])),
    );

  it('comes before all rules', () => {
    expect(categorise({ ...rent, purpose: 'Nachzahlung' }, taught(rent))).toBe(HOBBY);
    expect(categorise({ ...rent, counterpartName: 'WOHNBAU  lindental EG' }, taught(rent))).toBe(
      HOBBY,
    );
  });

  it('holds for one direction', () => {
    expect(categorise({ ...rent, amount: 1 }, taught(rent))).toBe(catalogue.idOf('rentIncome'));
  });

  it('knows an IBAN again under another name', () => {
    const sample = { ...rent, counterpartIban: 'DE89 3704 0044 0532 0130 00' };
    const other = { amount: -1, counterpartName: 'X', counterpartIban: 'DE89370400440532013000' };

    expect(categorise(other, taught(sample))).toBe(HOBBY);
  });

  it('knows the words of a purpose again where there is no counterpart', () => {
    const sample = { amount: -500, purpose: 'Beitrag 02/2026' };

    expect(categorise({ amount: -700, purpose: 'BEITRAG 03/2026' }, taught(sample))).toBe(HOBBY);
    expect(categorise({ amount: -700, purpose: 'Beitrag Kegeln' }, taught(sample))).toBeUndefined();
  });

  it('learns nothing from what says nothing', () => {
    expect(marksOf({ amount: 5, purpose: '12/34', counterpartName: '' })).toEqual([]);
  });
});
