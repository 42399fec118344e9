import {
  APP,
  askForToken,
  assertionFor,
  base64,
  callsOf,
  FORM,
  FORMER_HOST,
  tokenByName,
  urlSafe,
} from '../support/finicity-by-hand.js';
import { CCBANK, credentials, FINBANK, XML_TYPE, type Answer } from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

const CUSTOMER = 'jane_doe+1';
const JSON_TYPE = 'application/json';

type Listed = readonly Readonly<Record<string, unknown>>[];

let world: FinicityWorld;
let login: number;

beforeAll(async () => {
  world = await FinicityWorld.start();
  login = await world.discover('demo', 'any', 100000);
});
afterAll(() => world.close());

const accountsIn = ({ json }: Answer): Listed => (json as { accounts: Listed }).accounts;
const named = (accounts: Listed, nickname: string) =>
  accounts.find(({ accountNickname }) => accountNickname === nickname) ?? {};

describe('surprises on the wire', () => {
  it('the questions of a challenge are one mixed array, an image just its second string', async () => {
    const image = await world.client.post(CCBANK, credentials('tfa_image', 'any'));
    const choice = await world.client.post(CCBANK, credentials('tfa_choice', 'any'));

    expect(image.json).toEqual({
      challenge: [
        {
          textOrImageAndChoice: [
            'Enter the word in the image below',
            expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
          ],
        },
      ],
    });
    const { challenge } = choice.json as { challenge: [{ textOrImageAndChoice: unknown[] }] };
    expect(challenge[0].textOrImageAndChoice.map((part) => typeof part)).toEqual([
      'string',
      ...Array<string>(5).fill('object'),
    ]);
  });

  it('JSON has no root, and its lists are called in the singular or in the plural', async () => {
    const { client } = world;
    const answers = [
      await client.get('/institutions'),
      await client.get('/institutions/101732'),
      await client.get('/accounts'),
      await client.get('/accounts/1'),
      await client.post(CCBANK, credentials('tfa_text', 'any')),
    ];

    const [institutions, details, accounts, error, challenge] = answers.map(
      ({ json }) => json as Record<string, unknown>,
    );
    expect(Object.keys(institutions ?? {})).toEqual(['institution']);
    expect(Object.keys(details?.['keys'] ?? {})).toEqual(['key']);
    expect(Object.keys(accounts ?? {})).toEqual(['accounts']);
    expect(Object.keys(error ?? {})).toEqual(['errorInfo']);
    expect(Object.keys(challenge ?? {})).toEqual(['challenge']);
  });

  it('dates are milliseconds in JSON and have an offset in XML; codes are strings, ids are long', async () => {
    const checking = named(accountsIn(await world.client.get('/accounts')), 'My Checking');
    const { text } = await world.client.call('GET', `/accounts/${String(checking['accountId'])}`);

    expect(checking['aggrStatusCode']).toBe('0');
    expect(checking['accountId']).toBeGreaterThan(2 ** 31);
    expect(checking['aggrSuccessDate']).toBe(1467388346397);
    expect(text).toContain('<aggrSuccessDate>2016-07-01T08:52:26.397-07:00</aggrSuccessDate>');
    expect(text).toContain('<aggrStatusCode>0</aggrStatusCode>');
  });

  it('the investment type 401K is $401K in JSON, and plain in XML', async () => {
    const retirement = named(accountsIn(await world.client.get('/accounts')), 'My Retirement');
    const { text } = await world.client.call('GET', '/accounts');

    expect(retirement['investmentAccountType']).toBe('$401K');
    expect(text).toContain('investmentAccountType>401K<');
  });

  it('getAccount answers a list', async () => {
    const [first] = accountsIn(await world.client.get('/accounts'));
    const path = `/accounts/${String(first?.['accountId'])}`;

    expect(accountsIn(await world.client.get(path))).toEqual([first]);
    expect((await world.client.call('GET', path)).text).toMatch(
      /<ns8:AccountList [^>]*><ns7:Credit/,
    );
  });

  it('what succeeds with PUT and DELETE is 200 and empty; deleteCustomer has no id', async () => {
    const put = await world.client.put(`/logins/${login}?refresh=true`, {});
    const other = callsOf(
      world.sandbox.url,
      tokenByName(
        await askForToken(
          world.sandbox.url,
          `saml_assertion=${encodeURIComponent(base64(assertionFor('short-lived')))}`,
        ),
      ),
    );
    await other('GET', '/accounts');
    const deleted = await other('DELETE', '/customers');

    for (const { status, text, headers } of [put, deleted]) {
      expect([status, text, headers['content-length'], headers['content-type']]).toEqual([
        200,
        '',
        '0',
        undefined,
      ]);
    }
  });

  it('the answer to a token call is text, the secret first', async () => {
    const { headers, text } = await world.client.fetchToken();

    expect(headers['content-type']).toBe('text/plain');
    expect(text).toMatch(/^oauth_token_secret=\w{40}&oauth_token=\w{48}$/);
  });

  it.each([
    ['standard', (text: string) => encodeURIComponent(base64(text))],
    ['standard, not encoded, so that + is a space', base64],
    [
      'standard without padding',
      (text: string) => encodeURIComponent(base64(text)).replace(/(%3D)+$/, ''),
    ],
    ['URL-safe', (text: string) => encodeURIComponent(urlSafe(text))],
    ['URL-safe without padding, not encoded', (text: string) => urlSafe(text).replace(/=+$/, '')],
    ['in lines', (text: string) => encodeURIComponent(base64(text).replace(/.{76}/g, '$&\r\n'))],
  ])(
    'an assertion arrives in base64, %s; the key in the header or in the form',
    async (_name, write) => {
      const { url } = world.sandbox;
      const inHeader = await askForToken(
        url,
        `saml_assertion=${write(assertionFor('another-one'))}`,
      );
      const inForm = await askForToken(
        url,
        `oauth_consumer_key=${APP.consumerKey}&saml_assertion=${write(assertionFor('another-one'))}`,
        { 'content-type': FORM['content-type'] },
      );

      expect([inHeader.status, inForm.status]).toEqual([200, 200]);
    },
  );

  it.each(
    ['', '.2', '.24', '.242', '.5753', '.57532', '.575326'].flatMap((fraction) =>
      ['Z', '+00:00', '-07:00', '+05:30'].map((zone) => [fraction, zone] as const),
    ),
  )('NotBefore lies five minutes back, and is written with "%s" and %s', async (fraction, zone) => {
    const minutes =
      zone === 'Z'
        ? 0
        : Number(`${zone[0] ?? ''}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
    const date = (instant: number) =>
      new Date(instant + minutes * 60_000).toISOString().slice(0, 19) + fraction + zone;
    const body = `saml_assertion=${encodeURIComponent(base64(assertionFor('another-one', { date })))}`;

    expect((await askForToken(world.sandbox.url, body)).status).toBe(200);
  });

  it('the default format is XML, whatever the request is in', async () => {
    const body = JSON.stringify(credentials('tfa_text', 'any'));
    const ask = (accept?: string) =>
      world.client.call('POST', CCBANK, { type: JSON_TYPE, body, ...(accept && { accept }) });

    expect((await ask()).headers['content-type']).toBe(XML_TYPE);
    expect((await ask('*/*')).headers['content-type']).toBe(XML_TYPE);
    expect((await ask(JSON_TYPE)).headers['content-type']).toBe(JSON_TYPE);
  });

  it('calls are signed with HMAC-SHA1, by Ruby with a body hash, by PHP in the query, by Java before a stray &', async () => {
    const body = `saml_assertion=${encodeURIComponent(base64(assertionFor(CUSTOMER)))}`;
    const call = callsOf(
      world.sandbox.url,
      tokenByName(await askForToken(world.sandbox.url, body)),
    );

    const answers = [
      await call('PUT', `/logins/${login}?refresh=true`, { bodyHash: true }),
      await call('GET', `/accounts?Host=${FORMER_HOST}`, { inQuery: true }),
      await call('PUT', `/logins/${login}?refresh=true&`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('credit accounts have no balanceAmount, and a negative currentBalance', async () => {
    const visa = named(accountsIn(await world.client.get('/accounts')), 'My Visa');
    const { text } = await world.client.call('GET', `/accounts/${String(visa['accountId'])}`);

    expect(visa).not.toHaveProperty('balanceAmount');
    expect(visa['currentBalance']).toBeLessThan(0);
    expect(text).not.toContain('balanceAmount');
    expect(text).toMatch(/<ns7:currentBalance>-\d/);
  });

  it('error codes are numbers or dotted names, and failed aggregations are warnings', async () => {
    const failed = await world.client.post(FINBANK, credentials('invalid_user', 'go'));
    const unknown = await world.client.get('/accounts/1');

    expect(failed.json).toMatchObject({ errorInfo: [{ errorType: 'WARNING', errorCode: '103' }] });
    expect(unknown.json).toMatchObject({
      errorInfo: [{ errorType: 'APP_ERROR', errorCode: 'api.database.account.notfound' }],
    });
  });
});
