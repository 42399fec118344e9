import { FinicityClient } from '../support/finicity-client.js';
import { Viewer } from '../support/finicity-bookings.js';
import { FinicityWorld } from '../support/finicity-world.js';

let world: FinicityWorld;
let viewer: Viewer;

beforeAll(async () => {
  world = await FinicityWorld.start();
  viewer = new Viewer(world.client);
  await world.discover('demo', 'any', 100000);
});
afterAll(() => world.close());

const MIDNIGHT = Date.parse('2016-07-01T00:00:00-07:00');
const idOf = async (nickname: string) => (await viewer.accountCalled(nickname)).accountId;

describe('getInvestmentPositions', () => {
  it('writes a position whole', async () => {
    const positions = await viewer.positions(await idOf('My Brokerage'));

    expect(positions.find(({ invSecurityType }) => invSecurityType === 'STOCKINFO')).toEqual({
      investmentPositionId: expect.any(Number) as number,
      changePercent: expect.any(Number) as number,
      costBasis: expect.any(Number) as number,
      currencyCode: 'USD',
      currencyType: 'USD',
      unitPrice: expect.any(Number) as number,
      priceAsOfDate: MIDNIGHT,
      cusip: expect.stringMatching(/^[0-9A-Z]{9}$/) as string,
      dailyChange: expect.any(Number) as number,
      memo: expect.any(String) as string,
      heldInAccount: 'CASH',
      holdType: 'STOCK',
      paidPrice: expect.any(Number) as number,
      marketValue: expect.any(Number) as number,
      units: 210,
      unitUserQuantity: 0,
      unitStreetQuantity: 210,
      positionType: 'LONG',
      invSecurityType: 'STOCKINFO',
      stockInfo: expect.objectContaining({ uniqueIdType: 'CUSIP', stockType: 'COMMON' }) as object,
    });
  });

  it('gives new ids at each refresh, and the same ones until then', async () => {
    const account = await idOf('My Brokerage');
    const idsOf = async () =>
      (await viewer.positions(account)).map(({ investmentPositionId }) => investmentPositionId);
    const before = await idsOf();
    expect(await idsOf()).toEqual(before);

    await world.advance('P1D');

    const after = await idsOf();
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });

  it('is a root without children where nothing is held', async () => {
    const path = `/accounts/${String(await idOf('My Checking'))}/positions`;

    expect((await world.client.call('GET', path)).text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8" standalone="yes"\?><InvestmentPositions [^>]*\/>$/,
    );
    expect(await viewer.seen(path)).toEqual({ position: [] });
  });

  it('is 404 for accounts that are not there, and for those of others', async () => {
    const other = new FinicityClient(world.sandbox.url, 'somebody-else');

    expect((await world.client.get('/accounts/42/positions')).status).toBe(404);
    expect(
      (await other.get(`/accounts/${String(await idOf('My Brokerage'))}/positions`)).status,
    ).toBe(404);
  });
});
