import { FinicityWorld } from '../support/finicity-world.js';
import { assertValid } from '../support/finicity-schema.js';
import { LOGINS, XmlCustomer } from '../support/finicity-tour.js';

let world: FinicityWorld;
let bodies: string[];
beforeAll(async () => { world = await FinicityWorld.start(); });
beforeEach(() => { bodies = []; });
afterAll(() => world.close());

it('tour', async () => {
  let n = 0;
  for (const typed of LOGINS) {
    const c = new XmlCustomer(world.sandbox.url, `customer-${n++}`, bodies);
    const t = Date.now();
    const a = await c.discover(typed);
    const b = await c.get('/accounts');
    const id = /accountId>(\d+)/.exec(b.text)?.[1] ?? '1';
    const tx = await c.get(`/accounts/${id}/transactions?txnStartDate=2016-01-01`);
    console.log(typed.institution.id, typed.userid, typed.password, a.status, b.text.length, tx.status, Date.now() - t);
  }
  const t = Date.now();
  await assertValid(...bodies);
  console.log(bodies.length, Date.now() - t, [...new Set(bodies.flatMap(b => b.match(/<[\w:]+/g)))].length);
});
