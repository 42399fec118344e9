import { FinicityClient } from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

const BASE = 'http://schema.intuit.com/platform/fdatafeed';
const PRAIRIE = {
  institutionId: 210002,
  institutionName: 'Prairie Lantern Bank',
  homeUrl: 'http://www.prairie-lantern.example',
  phoneNumber: '555-0142',
  virtual: false,
};

let world: FinicityWorld;

beforeEach(async () => {
  world = await FinicityWorld.start();
});
afterEach(() => world.close());

const setPath = (translatePath: string | null) =>
  world.sandbox.request
    .patch('/_sandbox/worlds/default')
    .send({ settings: { finicity: { translatePath } } });

describe('translateIntuitInstitutionId', () => {
  it.each([9921, 14012])('finds the institution that Intuit called %i', async (intuitId) => {
    const json = await world.client.get(`/institutions/${String(intuitId)}/translate`);
    const xml = await world.client.call('GET', `/institutions/${String(intuitId)}/translate/`);

    expect(json.status).toBe(200);
    expect(json.json).toEqual(PRAIRIE);
    expect(xml.status).toBe(200);
    expect(xml.text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
        `<Institution xmlns="${BASE}/institution/v1" xmlns:ns2="${BASE}/common/v1">` +
        '<institutionId>210002</institutionId>' +
        '<institutionName>Prairie Lantern Bank</institutionName>' +
        '<homeUrl>http://www.prairie-lantern.example</homeUrl>' +
        '<phoneNumber>555-0142</phoneNumber><virtual>false</virtual></Institution>',
    );
  });

  it('leads on to the details, under the number of Finicity', async () => {
    const { json } = await world.client.get('/institutions/14007/translate');
    const { institutionId } = json as { institutionId: number };

    expect((await world.client.get(`/institutions/${String(institutionId)}`)).json).toMatchObject({
      institutionName: 'Cedar Harbor Credit Union',
    });
  });

  it('is 404 for a number that Intuit did not have, whole in both formats', async () => {
    const json = await world.client.get('/institutions/210002/translate');
    const xml = await world.client.call('GET', '/institutions/210002/translate');

    expect(json.status).toBe(404);
    expect(json.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.database.institution.notfound',
          errorMessage: 'There is no such institution',
          correlationId: json.headers['intuit_tid'],
        },
      ],
    });
    expect(xml.status).toBe(404);
    expect(xml.text).toContain('<errorCode>api.database.institution.notfound</errorCode>');
  });

  it.each(['mine', '-1', '1e3', '99999999999999999999'])('is 400 for "%s"', async (id) => {
    expect((await world.client.get(`/institutions/${id}/translate`)).status).toBe(400);
  });

  it('is for nobody without a token', async () => {
    const { status } = await world.sandbox.request.get(
      '/financialdatafeed/v1/institutions/14007/translate',
    );

    expect(status).toBe(401);
  });
});

describe('the setting translatePath', () => {
  it.each([
    ['/translateIntuitInstitutionId/{intuitInstitutionId}', '/translateIntuitInstitutionId/9921'],
    ['/institutions/translate/{intuitInstitutionId}', '/institutions/translate/9921/'],
    ['/migration?intuitId={intuitInstitutionId}', '/migration?intuitId=9921'],
    ['/migration?intuitId={intuitInstitutionId}', '/migration/?x=1&intuitId=9921&'],
  ])('%s adds a path, signed as it was sent', async (path, sent) => {
    expect((await world.client.get(sent)).status).toBe(404);
    await setPath(path).expect(200);

    expect(await world.client.get(sent)).toMatchObject({ status: 200, json: PRAIRIE });
    expect((await world.client.get(sent, { placement: 'query' })).json).toEqual(PRAIRIE);
    expect((await world.client.get('/institutions/9921/translate')).status).toBe(200);
    const entry = (await world.journal()).at(-2);
    expect(entry).toMatchObject({
      operation: 'translateIntuitInstitutionId',
      principal: 'finicity:customer/jane_doe+1',
    });
  });

  it('refuses there what it refuses elsewhere', async () => {
    await setPath('/migration?intuitId={intuitInstitutionId}').expect(200);

    expect((await world.client.get('/migration?intuitId=1')).status).toBe(404);
    expect((await world.client.get('/migration?intuitId=mine')).status).toBe(400);
    expect((await world.client.get('/migration')).json).toMatchObject({
      errorInfo: [{ errorCode: 'api.resource.notfound' }],
    });
    expect((await world.client.post('/migration?intuitId=9921', {})).status).toBe(404);
    const { status } = await world.sandbox.request.get(
      '/financialdatafeed/v1/migration?intuitId=9921',
    );
    expect(status).toBe(401);
  });

  it('holds in its own world', async () => {
    await setPath('/t/{intuitInstitutionId}').expect(200);
    const elsewhere = new FinicityClient(`${world.sandbox.url}/w/elsewhere`);

    expect((await elsewhere.get('/t/9921')).status).toBe(404);
    expect((await elsewhere.get('/institutions/9921/translate')).status).toBe(200);
  });

  it('does not take the paths of other operations', async () => {
    await setPath('/accounts/{intuitInstitutionId}').expect(200);

    expect((await world.client.get('/accounts/9921')).json).toMatchObject({
      errorInfo: [{ errorCode: 'api.database.account.notfound' }],
    });
  });

  it.each(['/translate', 'translate/{intuitInstitutionId}', '/{x}'])(
    'cannot be "%s"',
    async (path) => {
      await setPath(path).expect(400);
    },
  );
});
