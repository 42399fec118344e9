import { createBank } from '../../src/bank/bank.js';
import { parseFixtures } from '../../src/bank/fixtures.js';
import { ROSE, SPARROW } from '../support/bank.js';

describe('a mistake in facts', () => {
  const [account] = ROSE.accounts;
  const withAccount = (changes: object) => ({ ...ROSE, accounts: [{ ...account, ...changes }] });
  const held = (security: string) => ({ security, low: 1, high: 1 });
  const listed = { issuer: '990XYZ', currency: 'USD', assetClass: 'other', swing: 0 };
  const securities = [
    { ...listed, id: 'share', kind: 'stock', name: 'Share', price: 100 },
    { ...listed, id: 'call', kind: 'option', name: 'Call', underlying: 'share', right: 'call' },
  ];
  const make = (facts: object) => () => createBank(parseFixtures(facts, 'mine')).checked();

  it.each<[string, object, string]>([
    [
      'a misspelt key',
      { institutions: [{ ...SPARROW, contry: 'US' }] },
      'mine.institutions[0]: Unknown key "contry". Did you mean "country"?',
    ],
    [
      'a misspelt key deep inside',
      {
        institutions: [
          {
            ...SPARROW,
            finapi: {
              bankId: 1,
              blz: '1',
              interfaces: [{ bankingInterface: 'XS2A', credentials: [], helth: 1 }],
            },
          },
        ],
      },
      'mine.institutions[0]: finapi.interfaces.0: Unknown key "helth". Did you mean "health"?',
    ],
    [
      'a misspelt key of a flow',
      {
        personas: [
          withAccount({
            flows: [
              { flow: 'transfer', to: 'checking', day: 1, amuont: 5, amount: 5, purpose: 'x' },
            ],
          }),
        ],
      },
      'mine.personas[0]: accounts.0.flows.0: Unknown key "amuont". Did you mean "amount"?',
    ],
    [
      'a misspelt word',
      { personas: [withAccount({ kind: 'cheking' })] },
      'mine.personas[0]: accounts.0.kind: Invalid option: expected one of "checking"|"savings"|"moneyMarket"|"cd"|"creditCard"|"lineOfCredit"|"loan"|"mortgage"|"investment"|"rewards"|"other". Did you mean "checking"?',
    ],
    [
      'a misspelt key inside one of two forms',
      {
        personas: [
          {
            ...ROSE,
            logins: [
              {
                institutions: ['sparrow'],
                name: 'any',
                userid: { any: true, exept: [] },
                password: 'x',
              },
            ],
          },
        ],
      },
      'mine.personas[0]: logins.0.userid: Unknown key "exept". Did you mean "except"?',
    ],
    [
      'a password rule that says nothing',
      {
        personas: [
          {
            ...ROSE,
            logins: [{ institutions: ['sparrow'], userid: 'rose', password: [{ code: 5 }] }],
          },
        ],
      },
      'mine.personas[0]: logins.0.password.0: exactly one of exact, any, codes, codeFromPassword says which passwords are meant',
    ],
    [
      'an unknown institution',
      {
        institutions: [SPARROW],
        personas: [
          { ...ROSE, logins: [{ institutions: ['sparow'], userid: 'rose', password: 'x' }] },
        ],
      },
      'persona "rose": there is no institution "sparow"; did you mean "sparrow"?',
    ],
    [
      'a login that is taken',
      { institutions: [SPARROW], personas: [ROSE, { ...ROSE, id: 'rosa' }] },
      'persona "rosa": "sparrow" already has the login "rose", of "rose"',
    ],
    [
      'an account that leads nowhere',
      { personas: [withAccount({ sweep: { to: 'savngs', surplus: 'x', shortfall: 'y' } })] },
      'persona "rose", account "checking": there is no account "savngs"',
    ],
    [
      'a category without counterparts',
      {
        personas: [
          withAccount({
            flows: [
              {
                flow: 'scattered',
                category: 'cheese',
                perMonth: 1,
                smallest: -1,
                largest: -2,
                purpose: 'x',
              },
            ],
          }),
        ],
      },
      'persona "rose", account "checking": no counterparts for the category "cheese"',
    ],
    [
      'a balance that nothing holds',
      { personas: [withAccount({ band: undefined })] },
      'persona "rose", account "checking": needs exactly one of a band, a loan, or a settlement from another account',
    ],
    [
      'a sweep in circles',
      { personas: [withAccount({ sweep: { to: 'checking', surplus: 'x', shortfall: 'y' } })] },
      'persona "rose", account "checking": its sweep comes back to itself',
    ],
    [
      'a security that nobody lists',
      { personas: [withAccount({ kind: 'investment', holdings: [held('shares')] })], securities },
      'persona "rose", account "checking": there is no security "shares"; did you mean "share"?',
    ],
    [
      'securities where there can be none',
      { personas: [withAccount({ holdings: [held('share')] })], securities },
      'persona "rose", account "checking": only an investment account has holdings',
    ],
    [
      'options that grow in number',
      {
        personas: [withAccount({ kind: 'investment', holdings: [{ ...held('call'), high: 2 }] })],
        securities,
      },
      'persona "rose", account "checking": "call" gives way to the next issue, so that low and high have to be the same',
    ],
    [
      'an option on nothing',
      { personas: [ROSE], securities: [{ ...securities[1], underlying: 'shore' }] },
      'security "call": there is no stock or fund "shore"',
    ],
    [
      'points for a card that nobody settles',
      {
        personas: [
          withAccount({
            kind: 'rewards',
            flows: [{ flow: 'earning', card: 'checking', day: 1, perUnit: 1, purpose: 'x' }],
          }),
        ],
      },
      'persona "rose", account "checking": points are earned on settled cards only',
    ],
    [
      'an oddity that does not exist',
      {
        personas: [{ ...ROSE, logins: [{ ...ROSE.logins[0], oddities: ['missingDay'] }] }],
      },
      'mine.personas[0]: logins.0.oddities.0: Invalid option',
    ],
    [
      'a number given twice',
      {
        institutions: ['one', 'two'].map((id) => ({
          ...SPARROW,
          id,
          finapi: { bankId: 5, blz: '12345678' },
        })),
      },
      'institutions "one" and "two" have the same number 5',
    ],
    [
      'a list where an object belongs',
      [],
      'mine: expected an object with institutions, personas, challenges, counterparts, securities',
    ],
  ])('%s', (_name, facts, message) => {
    expect(make(facts)).toThrow(message);
  });
});
