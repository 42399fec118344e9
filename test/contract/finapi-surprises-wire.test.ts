import {
  Banking,
  challengeIn,
  codeIn,
  connectionIn,
  login,
  plainImport,
  TEST_BANK,
} from '../support/finapi-banking.js';
import { FinapiRig, refusal } from '../support/finapi.js';

let rig: FinapiRig;
let jane: Banking;

beforeEach(async () => {
  rig = await FinapiRig.start();
  jane = await Banking.start(rig);
});
afterEach(() => rig.close());

describe('surprises on the wire', () => {
  it('18: a 510 wants its hash and all of the request again, and more than one round is normal', async () => {
    const request = { loginCredentials: login('demo') };
    const answer = (multiStepAuthentication: object, rest: object = request) =>
      jane.import({ ...rest, multiStepAuthentication });
    const first = challengeIn(await jane.import(request));
    const second = challengeIn(await answer({ hash: first.hash, twoStepProcedureId: '901' }));

    expect([first.status, second.status]).toEqual([
      'TWO_STEP_PROCEDURE_REQUIRED',
      'CHALLENGE_RESPONSE_REQUIRED',
    ]);
    const tan = { hash: second.hash, challengeResponse: '123456' };
    const other = await answer(tan, { loginCredentials: login('demo'), name: 'another request' });
    expect([other.status, codeIn(other)]).toEqual([422, 'NO_EXISTING_CHALLENGE']);
    const alone = await jane.ask('post', '/import', { multiStepAuthentication: tan });
    expect(alone.status).toBe(400);
    await answer(tan).expect(201);
  });

  it('22: labels of login fields are German and the keys of the API; German is the default', async () => {
    const wrong = { bankId: TEST_BANK, loginCredentials: login('demo', 'wrong') };
    const english = [
      { label: 'User id', value: 'demo_no_msa' },
      { label: 'PIN', value: 'demo_no_msa' },
    ];
    const unknown = await jane.import({ loginCredentials: english });
    const byDefault = await jane.import(wrong);
    const inEnglish = await jane.import(wrong, { 'accept-language': 'en-GB' });

    expect([unknown.status, codeIn(unknown)]).toEqual([422, 'ILLEGAL_FIELD_VALUE']);
    expect(byDefault.text).toContain('Die Bank hat die Zugangsdaten abgelehnt');
    expect(inEnglish.text).toMatch(/The bank/);
  });

  it('26: odd headers and slashes of clients change nothing', async () => {
    const { id } = await jane.imported();
    const headers = { 'X-Request-Id': 'undefined', 'X-HTTP-Method-Override': 'undefined' };

    const response = await jane.ask('patch', `/${String(id)}/`, { name: 'Konto' }, headers);

    expect([response.status, connectionIn(response).name]).toEqual([200, 'Konto']);
    expect(response.headers['x-request-id']).toBe('undefined');
    const posted = await jane.ask(
      'post',
      `/${String(id)}`,
      { name: '' },
      {
        'X-HTTP-Method-Override': 'PATCH',
      },
    );
    expect(connectionIn(posted)).not.toHaveProperty('name');
  });

  it('8: a 401 has a shape of its own; X-Request-Id comes back, or one is made up', async () => {
    const refused = await rig.ask('get', '/bankConnections', { token: 'nobody' });
    const failed = await jane.ask('get', '/1', undefined, { 'X-Request-Id': 'mine' });

    expect([refused.status, Object.keys(refused.body as object)]).toEqual([
      401,
      ['error', 'error_description'],
    ]);
    expect(refused.headers['x-request-id']).toMatch(/^selfgen-[0-9a-f-]{36}$/);
    expect(failed.headers['x-request-id']).toBe('mine');
    expect(failed.body).toEqual(
      refusal(failed, 'GET /api/v2/bankConnections/1', [{ code: 'UNKNOWN_ENTITY' }]),
    );
    expect((await jane.ask('post', '/import', plainImport())).headers['x-request-id']).toMatch(
      /^selfgen-/,
    );
  });
});
