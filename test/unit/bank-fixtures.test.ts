import { accountsOf } from '../../src/bank/accounts.js';
import { bankCodeOf, ibanOf, isIban } from '../../src/bank/iban.js';
import { bankLogin } from '../../src/bank/login.js';
import { standing } from '../../src/bank/standing.js';
import { NOON, shipped, shippedBank } from '../support/bank.js';

const rules = shipped.institutions.flatMap((institution) => shippedBank.logins(institution));

describe('the shipped fixtures', () => {
  it('have each persona within reach of both providers', () => {
    const stories = ['ccbank', 'finbank', 'finapi'];
    const personas = shipped.personas.filter(
      ({ id }) => !stories.some((one) => id.startsWith(one)),
    );
    const providersOf = (id: string) => {
      const at = rules.filter(({ persona }) => persona.id === id);
      return {
        finapi: at.some(({ institution }) => institution.finapi !== undefined),
        finicity: at.some(({ institution }) => institution.finicity !== undefined),
      };
    };

    expect(personas.map(({ id, country }) => [id, country, providersOf(id)])).toEqual([
      ['anna-lindner', 'DE', { finapi: true, finicity: true }],
      ['familie-hartwig', 'DE', { finapi: true, finicity: true }],
      ['jordan-ellis', 'US', { finapi: true, finicity: true }],
      ['maria-castillo', 'US', { finapi: true, finicity: true }],
      ['nordwind-werkstatt', 'DE', { finapi: true, finicity: true }],
      ['priya-raman', 'US', { finapi: true, finicity: true }],
      ['tobias-kern', 'DE', { finapi: true, finicity: true }],
      ['walter-greene', 'US', { finapi: true, finicity: true }],
    ]);
  });

  it('find an institution by each provider’s number', () => {
    expect(shippedBank.institutionByFinicityId(101732)).toMatchObject({ name: 'FinBank' });
    expect(shippedBank.institutionByFinicityId(100000)).toMatchObject({ name: 'CCBank' });
    expect([280001, 280002, 277672].map((id) => shippedBank.institutionByFinapiBankId(id))).toEqual(
      [
        expect.objectContaining({ name: 'finAPI Test Bank' }),
        expect.objectContaining({ name: 'finAPI Test Redirect Bank' }),
        expect.objectContaining({ name: 'FinAPI Test Bank' }),
      ],
    );
    expect(shippedBank.institutionByFinapiBankId(290001)).toBe(
      shippedBank.institutionByFinicityId(310001),
    );
    expect(shippedBank.institutionByFinicityId(1)).toBeUndefined();
  });

  it('list the keys of FinBank as Finicity does: the second one first', () => {
    const keys = shippedBank.institution('finbank')?.credentials.map(({ finicity }) => finicity);

    expect(keys).toEqual([
      {
        name: 'Banking Password',
        status: 'Active',
        lengthMin: 1,
        lengthMax: 20,
        displayOrder: 2,
        mask: true,
        instructions: 'Enter banking password (go)',
        description: 'Banking Password',
      },
      {
        name: 'Banking Userid',
        status: 'Active',
        lengthMin: 1,
        lengthMax: 20,
        displayOrder: 1,
        mask: false,
        instructions: 'Enter banking userid (demo)',
        description: 'Banking Userid',
      },
    ]);
  });

  it('name a user id and a password at every institution', () => {
    for (const { credentials } of shipped.institutions) {
      expect(credentials.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['userid', 'password']),
      );
    }
  });

  it('give valid IBANs of bank codes that no clearing area uses', () => {
    const ibans = rules.flatMap((rule) =>
      accountsOf(rule, standing(rule, bankLogin.blank(), NOON)).flatMap(({ iban }) => iban ?? []),
    );
    const counterparts = shipped.counterparts.flatMap(({ categories }) =>
      Object.values(categories).flatMap((list) => list.flatMap(({ iban }) => iban ?? [])),
    );

    expect(ibans.length).toBeGreaterThan(20);
    for (const iban of [...ibans, ...counterparts]) {
      expect(isIban(iban)).toBe(true);
      expect(iban).toMatch(/^(DE\d\d9\d{17}|AT\d\d9\d{15})$/);
    }
  });

  it('name no real bank', () => {
    const real =
      /sparkasse|volksbank|raiffeisen|oberbank|bawag|erste bank|easybank|lampe|metzler|berenberg|hauck|consors|comdirect|norisbank|paypal|revolut|wise\b|klarna|commerzbank|deutsche bank|postbank|ing[- ]diba|\bing\b|dkb|n26|targobank|santander|unicredit|hypovereinsbank|\bgls\b|sparda|chase|wells fargo|citi|bank of america|capital one|\bpnc\b|truist|us bank|\btd bank\b|fidelity|schwab|vanguard|american express/i;
    const names = [
      ...shipped.institutions.map(({ name }) => name),
      ...shipped.counterparts.flatMap(({ categories }) =>
        Object.values(categories).flatMap((list) => list.map(({ name }) => name)),
      ),
    ];

    expect(names.filter((name) => real.test(name))).toEqual([]);
  });
});

describe('an IBAN', () => {
  it('has the check digits of its bank code and number', () => {
    expect(ibanOf('37040044', '532013000')).toBe('DE89370400440532013000');
    expect(ibanOf('19043', '234573201')).toBe('AT611904300234573201');
  });

  it.each([
    ['DE89370400440532013000', '37040044'],
    ['AT611904300234573201', '19043'],
    ['GB29NWBK60161331926819', undefined],
  ])('%s names the bank %s', (iban, bankCode) => {
    expect(bankCodeOf(iban)).toBe(bankCode);
  });

  it.each([
    ['DE89370400440532013000', true],
    ['DE88370400440532013000', false],
    ['GB29NWBK60161331926819', true],
    ['DE8937040044053201300', false],
    ['', false],
  ])('%s is one: %s', (text, expected) => {
    expect(isIban(text)).toBe(expected);
  });
});
