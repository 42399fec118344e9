import { Control } from '../support/control.js';
import { assertStatus } from '../support/finapi-client.js';
import {
  answers,
  credentials,
  FINBANK,
  FinicityClient,
  loginIdOf,
  sessionOf,
  XML_TYPE,
  type Answer,
} from '../support/finicity-client.js';
import { basic, expectKeptNowhere, FORM, Secrets } from '../support/secrets.js';
import { spawningGrounds } from '../support/spawned-sandbox.js';

const grounds = spawningGrounds();

it('what somebody types into Finicity is kept nowhere', async () => {
  const folder = grounds.folder();
  const sandbox = await grounds.start({ folder, flags: ['--log-level', 'debug'] });
  const secrets = new Secrets();
  await useFinicity(sandbox.url, secrets);
  await misuseFinicity(new FinicityClient(sandbox.url), secrets);

  await expectKeptNowhere(sandbox, folder, secrets);
});

/** Right and wrong credentials and answers, in JSON and XML; new ones, tried and untried. */
async function useFinicity(url: string, secrets: Secrets): Promise<void> {
  const client = new FinicityClient(url);
  const control = new Control(url);
  const right = secrets.make('right');
  await control.happen('passwordChanged', { newPassword: right });
  const wrong = secrets.make('wrong');
  const awkward = secrets.makeAwkward('wrong');
  const inXml = secrets.make('wrong-xml');
  for (const word of [wrong, awkward]) {
    assertStatus(await client.post(FINBANK, credentials('demo', word)), 503);
  }
  assertStatus(await client.call('POST', FINBANK, xml(credentialsXml('demo', inXml))), 503);
  const id = loginIdOf(assertStatus(await client.post(FINBANK, credentials('demo', right)), 201));
  const login = `/logins/${id}`;
  const untried = credentials('demo', secrets.make('untried'));
  assertStatus(await client.put(login, untried), 200);
  assertStatus(await client.put(`${login}?refresh=true`, credentials('demo', right)), 200);

  const question = {
    kind: 'text',
    text: 'Which?',
    answers: [secrets.make('expected')],
    again: ['again'],
  };
  await control.happen('mfaDemanded', { questions: [question], everySignIn: true });
  const asked = await client.put(`${login}?refresh=true`, credentials('demo', right));
  const headers = sessionOf(assertStatus(asked, 401));
  const body = `<InstitutionLogin><challengeResponses><response>${secrets.make('answer-xml')}</response></challengeResponses></InstitutionLogin>`;
  assertStatus(await client.call('PUT', login, { ...xml(body), headers }), 503);
  const again = sessionOf(
    assertStatus(await client.put(`${login}?refresh=true`, credentials('demo', right)), 401),
  );
  const answer = question.answers[0] ?? '';
  assertStatus(await client.put(login, answers(answer), { headers: again }), 200);
}

const xml = (body: string) => ({ accept: XML_TYPE, type: XML_TYPE, body });

const credentialsXml = (userid: string, password: string): string =>
  '<InstitutionLogin><credentials>' +
  `<credential><name>Banking Userid</name><value>${userid}</value></credential>` +
  `<credential><name>Banking Password</name><value>${password}</value></credential>` +
  '</credentials></InstitutionLogin>';

/** Bodies that nobody can read, and places where no secret belongs. */
async function misuseFinicity(client: FinicityClient, secrets: Secrets): Promise<void> {
  const post = (type: string, body: string, path = FINBANK): Promise<Answer> =>
    client.call('POST', path, { type, body });
  const whole = (word: string): string => JSON.stringify(credentials('demo', word));

  await post('application/json', whole(secrets.make('torn')).slice(0, -4));
  await post('application/json', `{"password":"${secrets.make('member')}"}`);
  await post('application/json', `"${secrets.make('text')}"`);
  await post('application/json', `{"credentials":"${secrets.make('string')}"}`);
  await post(
    'application/json',
    `{"credentials":{"credential":[{"name":"x","value":["${secrets.make('list')}"]}]}}`,
  );
  await post(
    'application/json',
    `{"challengeResponses":{"response":[["${secrets.make('answer')}"]]}}`,
  );
  await post(XML_TYPE, credentialsXml('demo', secrets.make('torn-xml')).slice(0, -8));
  await post(XML_TYPE, `<InstitutionLogin>${secrets.make('bare-xml')}</InstitutionLogin>`);
  await post(XML_TYPE, `<Password>${secrets.make('root')}</Password>`);
  await post(XML_TYPE, whole(secrets.make('json-as-xml')));
  await post('text/plain', whole(secrets.make('type')));
  // No form is signed with the request, so that the journal tells what should have been signed.
  await post(FORM, `password=${secrets.make('form')}`, `${FINBANK}?pin=${secrets.make('pin')}`);
  await post('application/json', whole(secrets.make('nowhere')), '/nowhere');
  await post('application/json', whole(secrets.make('institution')), '/institutions/1/logins');
  await post('application/json', whole(secrets.make('method')), '/accounts');
  await client.get(`/accounts?password=${secrets.make('query')}`);
  await client.call('PUT', `/logins/1?refresh=true&password=${secrets.make('put')}`);
  await client.call('GET', '/accounts', { headers: basic(secrets.make('basic')) });
}
