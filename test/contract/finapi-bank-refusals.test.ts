import { bankWhere, idsWhere, listedBanks } from '../support/finapi-banks.js';
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

const ask = (path: string, token = client) => finapi.ask('get', path, { token });
const numbers = (count: number): string => Array.from({ length: count }, (_, i) => i + 1).join();

describe.each(['/banks', '/banks/groups'])('%s', (path) => {
  it.each([
    ['page=0', 'BAD_REQUEST'],
    ['page=abc', 'BAD_REQUEST'],
    ['page=1&page=2', 'BAD_REQUEST'],
    ['perPage=0', 'ILLEGAL_PAGE_SIZE'],
    ['perPage=501', 'ILLEGAL_PAGE_SIZE'],
    ['order=city', 'INVALID_FILTER_OPTIONS'],
    ['order=name,up', 'INVALID_FILTER_OPTIONS'],
    ['order=desc', 'INVALID_FILTER_OPTIONS'],
    ['ids=abc', 'BAD_REQUEST'],
    ['ids=1,-2', 'BAD_REQUEST'],
    [`ids=${numbers(1001)}`, 'TOO_MANY_IDS'],
    ['location=XX', 'BAD_REQUEST'],
    ['location=DE,UK', 'BAD_REQUEST'],
    ['location=DEU', 'BAD_REQUEST'],
  ])('refuses %.40s', async (query, code) => {
    const response = await ask(`${path}?${query}`);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, `GET /api/v2${path}`, [{ code }], '1/-'));
  });

  it('takes a thousand ids', async () => {
    await ask(`${path}?ids=${numbers(1000)}`).expect(200);
  });

  it('is for clients and users, not for the mandator admin or for nobody', async () => {
    await ask(path, await finapi.userToken()).expect(200);
    const response = await ask(path, await finapi.adminToken());
    await finapi.ask('get', path).expect(401);

    expect(response.status).toBe(403);
    expect(response.body).toEqual(
      refusal(response, `GET /api/v2${path}`, [{ code: 'UNAUTHORIZED_ACCESS' }], '1/-'),
    );
  });
});

describe('a search for banks', () => {
  it.each([
    ['supportedBankingInterfaces=XS2A,SCREEN', 'BAD_REQUEST'],
    ['supportedBankingInterfaces=xs2a', 'BAD_REQUEST'],
    ['isTestBank=maybe', 'BAD_REQUEST'],
    ['search=a&search=b', 'BAD_REQUEST'],
    [`tppAuthenticationGroupIds=${numbers(1001)}`, 'TOO_MANY_IDS'],
    [`bankGroupIds=${numbers(1001)}`, 'TOO_MANY_IDS'],
    ['bankGroupIds=Sparbanken', 'BAD_REQUEST'],
  ])('refuses %.50s', async (query, code) => {
    const response = await ask(`/banks?${query}`);

    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ code }] });
  });
});

describe('a bank that does not exist for a client', () => {
  const austrian = bankWhere(({ location, isBeta }) => location === 'AT' && !isBeta).bankId;
  const beta = bankWhere(({ isBeta, isBusiness }) => isBeta && !isBusiness).bankId;
  const business = bankWhere(({ isBusiness, isBeta }) => isBusiness && !isBeta).bankId;
  const edit = (body: object) =>
    finapi.ask('patch', '/clientConfiguration', { token: client, body }).expect(200);
  const idsOfAll = async (): Promise<readonly number[]> => {
    const response = await ask('/banks?perPage=500').expect(200);
    return (response.body as { banks: { id: number }[] }).banks.map(({ id }) => id);
  };
  const explanationOf = async (id: number): Promise<unknown> => {
    await ask(`/banks/${String(id)}`).expect(404);
    const [entry] = await finapi.world(({ journal }) => journal.list({ status: 404 }));
    return entry;
  };

  it('is one in its beta phase, until such banks are enabled', async () => {
    expect(await idsOfAll()).not.toContain(beta);
    expect(await explanationOf(beta)).toMatchObject({
      rule: 'Beta banks do not exist for the client: betaBanksEnabled is false.',
      next: 'PATCH /clientConfiguration with betaBanksEnabled true.',
    });

    await edit({ betaBanksEnabled: true });

    expect((await ask(`/banks/${String(beta)}`).expect(200)).body).toMatchObject({ isBeta: true });
    expect(await idsOfAll()).toEqual(listedBanks.map(({ bankId }) => bankId));
  });

  it('is one for businesses alone, once such banks are disabled', async () => {
    await ask(`/banks/${String(business)}`).expect(200);

    await edit({ businessBanksEnabled: false });

    expect(await idsOfAll()).toEqual(idsWhere(({ isBusiness }) => !isBusiness));
    expect(await explanationOf(business)).toMatchObject({
      next: 'PATCH /clientConfiguration with businessBanksEnabled true.',
    });
  });

  it('is one of a country that is not available; those of no country always are', async () => {
    await finapi.settings({ availableBankGroups: ['DE'] });

    expect(await idsOfAll()).toEqual(idsWhere(({ location }) => location !== 'AT'));
    expect(await explanationOf(austrian)).toMatchObject({
      rule: 'Banks of AT are not available to the client.',
      next: 'Add AT to the setting finapi.availableBankGroups of the world.',
    });

    await finapi.settings({ availableBankGroups: [] });

    expect(await idsOfAll()).toEqual(idsWhere(({ location }) => location === undefined));
  });

  // What cannot be used without web scraping is listed all the same.
  it('is none that only a web scraper reaches, where scraping is disabled', async () => {
    await finapi.settings({ isWebScrapingEnabled: false });

    expect(await idsOfAll()).toEqual(idsWhere(() => true));
  });
});
