import { Oddity, oddities } from '../../src/bank/oddities.js';
import { statementLine, type StatementLine } from '../../src/bank/statement-line.js';
import { accountAt, accountsAt, detailsAs } from '../support/bank-accounts.js';
import { loginAt, shippedBank } from '../support/bank.js';

const { feed } = shippedBank;
const view = { seed: 'seed' };
const DAY = '2024-05-15';

const accountOf = (login: string, id: string) => accountAt(loginAt('ccbank', login), id);

const detailsAt = (login: string, id: string) =>
  shippedBank.detailsOf(accountOf(login, id), view, DAY);

function linesAt(login: string, id: string): readonly StatementLine[] {
  const account = accountOf(login, id);
  return feed
    .bookingsBetween(account, view, '2024-03-01', DAY)
    .map((one) => statementLine(account, one));
}

const plainLines = linesAt('demo', 'visa');

it.each([
  ['demo', []],
  ['wrong_zip', ['wrongPostalCodes']],
  ['wrong_state', ['wrongStates']],
  ['special_char', ['specialCharacters']],
  ['wrong_date', ['wrongDays']],
  ['null_date', ['missingDays']],
  ['null_amt', ['missingAmounts']],
  ['null_acctno', ['missingNumbers']],
  ['unmasked_acctno', ['fullNumbers']],
  ['Opayee_0dd', ['otherPayees', 'missingDueDays']],
  ['Opayee_dd', ['otherPayees']],
  ['payee_0dd', ['payeeNumbers', 'missingDueDays']],
  ['payee_dd', ['payeeNumbers']],
  ['SomeInfoReqd_0dd', ['someDetails', 'missingDueDays']],
  ['SomeInfoReqd_dd', ['someDetails']],
  ['AllInfoReqd_dd', ['allDetails']],
])('%s is odd by %j', (login, expected) => {
  expect([...oddities(loginAt('ccbank', login))]).toEqual(expected);
});

it('each oddity has a login that shows it', () => {
  const shown = shippedBank.logins({ id: 'ccbank' }).flatMap((rule) => [...oddities(rule)]);

  expect(new Set(shown)).toEqual(new Set(Oddity.options));
});

it('no login of another bank is odd', () => {
  const others = shippedBank.institutions().filter(({ id }) => id !== 'ccbank');
  const odd = others
    .flatMap((one) => shippedBank.logins(one))
    .filter((rule) => oddities(rule).size);

  expect(odd).toEqual([]);
});

describe('an odd login', () => {
  it('books the same as a plain one', () => {
    const idsOf = (login: string) => linesAt(login, 'visa').map(({ id }) => id);

    for (const rule of shippedBank.logins({ id: 'ccbank' })) {
      expect(idsOf(rule.name)).toEqual(plainLines.map(({ id }) => id));
    }
  });

  it('places merchants where nobody can live', () => {
    const codes = linesAt('wrong_zip', 'visa').map(({ payee }) => payee.place?.postalCode);
    const states = linesAt('wrong_state', 'visa').map(({ payee }) => payee.place?.state);

    expect(codes.filter((code) => code !== undefined && !/^\d{4}$/.test(code))).toEqual([]);
    expect(new Set(states)).toEqual(new Set([undefined, 'ZZ']));
    expect(plainLines[0]?.payee.place?.postalCode).toMatch(/^\d{5}$/);
  });

  it('writes signs that have to be escaped', () => {
    const [line] = linesAt('special_char', 'visa');

    expect(line?.memo).toBe(`${plainLines[0]?.memo ?? ''} & <Söhne> "Ünïcode" 'x' €😀`);
    expect(line?.payee.extended).toContain('<Söhne>');
    expect(accountOf('special_char', 'visa').name).toContain('My Visa & <');
  });

  it('dates a century back, but for the day of booking', () => {
    const lines = linesAt('wrong_date', 'visa');

    expect(lines.map(({ day }) => day)).toEqual(plainLines.map(({ day }) => day));
    expect(lines[0]?.madeOn).toMatch(/^1924-/);
    expect(detailsAt('wrong_date', 'visa')).toMatchObject({ paymentDueDay: '1924-05-20' });
  });

  it('tells no days', () => {
    expect(Object.values(detailsAt('null_date', 'visa')).filter(isDay)).toEqual([]);
    expect(Object.values(detailsAt('null_date', 'mortgage')).filter(isDay)).toEqual([]);
    expect(linesAt('null_date', 'visa').filter(({ day }) => !day).length).toBeGreaterThan(3);
    expect(linesAt('null_date', 'visa').filter(({ day }) => day).length).toBeGreaterThan(3);
  });

  it('tells no amounts', () => {
    const { interestRate, ...told } = detailsAs('credit', accountOf('null_amt', 'visa'), DAY);

    expect(interestRate).toBe(0.1899);
    expect(Object.values(told).filter((value) => typeof value === 'number')).toEqual([0.2399]);
    expect(detailsAt('null_amt', 'mortgage')).toHaveProperty('nextPayment', {
      dueDay: '2024-06-03',
    });
    const gaps = linesAt('null_amt', 'visa').filter(({ amount }) => amount === undefined);
    expect(gaps.length).toBeGreaterThan(3);
    expect(gaps.length).toBeLessThan(plainLines.length);
  });

  it('knows no account numbers, or the full ones as well', () => {
    const numbersOf = (login: string) =>
      accountsAt(loginAt('ccbank', login)).map(({ number }) => number);

    expect(new Set(numbersOf('null_acctno'))).toEqual(new Set(['']));
    expect(numbersOf('unmasked_acctno')).toEqual(numbersOf('demo'));
    expect(detailsAt('unmasked_acctno', 'visa').fullNumber).toBe('4100007777');
    expect(detailsAt('demo', 'visa').fullNumber).toBeUndefined();
  });

  it('names payees elsewhere, or by number', () => {
    const [other] = linesAt('Opayee_dd', 'visa');
    const [numbered] = linesAt('payee_dd', 'visa');

    expect(other?.payee).not.toHaveProperty('name');
    expect(other?.payee.extended).toBe(plainLines[0]?.payee.extended);
    expect(numbered?.payee).toEqual({
      ...plainLines[0]?.payee,
      number: expect.stringMatching(/^\d{8}$/) as string,
    });
  });

  it('does not say when a payment is due', () => {
    expect(detailsAt('payee_0dd', 'visa')).not.toHaveProperty('paymentDueDay');
    expect(detailsAt('payee_0dd', 'visa')).toHaveProperty('statementDay');
    expect(detailsAt('Opayee_0dd', 'mortgage')).not.toHaveProperty('nextPayment.dueDay');
  });

  it('tells only the balance of every second account', () => {
    const { persona } = loginAt('ccbank', 'SomeInfoReqd_dd');
    const told = persona.accounts.map(({ id }) => Object.keys(detailsAt('SomeInfoReqd_dd', id)));

    expect(told.filter((keys) => keys.length === 3)).toEqual(
      Array.from({ length: 5 }, () => ['family', 'balance', 'balanceDay']),
    );
  });

  it('tells all that there is', () => {
    const account = accountOf('AllInfoReqd_dd', 'savings');
    const lines = linesAt('AllInfoReqd_dd', 'savings');

    expect(shippedBank.detailsOf(account, view, DAY).fullNumber).toBe('1000002222');
    expect(lines.filter((line) => !line.referenceNumber || !line.payee.number)).toEqual([]);
  });
});

function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}
