import { Banking, challengeIn, codeIn, login, type Challenge } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

let rig: FinapiRig;
let jane: Banking;
beforeEach(async () => {
  rig = await FinapiRig.start();
  jane = await Banking.start(rig);
});
afterEach(() => rig.close());

const DEMO = { loginCredentials: login('demo') };

/** One step of an import at the bank that asks for strong authentication. */
const step = (multiStepAuthentication?: object, details: object = {}) =>
  jane.import({ ...DEMO, ...details, ...(multiStepAuthentication && { multiStepAuthentication }) });

/** The challenge of an import, once a procedure has been chosen. */
async function chosen(twoStepProcedureId: string, details: object = {}): Promise<Challenge> {
  const { hash } = challengeIn(await step(undefined, details));
  return challengeIn(await step({ hash, twoStepProcedureId }, details));
}

describe('an authentication', () => {
  it('ends with a wrong TAN', async () => {
    const { hash } = await chosen('901');

    const wrong = await step({ hash, challengeResponse: '654321' }).expect(422);

    expect(codeIn(wrong)).toBe('BANK_SERVER_REJECTION');
    const late = await step({ hash, challengeResponse: '123456' }).expect(422);
    expect(codeIn(late)).toBe('NO_EXISTING_CHALLENGE');
  });

  it('is over after ten minutes', async () => {
    const { hash } = await chosen('901');

    await rig.advance(600);

    const response = await step({ hash, challengeResponse: '123456' }).expect(422);
    expect(codeIn(response)).toBe('NO_EXISTING_CHALLENGE');
  });

  it('is used up by the call that it was for', async () => {
    const { hash } = await chosen('901');
    await step({ hash, challengeResponse: '123456' }).expect(201);
    await jane.ask('delete', '').expect(423);
    await rig.advance(60);
    await jane.ask('delete', '').expect(200);

    const response = await step({ hash, challengeResponse: '123456' }).expect(422);

    expect(codeIn(response)).toBe('NO_EXISTING_CHALLENGE');
  });

  it('is nobody else’s', async () => {
    const { hash } = await chosen('901');
    const joe = await Banking.start(rig, 'joe');

    const response = await joe
      .import({ ...DEMO, multiStepAuthentication: { hash, challengeResponse: '123456' } })
      .expect(422);

    expect(codeIn(response)).toBe('NO_EXISTING_CHALLENGE');
  });

  it('is not known in another world', async () => {
    const { hash } = await chosen('901');
    const elsewhere = await Banking.start(rig.inWorld('elsewhere'));

    const response = await elsewhere
      .import({ ...DEMO, multiStepAuthentication: { hash, challengeResponse: '123456' } })
      .expect(422);

    expect(codeIn(response)).toBe('NO_EXISTING_CHALLENGE');
  });

  it('lets one call through, whoever sends it twice at the same time', async () => {
    const { hash } = await chosen('901');
    const answer = { hash, challengeResponse: '123456' };

    const both = await Promise.all([step(answer), step(answer)]);

    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('goes one step after the other', async () => {
    const { hash } = challengeIn(await step());
    const wrong = [
      await step({ hash, challengeResponse: '123456' }),
      await step({ hash }),
      await step({ hash, twoStepProcedureId: '999' }),
    ];

    expect(wrong.map(codeIn)).toEqual([
      'NO_EXISTING_CHALLENGE',
      'MISSING_TWO_STEP_PROCEDURE',
      'INVALID_TWO_STEP_PROCEDURE',
    ]);
    await step({ hash, twoStepProcedureId: '901' }).expect(510);
    expect(challengeIn(await step({ hash })).status).toBe('CHALLENGE_RESPONSE_REQUIRED');
  });

  it('keeps nothing that anybody has typed', async () => {
    const secretive = { loginCredentials: login('demo', 'a-pin-to-look-for') };
    await step(undefined, secretive).expect(422);
    const { hash } = await chosen('901');
    await step({ hash, challengeResponse: 'a-tan-to-look-for' }).expect(422);

    const kept = await rig.world((world) => JSON.stringify(world.journal.list()));

    expect(kept).not.toContain('to-look-for');
  });
});

describe('the oldest test bank', () => {
  const old = (name: string, step_?: object) => ({
    bankId: 277672,
    bankingInterface: 'FINTS_SERVER',
    name,
    loginCredentials: login('any'),
    ...(step_ && { multiStepAuthentication: step_ }),
  });

  it('asks for a TAN where the connection is called MSA', async () => {
    const { hash, status } = challengeIn(await jane.import(old('MSA')));

    expect(status).toBe('CHALLENGE_RESPONSE_REQUIRED');
    await jane.import(old('MSA', { hash, challengeResponse: '123456' })).expect(201);
  });

  it('is decoupled where it is called DECOUPLED-AUTH', async () => {
    const { hash, status } = challengeIn(await jane.import(old('DECOUPLED-AUTH')));

    expect(status).toBe('DECOUPLED_AUTH_REQUIRED');
    await rig.advance(30);
    await jane.import(old('DECOUPLED-AUTH', { hash, decoupledCallback: true })).expect(201);
  });
});
