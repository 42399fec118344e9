import { Viewer } from '../support/finicity-bookings.js';
import { FinicityClient } from '../support/finicity-client.js';
import { LOGINS, XmlCustomer } from '../support/finicity-tour.js';
import { FinicityWorld } from '../support/finicity-world.js';

let world: FinicityWorld;
const kinds = new Set<string>();

beforeAll(async () => {
  world = await FinicityWorld.start();
});
afterAll(() => world.close());

const TOUR = LOGINS.map(
  ({ institution, userid, password }, index) =>
    [institution.name, userid, password, index] as const,
);

describe('the same story', () => {
  it.each(TOUR)(
    'tells the same in XML and in JSON, and facts that agree: %s, %s / %s',
    async (_institution, _userid, _password, index) => {
      const name = `customer-${String(index)}`;
      const [typed] = LOGINS.slice(index);
      if (typed) await new XmlCustomer(world.sandbox.url, name).discover(typed);

      const customer = new Viewer(new FinicityClient(world.sandbox.url, name));
      expect(await customer.contradictions(kinds)).toEqual([]);
    },
  );

  it('has had every kind of account, transaction and security in it', () => {
    expect([...kinds].sort()).toEqual([
      'DEBTINFO',
      'MFINFO',
      'OPTINFO',
      'OTHERINFO',
      'STOCKINFO',
      'bankingAccount',
      'bankingTransactions',
      'creditAccount',
      'creditCardTransactions',
      'investmentAccount',
      'investmentBankingTransactions',
      'investmentTransactions',
      'loanAccount',
      'loanTransactions',
      'otherAccount',
      'rewardsAccount',
      'rewardsTransactions',
    ]);
  });
});
