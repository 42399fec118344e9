import {
  answers,
  CCBANK,
  credentials,
  FINBANK,
  sessionOf,
  XML_TYPE,
  type Answer,
} from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

let world: FinicityWorld;

beforeEach(async () => {
  world = await FinicityWorld.start();
});
afterEach(() => world.close());

const discover = (path: string, userid: string, password = 'any') =>
  world.client.post(path, credentials(userid, password));
const reply = (path: string, challenged: Answer, ...response: string[]) =>
  world.client.post(path, answers(...response), { headers: sessionOf(challenged) });
const failed = (code: string) => ({
  status: 503,
  json: { errorInfo: [{ errorType: 'WARNING', errorCode: code }] },
});

describe('discoverAndAddAccounts without questions', () => {
  it('adds all accounts under one new login, before any transactions', async () => {
    const { status, json } = await discover(FINBANK, 'demo', 'go');

    expect(status).toBe(201);
    const { accounts } = json as { accounts: readonly Record<string, unknown>[] };
    expect(accounts).toHaveLength(3);
    expect(new Set(accounts.map(({ institutionLoginId }) => institutionLoginId)).size).toBe(1);
    expect(accounts.some((account) => 'lastTxnDate' in account)).toBe(false);
    const later = (await world.client.get('/accounts')).json as { accounts: readonly object[] };
    expect(later.accounts.every((account) => 'lastTxnDate' in account)).toBe(true);
  });

  it('takes and gives XML', async () => {
    const body =
      '<InstitutionLogin xmlns="http://schema.intuit.com/platform/fdatafeed/institutionlogin/v1"><credentials>' +
      '<credential><name>Banking Userid</name><value>demo</value></credential>' +
      '<credential><name>Banking Password</name><value>go</value></credential>' +
      '</credentials></InstitutionLogin>';

    const answer = await world.client.call('POST', FINBANK, { type: XML_TYPE, body });

    expect(answer.status).toBe(201);
    expect(answer.text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8" standalone="yes"\?><ns8:AccountList /,
    );
    expect(answer.text).toContain('<ns6:BankingAccount><accountId>');
  });

  it('answers in the format of Accept, not in that of the body', async () => {
    const body = '<InstitutionLogin><credentials/></InstitutionLogin>';

    const answer = await world.client.call('POST', FINBANK, {
      type: XML_TYPE,
      accept: 'application/json',
      body,
    });

    expect(answer).toMatchObject({ status: 400, headers: { 'content-type': 'application/json' } });
  });

  it('merges what is discovered twice', async () => {
    const first = await discover(CCBANK, 'demo');
    await world.advance('PT1M');
    const again = await discover(CCBANK, 'demo', 'another password');

    const ids = ({ json }: Answer) =>
      (json as { accounts: readonly Record<string, unknown>[] }).accounts.map(
        ({ accountId, institutionLoginId }) => [accountId, institutionLoginId],
      );
    expect(again.status).toBe(201);
    expect(ids(again)).toEqual(ids(first));
  });

  it.each([
    [FINBANK, 'demo', '125', '125'],
    [FINBANK, 'invalid_user', 'go', '103'],
    [FINBANK, 'demo', 'wrong', '103'],
    [FINBANK, 'who is this', 'go', '103'],
    [FINBANK, 'discovertimeout', 'go', '155'],
    [CCBANK, 'bad', 'any', '103'],
    [CCBANK, 'direct', 'bad', '103'],
    [CCBANK, 'error_code', '108', '108'],
    [CCBANK, 'error_code', '185', '185'],
    [CCBANK, 'error_code', '999', '999'],
  ])('%s fails for %s/%s with %s and adds nothing', async (path, userid, password, code) => {
    const answer = await discover(path, userid, password);

    expect(answer).toMatchObject(failed(code));
    expect(answer.headers['challengesessionid']).toBeUndefined();
    expect(await world.customer()).toMatchObject({ logins: [], mfaSessions: [] });
  });

  it.each([
    ['325', 500],
    ['331', 408],
  ])('answers code %s with %i', async (code, status) => {
    expect((await discover(CCBANK, 'error_code', code)).status).toBe(status);
  });

  it('is 404 for an unknown institution, 400 without credentials', async () => {
    expect((await discover('/institutions/1/logins', 'demo', 'go')).status).toBe(404);
    expect((await world.client.post(FINBANK, {})).status).toBe(400);
    expect((await world.client.post(FINBANK, undefined)).status).toBe(400);
    expect((await world.client.post(FINBANK, { credential: [] })).status).toBe(400);
  });

  it('does not demand hidden keys, and does not take them', async () => {
    const credential = [
      { name: 'Member Number', value: 'maria.castillo' },
      { name: 'Access Code', value: 'nightshift' },
    ];
    const hidden = { name: 'Branch Region', value: '01' };
    const path = '/institutions/210004/logins';

    expect((await world.client.post(path, { credentials: { credential } })).status).toBe(401);
    expect(
      (await world.client.post(path, { credentials: { credential: [...credential, hidden] } }))
        .status,
    ).toBe(400);
  });
});

