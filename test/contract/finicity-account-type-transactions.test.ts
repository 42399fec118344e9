import { transactionsPath, Viewer, type Fields } from '../support/finicity-bookings.js';
import { MysteryWorld } from '../support/finicity-other-accounts.js';

const ALL = 'txnStartDate=2015-01-01';

let mystery: MysteryWorld;
let viewer: Viewer;

beforeEach(async () => {
  mystery = await MysteryWorld.start();
  viewer = new Viewer(mystery.world.client);
  await mystery.happens({ id: 'B-1', amount: -12.5, date: '2016-06-30' });
  await mystery.world.aggregate();
});
afterEach(() => mystery.world.close());

const path = () => transactionsPath(mystery.other, ALL);
const listsOf = (seen: Fields) => Object.keys(seen).filter((name) => name.endsWith('ransactions'));

const CHOICES = [
  ['bankingAccount', 'bankingAccountType', 'SAVINGS', 'bankingTransactions'],
  ['creditAccount', 'creditAccountType', 'LINEOFCREDIT', 'creditCardTransactions'],
  ['loanAccount', 'loanType', 'AUTO', 'loanTransactions'],
  ['investmentAccount', 'investmentAccountType', 'IRA', 'investmentBankingTransactions'],
  ['rewardsAccount', 'rewardsAccountType', 'HOTEL', 'rewardsTransactions'],
] as const;

describe('an account of unknown kind', () => {
  it('has BankingTransaction', async () => {
    expect(listsOf(await viewer.seen(path()))).toEqual(['bankingTransactions']);
  });
});

describe.each(CHOICES)('an account that became a %s', (type, member, subtype, list) => {
  it(`has ${list} from then on, in JSON and in XML, those from before included`, async () => {
    const before = (await viewer.seen(path()))['bankingTransactions'];
    await mystery.put({ type, [member]: subtype });
    const after = await viewer.seen(path());

    expect(listsOf(after)).toEqual([list]);
    expect(after[list]).toMatchObject(before as object);
    expect(await viewer.seenInXml(path())).toEqual(after);

    await mystery.happens({ id: 'B-2', amount: 3, date: '2016-07-01' });
    await mystery.world.advance('P1D');
    const later = await viewer.seen(path());
    expect(listsOf(later)).toEqual([list]);
    expect(later[list]).toContainEqual(
      expect.objectContaining({ institutionTransactionId: 'B-2', amount: 3 }),
    );
    expect(await mystery.shown()).toMatchObject({ type, [member]: subtype });
  });
});
