import { inflateSync } from 'node:zlib';

import {
  Banking,
  challengeIn,
  codeIn,
  login,
  TEST_BANK_SHOWN,
  type Challenge,
} from '../support/finapi-banking.js';
import { FinapiRig, refusal } from '../support/finapi.js';

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

const PROCEDURES = [
  ['901', 'smsTan', 'TEXT'],
  ['902', 'pushTan', 'TEXT'],
  ['904', 'chipTan optical', 'FLICKER_CODE'],
  ['905', 'chipTan QR', 'PHOTO'],
  ['906', 'Demo Decoupled Auth', undefined],
].map(([procedureId, procedureName, procedureChallengeType]) => ({
  procedureId,
  procedureName,
  ...(procedureChallengeType !== undefined && { procedureChallengeType }),
  implicitExecute: false,
}));

describe('a 510', () => {
  it('tells everything that the next call needs', async () => {
    const response = await step().expect(510);

    const { hash } = challengeIn(response);
    expect(hash).toMatch(/^[0-9a-f]{32}$/);
    const plain = refusal(response, 'POST /api/v2/bankConnections/import', [
      { code: 'ADDITIONAL_AUTHENTICATION_REQUIRED', type: 'BUSINESS' },
    ]) as { errors: object[] };
    expect(response.body).toEqual({
      ...plain,
      errors: [
        {
          ...plain.errors[0],
          multiStepAuthentication: {
            hash,
            status: 'TWO_STEP_PROCEDURE_REQUIRED',
            twoStepProcedures: PROCEDURES,
            opticalDataAsReinerSct: false,
          },
        },
      ],
      bank: TEST_BANK_SHOWN,
    });
  });

  it('leads over procedure and TAN to a connection', async () => {
    const challenge = await chosen('901');

    expect(challenge).toEqual({
      hash: challenge.hash,
      status: 'CHALLENGE_RESPONSE_REQUIRED',
      challengeMessage: 'This bank asks for one more step. Enter the code 123456.',
      answerFieldLabel: 'TAN',
      opticalDataAsReinerSct: false,
    });
    const { hash } = challenge;
    await step({ hash, challengeResponse: '123456' }).expect(201);
  });

  it('puts a TAN that would go to a phone into the outbox', async () => {
    await chosen('901');

    const messages = await rig.world((world) => world.outbox.list());
    expect(messages).toEqual([
      expect.objectContaining({
        provider: 'finapi',
        about: 'finapi:user/jane',
        url: expect.stringMatching(/^sms:\+4917139200\d\d$/) as string,
        body: { procedure: 'smsTan', text: 'finAPI Test Bank: Ihre TAN lautet 123456.' },
        delivery: 'captured',
      }),
    ]);
  });

  it('shows a picture that is a real PNG', async () => {
    const { photoTanData = '', ...challenge } = await chosen('905');

    expect(challenge).toMatchObject({ photoTanMimeType: 'image/png' });
    const png = Buffer.from(photoTanData, 'base64');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    const start = png.indexOf('IDAT') + 4;
    const pixels = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
    expect(pixels.length).toBeGreaterThan(png.readUInt32BE(20));
  });

  it('shows a flicker code, or through FinTS the challenge for a Reiner SCT reader', async () => {
    const code = await chosen('904');
    const challenge = await chosen('904', { bankingInterface: 'FINTS_SERVER' });
    const told = ({ opticalData = '' }: Challenge) => Buffer.from(opticalData, 'base64').toString();

    expect(code).toMatchObject({ opticalDataAsReinerSct: false });
    expect(told(code)).toMatch(/^0604\d{8}[0-9A-F]{2}$/);
    expect(challenge).toMatchObject({ opticalDataAsReinerSct: true });
    expect(told(challenge)).toMatch(/^00121008\d{8}$/);
  });

  it('is passed by as many questions as a decoupled bank likes', async () => {
    const challenge = await chosen('906');
    expect(challenge.status).toBe('DECOUPLED_AUTH_REQUIRED');
    const poll = { hash: challenge.hash, decoupledCallback: true };

    const second = challengeIn(await step(poll));
    await step(poll).expect(510);
    await step(poll).expect(201);

    expect(second.status).toBe('DECOUPLED_AUTH_IN_PROGRESS');
  });

  it('is passed by a decoupled bank with the clock as well', async () => {
    const { hash } = await chosen('906');

    await rig.advance(30);

    await step({ hash, decoupledCallback: true }).expect(201);
  });

  it('takes the default procedure of an interface without asking', async () => {
    const { hash } = await chosen('901', { bankingInterface: 'FINTS_SERVER', storeSecrets: true });
    const fints = { bankingInterface: 'FINTS_SERVER', storeSecrets: true };
    const imported = await step({ hash, challengeResponse: '123456' }, fints).expect(201);
    const { id } = imported.body as { id: number };
    await jane.settled(id);
    await jane.ask('patch', `/${id}`, { defaultTwoStepProcedureId: '906' }).expect(200);
    await rig.happens('finapi-test-bank', 'demo', { event: 'mfaDemanded' });

    const response = await jane.update({ bankConnectionId: id, bankingInterface: 'FINTS_SERVER' });

    expect(challengeIn(response).status).toBe('DECOUPLED_AUTH_REQUIRED');
    expect(await jane.interfaceOf(id, 'FINTS_SERVER')).toMatchObject({ userActionRequired: true });
  });

  it('may be followed by another one: a bank can have several rounds', async () => {
    await rig.happens('finapi-test-bank', 'demo', { event: 'mfaDemanded', rounds: 2 });
    const { hash } = await chosen('902');

    const again = challengeIn(await step({ hash, challengeResponse: 'Rex' }));

    expect(again).toMatchObject({ hash, status: 'CHALLENGE_RESPONSE_REQUIRED' });
    await step({ hash, challengeResponse: 'Rex' }).expect(201);
  });

  it('needs its hash and the whole request again', async () => {
    const { hash } = await chosen('901');
    const answer = { hash, challengeResponse: '123456' };
    const refused = [
      await step(answer, { name: 'Another' }),
      await step(answer, { bankingInterface: 'FINTS_SERVER' }),
      await step(answer, { loginCredentials: login('demo', 'other') }),
      await step({ ...answer, hash: 'f'.repeat(32) }),
    ];

    expect(refused.map((response) => [response.status, codeIn(response)])).toEqual(
      refused.map(() => [422, 'NO_EXISTING_CHALLENGE']),
    );
    await step(answer).expect(201);
  });
});