describe('discoverAndAddAccounts with questions', () => {
  it('asks with 401, both headers and the questions, in JSON', async () => {
    const answer = await discover(CCBANK, 'tfa_text2');

    expect(answer.status).toBe(401);
    expect(answer.headers['challengesessionid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers['challengenodeid']).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(answer.headers['www-authenticate']).toBeUndefined();
    expect(answer.json).toEqual({
      challenge: [
        { textOrImageAndChoice: ["Enter your first pet's name:"] },
        { textOrImageAndChoice: ["Enter your high school's name:"] },
      ],
    });
  });

  it('asks a choice in XML', async () => {
    const answer = await world.client.call('POST', CCBANK, {
      type: 'application/json',
      body: JSON.stringify(credentials('tfa_choice', 'any')),
    });

    expect(answer.text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
        '<Challenges xmlns="http://schema.intuit.com/platform/fdatafeed/challenge/v1"><challenge>' +
        '<text>Which high school did you attend?</text>' +
        ['Washington', 'Jefferson', 'Wilson', 'loop']
          .map((name) => `<choice><text>${name}</text><val>${name}</val></choice>`)
          .join('') +
        '<choice><text>Fail</text><val>fail</val></choice></challenge></Challenges>',
    );
  });

  it('shows pictures as base64, alone or to choose from', async () => {
    const image = await discover(FINBANK, 'tfa_image', 'go');
    const choice = await discover(FINBANK, 'tfa_multi', 'go');

    expect(image.json).toEqual({
      challenge: [
        {
          textOrImageAndChoice: [
            'Enter the word in the image below',
            expect.stringMatching(/^iVBORw0KGgo[A-Za-z0-9+/=]+$/),
          ],
        },
      ],
    });
    const { challenge } = choice.json as { challenge: [{ textOrImageAndChoice: unknown[] }] };
    expect(challenge[0].textOrImageAndChoice[1]).toEqual({
      val: 'circle',
      image: expect.stringMatching(/^iVBORw0KGgo/),
    });
  });

  it.each(['application/json', XML_TYPE])(
    'adds the accounts after right answers, %s',
    async (type) => {
      const challenged = await discover(CCBANK, 'tfa_text2');
      const inXml =
        '<v1:InstitutionLogin xmlns:v1="http://schema.intuit.com/platform/fdatafeed/institutionlogin/v1" ' +
        'xmlns:v11="http://schema.intuit.com/platform/fdatafeed/challenge/v1"><v1:challengeResponses>' +
        '<v11:response>Rex</v11:response><v11:response>Lincoln High</v11:response>' +
        '</v1:challengeResponses></v1:InstitutionLogin>';

      const answer = await world.client.post(CCBANK, undefined, {
        type,
        body: type === XML_TYPE ? inXml : JSON.stringify(answers('Rex', 'Lincoln High')),
        headers: sessionOf(challenged),
      });

      expect(answer).toMatchObject({ status: 201, json: { accounts: { length: 10 } } });
    },
  );

  it('asks again where the bank does, under the same session id', async () => {
    const challenged = await discover(FINBANK, 'tfa_text', 'go');
    const again = await reply(FINBANK, challenged, 'mfa');

    expect(again.status).toBe(401);
    expect(sessionOf(again)).toEqual(sessionOf(challenged));
    expect((await reply(FINBANK, again, 'Elm Street')).status).toBe(201);
  });

  it('answers a wrong answer with 187, after which the session is gone', async () => {
    const challenged = await discover(FINBANK, 'tfa_choice', 'go');

    expect(await reply(FINBANK, challenged, 'fail')).toMatchObject(failed('187'));
    expect((await reply(FINBANK, challenged, 'Red')).status).toBe(408);
  });

  it('is 408 for a session that is unknown, over, replayed or of another institution', async () => {
    const challenged = await discover(CCBANK, 'tfa_text');
    const unknown = { challengeSessionId: 'no such session' };

    expect((await world.client.post(CCBANK, answers('Rex'), { headers: unknown })).status).toBe(
      408,
    );
    expect((await reply(FINBANK, challenged, 'Rex')).status).toBe(408);
    expect((await reply(CCBANK, challenged, 'Rex')).status).toBe(201);
    const replayed = await reply(CCBANK, challenged, 'Rex');
    expect(replayed).toMatchObject({
      status: 408,
      json: { errorInfo: [{ errorType: 'WARNING', errorCode: '331' }] },
    });
  });

  it('is 408 once the session has expired', async () => {
    const challenged = await discover(CCBANK, 'tfa_text');
    await world.advance('PT10M');

    expect((await reply(CCBANK, challenged, 'Rex')).status).toBe(408);
    expect((await world.explained()).rule).toBe('the challenge session has expired');
  });

  it('refuses answers in the wrong number and leaves the session open', async () => {
    const challenged = await discover(CCBANK, 'tfa_text2');

    expect(await reply(CCBANK, challenged, 'Rex')).toMatchObject({
      status: 400,
      json: {
        errorInfo: [
          {
            errorCode: 'api.challenge.responses.invalid',
            errorMessage:
              'Each challenge wants one response, in the same order: 1 came, 2 were asked for',
          },
        ],
      },
    });
    expect((await reply(CCBANK, challenged)).status).toBe(400);
    expect((await reply(CCBANK, challenged, 'Rex', 'Lincoln')).status).toBe(201);
  });

  it('needs the session header with answers, and no header of the node', async () => {
    const challenged = await discover(CCBANK, 'tfa_text');
    const { challengeSessionId = '' } = sessionOf(challenged);

    expect((await world.client.post(CCBANK, answers('Rex'))).status).toBe(400);
    const answer = await world.client.post(CCBANK, answers('Rex'), {
      headers: { challengeSessionId },
    });
    expect(answer.status).toBe(201);
  });

  it('refuses answers together with credentials', async () => {
    const challenged = await discover(CCBANK, 'tfa_text');
    const both = { ...answers('Rex'), ...credentials('tfa_text', 'any') };

    const answer = await world.client.post(CCBANK, both, { headers: sessionOf(challenged) });

    expect(answer.status).toBe(400);
  });

  it('decides by the body: credentials begin anew whatever the headers say', async () => {
    const challenged = await discover(CCBANK, 'tfa_text');

    const answer = await world.client.post(CCBANK, credentials('demo', 'any'), {
      headers: sessionOf(challenged),
    });

    expect(answer.status).toBe(201);
  });

  it('keeps no answer anywhere', async () => {
    const challenged = await discover(CCBANK, 'tfa_text');
    await reply(CCBANK, challenged, 'a secret pet');

    expect(JSON.stringify(await world.journal())).not.toContain('a secret pet');
    expect(JSON.stringify(await world.customer())).not.toContain('a secret pet');
  });
});
