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
      image: expect.stringMatching(/^iVBORw0KGgo/) as string,
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
