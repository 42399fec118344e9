import { Banking, challengeIn, codeIn, login, REDIRECT_BANK } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

let rig: FinapiRig;
let jane: Banking;
beforeEach(async () => {
  rig = await FinapiRig.start();
  jane = await Banking.start(rig);
});
afterEach(() => rig.close());

const RETURN = 'https://client.example/back?session=7';

const step = (multiStepAuthentication?: object, details: object = {}) =>
  jane.import({
    bankId: REDIRECT_BANK,
    loginCredentials: login('demo'),
    redirectUrl: RETURN,
    ...details,
    ...(multiStepAuthentication && { multiStepAuthentication }),
  });

/** The query with which a page has led the browser back. */
const queryOf = (location: string | undefined): string => new URL(location ?? '').search.slice(1);

describe('a redirect', () => {
  it('leads to a page of the bank, and from there back to the client', async () => {
    const challenge = challengeIn(await step());
    expect(challenge).toEqual({
      hash: challenge.hash,
      status: 'REDIRECT_REQUIRED',
      redirectUrl: expect.stringMatching(
        /^http:\/\/127\.0\.0\.1:\d+\/finapi\/bank\/authorizations\/[0-9a-f]{56}$/,
      ) as string,
      redirectContext: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      redirectContextField: 'state',
      opticalDataAsReinerSct: false,
    });
    const { hash, redirectUrl = '', redirectContext } = challenge;

    const page = await rig.page('get', redirectUrl).expect(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('<html lang="de">');
    expect(page.text).toContain('<dd>demo</dd>');
    const decided = await rig.page('post', redirectUrl, { decision: 'approve' }).expect(303);

    const location = new URL(decided.headers['location'] ?? '');
    expect(location.href).toMatch(/^https:\/\/client\.example\/back\?session=7&state=/);
    expect(location.searchParams.get('state')).toBe(redirectContext);
    await step({ hash, redirectCallback: queryOf(location.href) }).expect(201);
  });

  it('leads back the same way when the customer cancels; the next call then fails', async () => {
    const { hash, redirectUrl = '' } = challengeIn(await step());

    const decided = await rig.page('post', redirectUrl, { decision: 'cancel' }).expect(303);

    const redirectCallback = queryOf(decided.headers['location']);
    expect(redirectCallback).toMatch(/^session=7&state=[0-9a-f]{32}&code=[0-9a-f-]{36}$/);
    const response = await step({ hash, redirectCallback }).expect(422);
    expect(codeIn(response)).toBe('BANK_SERVER_REJECTION');
    expect(codeIn(await step({ hash, redirectCallback }))).toBe('NO_EXISTING_CHALLENGE');
  });

  it('is approved by the control API as well', async () => {
    const { hash } = challengeIn(await step());
    const path = `/users/jane/authentications/${hash}`;

    const listed = await rig.command('get', '/users/jane/authentications').expect(200);
    const approved = await rig.command('post', `${path}/approve`, {}).expect(200);

    expect(listed.body).toEqual({
      authentications: [
        expect.objectContaining({
          hash,
          operation: 'importBankConnection',
          stage: 'redirect',
          login: { institution: 'finapi-test-redirect-bank', name: 'demo' },
        }),
      ],
    });
    const { redirectCallback } = approved.body as { redirectCallback: string };
    await step({ hash, redirectCallback }).expect(201);
    await rig.command('post', `${path}/approve`, {}).expect(404);
  });

  it('asks again while nobody has decided, and knows its own way back', async () => {
    const { hash, redirectUrl = '', redirectContext } = challengeIn(await step());
    const early = challengeIn(await step({ hash, redirectCallback: `state=${redirectContext}` }));
    expect(early).toMatchObject({ status: 'REDIRECT_REQUIRED', redirectUrl });

    await rig.page('post', redirectUrl, { decision: 'approve' }).expect(303);
    const wrong = [
      await step({ hash, redirectCallback: 'state=x' }),
      await step({ hash, redirectCallback: `state=${redirectContext}&code=made-up` }),
    ];

    expect(wrong.map((response) => [response.status, codeIn(response)])).toEqual(
      wrong.map(() => [422, 'ILLEGAL_FIELD_VALUE']),
    );
  });

  it('is not needed where the bank asks nothing', async () => {
    await step(undefined, { loginCredentials: login('demo_no_msa') }).expect(201);
  });

  it('works in a world of its own', async () => {
    const other = rig.inWorld('elsewhere');
    const token = await other.userToken('joe');
    const joe = new Banking(other, token);
    const response = await joe.import({
      bankId: REDIRECT_BANK,
      loginCredentials: login('demo'),
      redirectUrl: RETURN,
    });

    const { redirectUrl = '' } = challengeIn(response);

    expect(redirectUrl).toMatch(/\/w\/elsewhere\/finapi\/bank\/authorizations\//);
    await rig.page('get', redirectUrl).expect(200);
    await rig.page('get', redirectUrl.replace('/w/elsewhere', '')).expect(404);
  });
});

describe('the page of a bank', () => {
  it('is gone once it has expired, or never was', async () => {
    const { redirectUrl = '' } = challengeIn(await step());
    const made = [
      `${redirectUrl}0`,
      redirectUrl.replace(/\w+$/, 'x'),
      `${redirectUrl.slice(0, -4)}0000`,
    ];
    for (const url of made) {
      const page = await rig.page('get', url).expect(404);
      expect(page.text).toContain('<h1>Diese Freigabe gibt es nicht mehr</h1>');
    }

    await rig.advance(601);

    await rig
      .page('get', redirectUrl)
      .set('accept-language', 'en')
      .expect(404, /no longer there/);
    await rig.page('post', redirectUrl, { decision: 'approve' }).expect(404);
  });

  it('takes no other decision, and no script', async () => {
    const { redirectUrl = '' } = challengeIn(await step());

    await rig.page('post', redirectUrl, { decision: 'perhaps' }).expect(400);
    await rig.page('post', redirectUrl, {}).expect(400);
    const page = await rig.page('get', redirectUrl).expect(200);
    expect(page.text).not.toContain('<script');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('escapes what customers are called', async () => {
    await rig.addFixtures({
      personas: [
        {
          id: 'odd',
          name: 'Odd One',
          story: 'Has a login of markup.',
          country: 'DE',
          logins: [
            {
              institutions: ['finapi-test-redirect-bank'],
              name: 'odd',
              userid: '<b>&"',
              password: 'x',
              mfa: { rounds: [['finapi-tan']] },
            },
          ],
          accounts: [],
        },
      ],
    });
    const odd = { loginCredentials: login('<b>&"', 'x') };
    const { redirectUrl = '' } = challengeIn(await step(undefined, odd));

    const page = await rig.page('get', redirectUrl).expect(200);

    expect(page.text).toContain('<dd>&lt;b&gt;&amp;&quot;</dd>');
  });

  it('asks for the PIN where the client does not', async () => {
    const nordlicht = {
      bankId: 290003,
      loginCredentials: [{ label: 'Anmeldename', value: 'tobias.kern' }],
    };
    const { hash, redirectUrl = '' } = challengeIn(await step(undefined, nordlicht));
    const decide = (pin: string) => rig.page('post', redirectUrl, { decision: 'approve', pin });

    await rig.page('get', redirectUrl).expect(200, /<label for="pin">PIN<\/label>/);
    await decide('wrong').expect(422, /role="alert"/);
    const decided = await decide('mensa4ever').expect(303);

    const redirectCallback = queryOf(decided.headers['location']);
    const imported = await step({ hash, redirectCallback }, nordlicht).expect(201);
    const { id } = imported.body as { id: number };
    await jane.settled(id);
    await jane
      .update({ bankConnectionId: id, bankingInterface: 'XS2A', redirectUrl: RETURN })
      .expect(200);
  });
});
