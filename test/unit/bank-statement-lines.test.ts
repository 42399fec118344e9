import type { BankAccount } from '../../src/bank/accounts.js';
import type { Booking } from '../../src/bank/feed/booking.js';
import { statementLine, type StatementLine } from '../../src/bank/statement-line.js';
import { accountAt, everyAccount } from '../support/bank-accounts.js';
import { loginAt, shippedBank } from '../support/bank.js';

const { feed } = shippedBank;
const view = { seed: 'seed' };
const priya = loginAt('finbank', 'all_accounts');

const linesOf = (account: BankAccount, from = '2024-01-01', to = '2024-12-31') =>
  feed.bookingsBetween(account, view, from, to).map((one) => statementLine(account, one));

const some = (account: BankAccount, fits: (line: StatementLine) => boolean) => {
  const found = linesOf(account).find(fits);
  if (!found) throw new Error(`no such line on ${account.id}`);
  return found;
};

describe('a line of a statement', () => {
  it('of a card purchase names the merchant in several ways', () => {
    const card = accountAt(priya, 'card');
    const line = some(card, ({ payee }) => payee.normalized === 'Koepp Travel');

    expect(line).toEqual({
      id: expect.stringMatching(/^2024-\d\d\.card\.0\.\d$/) as string,
      day: expect.any(String) as string,
      madeOn: expect.any(String) as string,
      amount: expect.any(Number) as number,
      currency: 'USD',
      pending: false,
      movement: 'purchase',
      payee: {
        name: 'KOEPP TRAVEL #0883',
        extended: 'Koepp Travel, Granite Pass CO 81999',
        normalized: 'Koepp Travel',
        merchant: 'Koepp Travel',
        place: { city: 'Granite Pass', state: 'CO', postalCode: '81999' },
      },
      memo: 'Booking',
      classification: { category: 'Travel', sic: 4724, scheduleC: 'Travel' },
      referenceNumber: expect.stringMatching(/^\d{12}$/) as string,
    });
    expect((line.madeOn ?? '') < (line.day ?? '')).toBe(true);
  });

  it('of a check has its number, one after the other', () => {
    const numbers = linesOf(accountAt(priya, 'checking'))
      .filter(({ movement }) => movement === 'check')
      .map(({ checkNumber }) => Number(checkNumber));

    expect(numbers).toHaveLength(24);
    expect([...numbers].sort((one, other) => one - other)).toEqual(
      Array.from({ length: 24 }, (_, index) => 1_217 + index),
    );
  });

  it('of an instalment says what it pays, on both sides', () => {
    const isMortgage = ({ memo }: StatementLine) => memo === 'Mortgage payment';
    const paid = some(accountAt(priya, 'checking'), isMortgage);
    const arrived = some(accountAt(priya, 'mortgage'), isMortgage);
    const { principal, interest, escrow } = paid.parts ?? { principal: 0, interest: 0 };

    expect(escrow).toEqual({ tax: 31_000, insurance: 9_500 });
    expect(arrived.parts).toEqual(paid.parts);
    expect(arrived.amount).toBe(principal);
    expect(paid.amount).toBe(-(principal + interest + 40_500));
    expect(paid.confirmationNumber).toBe(arrived.confirmationNumber);
  });

  it('of a retirement plan says whose money came', () => {
    const plan = accountAt(priya, 'retirement');
    const funded = (fits: (line: StatementLine) => boolean) => some(plan, fits).funding;

    expect(funded(({ memo }) => memo === 'Employer match')).toEqual({
      direction: 'contribution',
      source: 'match',
    });
    expect(funded(({ memo }) => memo === 'Retirement contribution')).toEqual({
      direction: 'contribution',
      source: 'pretax',
    });
    expect(funded(({ memo, amount = 0 }) => memo.startsWith('Transfer') && amount < 0)).toEqual({
      direction: 'withdrawal',
    });
    expect(funded(({ trade }) => trade !== undefined)).toBeUndefined();
  });

  it('of securities says what was done', () => {
    const lines = linesOf(accountAt(priya, 'brokerage'), '2015-01-01', '2026-12-31');
    const actions = new Set(lines.flatMap(({ trade }) => trade?.action ?? []));

    expect(actions).toEqual(new Set(['buy', 'sell', 'redemption', 'dividend', 'interest', 'fee']));
  });

  it('of what is announced has no day yet, and no reference', () => {
    const checking = accountAt(loginAt('finbank', 'demo'), 'checking');
    const [entry] = feed.pendingAt(checking, view, '2024-05-15');
    const line = entry && statementLine(checking, entry);

    expect(line).toMatchObject({ pending: true, madeOn: entry?.day });
    expect(line).not.toHaveProperty('day');
    expect(line).not.toHaveProperty('referenceNumber');
  });

  it('of an event is not classified', () => {
    const booking: Booking = {
      ...{ id: 'event.1', day: '2024-05-01', amount: -5, purpose: 'Booking', category: 'event' },
      counterpart: { name: 'Somebody' },
    };

    expect(statementLine(accountAt(priya, 'checking'), booking)).toEqual({
      ...{ id: 'event.1', day: '2024-05-01', madeOn: '2024-05-01', amount: -5, currency: 'USD' },
      ...{ pending: false, movement: 'other', memo: 'Booking' },
      payee: { name: 'Somebody', normalized: 'Somebody' },
    });
  });
});

describe.each(everyAccount)('%s', (_name, account) => {
  const lines = linesOf(account);

  it('classifies all that the feed books', () => {
    expect(lines.filter(({ classification }) => classification === undefined)).toEqual([]);
  });

  it('speaks of a business only to those who have one', () => {
    const taxed = lines.filter(({ classification }) => classification?.scheduleC !== undefined);

    if (!account.persona.business) expect(taxed).toEqual([]);
  });

  it('knows of securities and funding on investment accounts only', () => {
    const special = lines.filter(({ trade, funding }) => trade !== undefined || funding);

    expect(special).toHaveLength(account.kind === 'investment' ? lines.length : 0);
  });
});
