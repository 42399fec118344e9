import type { WireFields } from '../../src/core/http/wire.js';
import { loginXml } from '../../src/providers/finicity/client/login-body.js';
import { shipped } from '../support/bank.js';
import {
  answers,
  CCBANK,
  credentials,
  FINBANK,
  send,
  sessionOf,
  XML_TYPE,
  type Call,
} from '../support/finicity-client.js';
import { assertValid } from '../support/finicity-schema.js';
import { LOGINS, XmlCustomer } from '../support/finicity-tour.js';
import { FinicityWorld } from '../support/finicity-world.js';

const CUSTOMER = 'jane_doe+1';

let world: FinicityWorld;
let customer: XmlCustomer;

beforeAll(async () => {
  // The clock moves by days, and nothing here is about tokens.
  world = await FinicityWorld.start({ tokenSeconds: 31_536_000 });
});
beforeEach(() => {
  customer = customerCalled(CUSTOMER);
});
afterAll(() => world.close());

const customerCalled = (name: string) => new XmlCustomer(world.sandbox.url, name);

const idsIn = (list: string, element: string): string[] => [
  ...new Set([...list.matchAll(new RegExp(`<${element}>(\\d+)<`, 'g'))].map(([, id = '']) => id)),
];

/** Names of elements, with those that they begin with. */
const shapesIn = (bodies: readonly string[], pattern: RegExp): string[] =>
  [...new Set(bodies.flatMap((body) => body.match(pattern) ?? []))].sort();

describe('the XML of institutions', () => {
  it('is valid for the list, each of its entries, and one that is translated', async () => {
    const { text } = await customer.get('/institutions');
    for (const id of idsIn(text, 'institutionId')) await customer.get(`/institutions/${id}`);
    await customer.get('/institutions/100000/translate');

    expect(customer.bodies).toHaveLength(
      2 + shipped.institutions.filter(({ finicity }) => finicity).length,
    );
    await assertValid(...customer.bodies);
  });
});

describe('the XML of logins and accounts', () => {
  const customers: XmlCustomer[] = [];
  const bodies = () => customers.flatMap((one) => one.bodies);

  /** Everything that can be asked about what a login has brought. */
  async function lookAround(one: XmlCustomer): Promise<void> {
    const { text } = await one.get('/accounts');
    for (const id of idsIn(text, 'institutionLoginId')) await one.get(`/logins/${id}/accounts`);
    const ids = idsIn(text, 'accountId');
    await one.get(`/accounts/${ids[0] ?? 'none'}`);
    for (const id of ids) {
      await one.get(`/accounts/${id}/transactions?txnStartDate=2016-06-01`);
      await one.get(`/accounts/${id}/positions`);
    }
  }

  beforeAll(async () => {
    for (const [index, typed] of LOGINS.entries()) {
      const one = customerCalled(`customer-${index}`);
      customers.push(one);
      await one.discover(typed);
      await lookAround(one);
    }
  });

  it('is valid for every login of the fixtures', () => assertValid(...bodies()));

  it('covers what there is', () => {
    expect(shapesIn(bodies(), /(?<=<ns\d:)[A-Z]\w+Account\b/g)).toEqual([
      'BankingAccount',
      'CreditAccount',
      'InvestmentAccount',
      'LoanAccount',
      'OtherAccount',
      'RewardsAccount',
    ]);
    expect(shapesIn(bodies(), /(?<=[a-z]>)<(image|choice><\w+|.challenge><challenge)/g)).toEqual([
      '</challenge><challenge',
      '<choice><image',
      '<choice><text',
      '<image',
    ]);
  });
});

