import {
  askForToken,
  assertionFor,
  base64,
  callsOf,
  tokenByName,
} from '../support/finicity-by-hand.js';
import { send, type Answer } from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

let world: FinicityWorld;

beforeEach(async () => {
  world = await FinicityWorld.start();
});
afterEach(() => world.close());

const url = (rest: string) => `${world.sandbox.url}${rest}`;
const signedBy = (rest: string) =>
  callsOf(world.sandbox.url, { token: rest.repeat(48).slice(0, 48), secret: 'x' });
const assertionBody = (customer: string) =>
  `saml_assertion=${encodeURIComponent(base64(assertionFor(customer)))}`;

const REFUSALS: readonly (readonly [string, number, RegExp, RegExp, () => Promise<Answer>])[] = [
  [
    'a call that nobody signed',
    401,
    /^unsigned/,
    /doppelbank call/,
    () => send(url('/financialdatafeed/v1/accounts')),
  ],
  [
    'a token of nobody',
    401,
    /^tokenUnknown/,
    /getAccessTokenBySaml/,
    () => signedBy('0')('GET', '/accounts'),
  ],
  [
    'a token call without a key',
    401,
    /^consumerKeyMissing/,
    /oauth_consumer_key/,
    () => askForToken(world.sandbox.url, assertionBody('jane_doe'), {}),
  ],
  [
    'a token call without an assertion',
    401,
    /^assertionMissing/,
    /saml_assertion/,
    () => askForToken(world.sandbox.url, ''),
  ],
  [
    'an assertion that was changed',
    401,
    /^assertionSignatureWrong/,
    /privateKey/,
    () =>
      askForToken(
        world.sandbox.url,
        `saml_assertion=${encodeURIComponent(
          base64(assertionFor('jane_doe').replace('jane_doe', 'joan_doe')),
        )}`,
      ),
  ],
  [
    'a user name that is too short',
    401,
    /^userNameRefused/,
    /keeps to this rule/,
    () => askForToken(world.sandbox.url, assertionBody('12345')),
  ],
];

describe('the journal tells why a caller is not believed:', () => {
  it.each(REFUSALS)('%s is %i', async (_name, status, rule, next, ask) => {
    expect((await ask()).status).toBe(status);

    const explained = await world.explained();
    expect(explained.rule).toMatch(rule);
    expect(explained.next).toMatch(next);
  });

  it('an expired token, whose customer it names', async () => {
    const base = world.sandbox.url;
    const call = callsOf(base, tokenByName(await askForToken(base, assertionBody('jane_doe+1'))));
    await world.advance('PT1H');

    expect((await call('GET', '/accounts')).status).toBe(401);

    expect((await world.journal()).at(-1)).toMatchObject({
      principal: 'finicity:customer/jane_doe+1',
      rule: expect.stringMatching(/^tokenExpired: the token expired at/) as string,
      next: expect.stringContaining('getAccessTokenBySaml') as string,
    });
  });
});
