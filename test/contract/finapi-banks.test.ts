import { deleteConnection, importConnection } from '../support/finapi-connections.js';
import { FinapiRig, refusal } from '../support/finapi.js';

let finapi: FinapiRig;
let client: string;
beforeEach(async () => {
  finapi = await FinapiRig.start();
  client = await finapi.clientToken();
});
afterEach(async () => {
  await finapi.close();
});

const bank = (id: number | string, token = client) =>
  finapi.ask('get', `/banks/${String(id)}`, { token });

const LOGIN_FIELDS = [
  { label: 'Onlinebanking-ID', isSecret: false, isVolatile: false, isMandatory: true },
  { label: 'PIN', isSecret: true, isVolatile: false, isMandatory: true },
];
const INTERFACE = {
  loginCredentials: LOGIN_FIELDS,
  health: 100,
  isAisSupported: true,
  isPisSupported: true,
  aisCapabilities: { standingOrdersDownload: false },
  paymentCapabilities: {
    sepaDirectDebit: false,
    sepaMoneyTransfer: true,
    sepaInstantMoneyTransfer: false,
    sepaCollectiveMoneyTransfer: false,
    sepaFutureDatedMoneyTransfer: true,
    sepaStandingOrder: true,
    domesticMoneyTransfer: false,
    domesticCollectiveMoneyTransfer: false,
    domesticFutureDatedMoneyTransfer: false,
  },
  aisAccountTypes: ['Checking', 'Savings'],
};
const TEST_BANK = {
  id: 280001,
  name: 'finAPI Test Bank',
  blz: 'DEMO0001',
  isTestBank: true,
  popularity: 0,
  interfaces: [
    { bankingInterface: 'XS2A', properties: ['DECOUPLED_APPROACH'], ...INTERFACE },
    { bankingInterface: 'FINTS_SERVER', properties: ['DECOUPLED_APPROACH'], ...INTERFACE },
  ],
  isBeta: false,
};

describe('getBank', () => {
  it('tells a client all of the test bank', async () => {
    const response = await bank(280001).expect(200);

    expect(response.body).toEqual(TEST_BANK);
  });

  it('tells a user of the test bank with redirect', async () => {
    const token = await finapi.userToken();

    const response = await bank(280002, token).expect(200);

    expect(response.body).toEqual({
      ...TEST_BANK,
      id: 280002,
      name: 'finAPI Test Redirect Bank',
      blz: 'DEMO0002',
      interfaces: [{ bankingInterface: 'XS2A', properties: ['REDIRECT_APPROACH'], ...INTERFACE }],
    });
  });

  it.each([1, 999_999_999, '-1', '9223372036854775807'])('knows no bank %s', async (id) => {
    const response = await bank(id);

    expect(response.status).toBe(404);
    expect(response.body).toEqual(
      refusal(response, 'GET /api/v2/banks/' + String(id), [{ code: 'UNKNOWN_ENTITY' }], '1/-'),
    );
  });

  it.each(['abc', '1.5', '0x10', '1,2', '12345678901234567890'])('refuses %s', async (id) => {
    const response = await bank(id);

    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ code: 'BAD_REQUEST' }] });
  });

  it('is not for the mandator admin', async () => {
    const response = await bank(280001, await finapi.adminToken());

    expect(response.status).toBe(403);
    expect(response.body).toEqual(
      refusal(response, 'GET /api/v2/banks/280001', [{ code: 'UNAUTHORIZED_ACCESS' }]),
    );
  });

  it('is for nobody without a token', async () => {
    await finapi.ask('get', '/banks/280001').expect(401);
  });
});

describe('the popularity of a bank', () => {
  const popularity = async (id: number): Promise<number> =>
    ((await bank(id).expect(200)).body as typeof TEST_BANK).popularity;

  it('is the number of connections that all users have to it', async () => {
    await finapi.userToken('jane');
    await finapi.userToken('john');
    const first = await finapi.world(importConnection('jane'));
    await finapi.world(importConnection('jane'));
    await finapi.world(importConnection('john', { bankId: 280002 }));

    expect([await popularity(280001), await popularity(280002)]).toEqual([2, 1]);

    await finapi.world(deleteConnection('jane', first.id));

    expect([await popularity(280001), await popularity(280002)]).toEqual([1, 1]);
  });

  it('forgets the connections of a user who is deleted', async () => {
    const token = await finapi.userToken('jane');
    await finapi.world(importConnection('jane'));
    await finapi.ask('delete', '/users', { token }).expect(200);

    expect(await popularity(280001)).toBe(0);
  });
});
