import { readFileSync, writeFileSync } from 'node:fs';

import { Faker, de } from '@faker-js/faker';

import { AUSTRIAN_PLACES, BRANDS, GERMAN_PLACES } from './names.js';

/**
 * Draws the banks of this file anew, below the patterns that they follow. The file is kept, so that
 * no other version of faker changes them: run this only to make other banks.
 */
const FILE = 'fixtures/institutions/german-austrian-banks.json';
const FACTS = '  "facts": [';
const FIRST_BANK_ID = 291_001;

/** Pattern, how many, how a bank is called, and whether that needs a place or a brand. */
const SORTS = [
  ['sparbank', 30, (place) => `Sparbank ${place}`, 'german'],
  ['sparbank-fints', 8, (place) => `Sparbank ${place}`, 'german'],
  ['genossenbank', 40, (place) => `Genossenbank ${place} eG`, 'german'],
  ['landbank', 20, (place) => `Landbank ${place}`, 'austrian'],
  ['alpensparbank', 14, (place) => `Alpensparbank ${place}`, 'austrian'],
  ['bankhaus', 14, (place) => `Bankhaus ${place} & Söhne`, 'german'],
  ['bankhaus-token', 6, (place) => `Bankhaus ${place} KG`, 'german'],
  ['direktbank', 14, (brand) => `${brand} Direktbank`, 'brand'],
  ['direktbank-consent', 8, (brand) => `${brand} Onlinebank AG`, 'brand'],
  ['handelsbank', 14, (place) => `Handelsbank ${place} AG`, 'german'],
  ['fahrzeugbank', 10, (brand) => `${brand} Fahrzeugbank`, 'brand'],
  ['international', 6, (brand) => `${brand} Bank International`, 'brand'],
  ['unsupported', 12, (place) => `Kreditkontor ${place}`, 'german'],
];
/** Every so many banks one is in its beta phase, one has the BLZ of the bank before it. */
const BETA_EVERY = 23;
const SHARED_EVERY = 31;
const WITHOUT_BIC_EVERY = 17;

const faker = new Faker({ locale: [de] });
faker.seed(20_240_301);

const places = {
  german: faker.helpers.shuffle(GERMAN_PLACES),
  austrian: faker.helpers.shuffle(AUSTRIAN_PLACES),
  brand: faker.helpers.shuffle(BRANDS),
};
const taken = new Set();

function bank(pattern, nameOf, kind, index, before) {
  const word = places[kind].pop();
  const name = nameOf(word);
  const country = kind === 'austrian' ? 'AT' : 'DE';
  const sharesCode = index % SHARED_EVERY === SHARED_EVERY - 1 && before.pattern === pattern;
  const bankCode = sharesCode ? before.bankCode : unique(() => codeOf(country));
  return {
    pattern,
    id: slugOf(name),
    name,
    bankCode,
    finapi: {
      bankId: FIRST_BANK_ID + index,
      blz: bankCode,
      ...(index % WITHOUT_BIC_EVERY === WITHOUT_BIC_EVERY - 1 ? {} : { bic: bicOf(country) }),
      ...(kind === 'brand' ? {} : { city: word }),
      ...(index % BETA_EVERY === BETA_EVERY - 1 ? { isBeta: true } : {}),
    },
  };
}

/** No clearing area has bank codes that begin with nine. */
const codeOf = (country) => `9${faker.string.numeric(country === 'AT' ? 4 : 7)}`;

/** BICs that begin with X, which no bank of either country has. */
const bicOf = (country) =>
  unique(() => {
    const letters = faker.string.alpha({ length: 3, casing: 'upper' });
    const place = faker.string.numeric({ length: 2, exclude: ['0', '1'] });
    return `X${letters}${country}${place}${faker.helpers.arrayElement(['', 'XXX'])}`;
  });

function unique(make) {
  for (;;) {
    const made = make();
    if (taken.has(made)) continue;
    taken.add(made);
    return made;
  }
}

const UMLAUTS = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

function slugOf(name) {
  return name
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => UMLAUTS[letter])
    .replaceAll(/[^a-z0-9]+/g, '-');
}

const facts = [];
for (const [pattern, count, nameOf, kind] of SORTS) {
  for (let made = 0; made < count; made += 1) {
    facts.push(bank(pattern, nameOf, kind, facts.length, facts.at(-1)));
  }
}

const [patterns] = readFileSync(FILE, 'utf8').split(FACTS);
const lines = facts.map((fact) => `    ${JSON.stringify(fact)}`).join(',\n');
writeFileSync(FILE, `${patterns}${FACTS}\n${lines}\n  ]\n}\n`);