describe('the XML of one login', () => {
  it('is valid through questions, refusals, new credentials and deletions', async () => {
    const path = `/logins/${await world.discover()}?refresh=true`;
    const update = async (fields = {}, headers = {}) =>
      customer.login('PUT', path, fields, { headers });

    await world.happens('mfaDemanded', { kind: 'imageChoice' });
    await world.advance('P1D');
    const asked = await update();
    const refused = await update(answers('bad'), sessionOf(asked));
    const passed = await customer.answering('PUT', path, {});
    await world.happens('passwordChanged', { newPassword: 'went' });
    await world.advance('P1D');
    const changed = await update();
    const welcome = await update(credentials('demo', 'went'));

    const steps = [asked, refused, passed, changed, welcome];
    expect(steps.map(({ status }) => status)).toEqual([401, 503, 200, 503, 200]);
    for (const id of idsIn((await customer.get('/accounts')).text, 'accountId')) {
      await customer.call('DELETE', `/accounts/${id}`);
    }
    expect((await customer.get('/accounts')).text).toMatch(/AccountList [^>]*\/>$/);
    await assertValid(...customer.bodies);
  });
});

describe('the XML of batch files', () => {
  it('is valid with and without files', async () => {
    await customer.get('/export/files');
    await world.sandbox.request
      .post(`/_sandbox/worlds/default/finicity/customers/${encodeURIComponent(CUSTOMER)}/files`)
      .send({ name: 'batch.gz' })
      .expect(201);
    const { text } = await customer.get('/export/files');

    expect(text).toContain('<name>batch.gz</name>');
    await assertValid(...customer.bodies);
  });
});

describe('the XML of a failure', () => {
  /** Status by what is asked; each body is a Status. */
  const statusesOf = async (calls: readonly (readonly [string, string, Call?])[]) => {
    const statuses: number[] = [];
    for (const [method, path, call] of calls) {
      statuses.push((await customer.call(method, path, call)).status);
    }
    return statuses;
  };
  const inXml = (fields: WireFields, headers = {}): Call => ({
    type: XML_TYPE,
    body: loginXml(fields),
    headers,
  });

  it('is valid where the request is at fault', async () => {
    const asked = await customer.login('POST', CCBANK, credentials('tfa_text2', 'any'));
    const markup = '<a>&amp;</a>"\u{1F600}';

    expect(
      await statusesOf([
        ['GET', '/accounts/not-a-number'],
        ['POST', FINBANK, { type: XML_TYPE, body: '<Institution' }],
        ['POST', FINBANK, { type: 'application/json', body: `{"${markup}": 1}` }],
        ['POST', FINBANK, inXml({ credentials: { credential: [{ name: markup, value: 'x' }] } })],
        ['POST', CCBANK, inXml(answers('Rex'), sessionOf(asked))],
        ['POST', CCBANK, inXml(answers('Rex'), { challengeSessionId: 'unknown' })],
        ['POST', FINBANK, { type: 'text/plain', body: 'demo/go' }],
        ['POST', FINBANK, { type: XML_TYPE, body: 'x'.repeat(1_100_000) }],
        ['DELETE', '/accounts'],
      ]),
    ).toEqual([400, 400, 400, 400, 400, 408, 415, 413, 405]);
    await assertValid(...customer.bodies);
  });

  it('is valid where something does not exist or is not allowed', async () => {
    await customer.login('POST', CCBANK, credentials('demo', 'go'));
    const [account = ''] = idsIn((await customer.get('/accounts')).text, 'accountId');
    const body = '{"type":"creditAccount","creditAccountType":"OTHER"}';
    const [real] = LOGINS.filter(({ institution }) => !institution.finicity?.testing);

    expect(
      await statusesOf([
        ['GET', '/institutions/1'],
        ['GET', '/institutions/1/translate'],
        ['POST', '/institutions/1/logins', inXml(credentials('demo', 'go'))],
        ['GET', '/logins/1/accounts'],
        ['GET', '/accounts/1'],
        ['DELETE', '/accounts/1'],
        ['GET', '/export/files/none'],
        ['GET', '/no/such/path'],
        ['PUT', `/accounts/${account}`, { type: 'application/json', body }],
      ]),
    ).toEqual([404, 404, 404, 404, 404, 404, 404, 404, 403]);
    expect(real && (await customer.discover(real)).status).toBe(403);
    await assertValid(...customer.bodies);
  });

  it('is valid for an unsigned request', async () => {
    const { status, text } = await send(`${world.sandbox.url}/financialdatafeed/v1/accounts`);

    expect(status).toBe(401);
    await assertValid(text);
  });
});
