import { answers, credentials, FINBANK, type Answer } from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

let world: FinicityWorld;
let login: number;

/** Data that is two hours old. */
beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
  await world.advance('PT2H');
});
afterEach(() => world.close());

const path = (query = '?refresh=true') => `/logins/${login}${query}`;

/** Answers of every refusal that these operations know, and what the journal says of it. */
const REFUSALS: readonly (readonly [string, number, RegExp, RegExp, () => Promise<Answer>])[] = [
  [
    'a body that is no JSON',
    400,
    /not valid JSON/,
    /--curl/,
    () => world.client.put(path(), undefined, { body: '{' }),
  ],
  [
    'credentials and answers at once',
    400,
    /exclude each other/,
    /--curl/,
    () => world.client.put(path(), { ...credentials('a', 'b'), ...answers('c') }),
  ],
  [
    'credentials under other names',
    400,
    /missing are Banking Password/,
    /getInstitutionDetails/,
    () =>
      world.client.put(path(), {
        credentials: { credential: [{ name: 'Banking Userid', value: 'x' }] },
      }),
  ],
  [
    'a discovery without credentials',
    400,
    /there are none/,
    /getInstitutionDetails/,
    () => world.client.post(FINBANK, {}),
  ],
  [
    'answers without a session',
    400,
    /without the header challengeSessionId/,
    /repeat that header/,
    () => world.client.put(path(), answers('x')),
  ],
  [
    'an id that is no number',
    400,
    /params.accountId is not a number/,
    /correct/,
    () => world.client.get('/accounts/x'),
  ],
  [
    'an account of nobody',
    404,
    /^this customer has no such account$/,
    /getCustomerAccounts/,
    () => world.client.get('/accounts/1'),
  ],
  [
    'a login of nobody',
    404,
    /no such institution login/,
    /getCustomerAccounts/,
    () => world.client.put('/logins/1', {}),
  ],
  [
    'accounts of a login of nobody',
    404,
    /no such institution login/,
    /getCustomerAccounts/,
    () => world.client.get('/logins/1/accounts'),
  ],
  [
    'an unknown institution',
    404,
    /no such institution/,
    /getInstitutions/,
    () => world.client.get('/institutions/1'),
  ],
  [
    'a discovery at an unknown institution',
    404,
    /no such institution/,
    /getInstitutions/,
    () => world.client.post('/institutions/1/logins', credentials('demo', 'go')),
  ],
  ['an unknown path', 404, /no such resource/, /base URLs/, () => world.client.get('/institution')],
  ['another method', 405, /it supports GET/, /Allow/, () => world.client.put('/institutions', {})],
  [
    'an unknown session',
    408,
    /is not open here/,
    /call again without answers/,
    () => world.client.put(path(), answers('x'), { headers: { challengeSessionId: 'x' } }),
  ],
  [
    'another media type',
    415,
    /text\/plain/,
    /application\/json/,
    () => world.client.put(path(), {}, { type: 'text/plain' }),
  ],
  [
    'wrong credentials',
    503,
    /wrongCredentials.*103/,
    /credentials that the bank knows/,
    () => world.client.put(path(), credentials('demo', 'wrong')),
  ],
  [
    'a login that always fails',
    503,
    /failing.*125/,
    /take others/,
    () => world.client.post(FINBANK, credentials('demo', '125')),
  ],
  [
    'a login that takes too long',
    503,
    /longer than anybody waits/,
    /another login/,
    () => world.client.post(FINBANK, credentials('discovertimeout', 'go')),
  ],
];

describe('the journal tells why, and what would change it:', () => {
  it.each(REFUSALS)('%s is %i', async (_name, status, rule, next, ask) => {
    expect((await ask()).status).toBe(status);

    const explained = await world.explained();
    expect(explained.rule).toMatch(rule);
    expect(explained.next).toMatch(next);
  });
});
