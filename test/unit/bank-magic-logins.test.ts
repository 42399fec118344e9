import { bankLogin } from '../../src/bank/login.js';
import { judgeAnswers } from '../../src/bank/sign-in.js';
import { resolveCredentials } from '../../src/bank/credentials.js';
import { loginAt, NOON, shippedBank, tryLogin } from '../support/bank.js';

const IN = { outcome: 'in', mfaVersion: 0 };
const WRONG = { outcome: 'refused', reason: 'wrongCredentials' };
const failing = (code: number) => ({ outcome: 'refused', reason: 'failing', code });

/** A sign-in by what is typed, as a provider does it. */
async function type(institution: string, userid: string, password: string, trustedMfa?: number) {
  const rule = shippedBank.findLogin({ id: institution }, { userid, password });
  if (!rule) return WRONG;
  return tryLogin(rule, { userid, password }, trustedMfa === undefined ? {} : { trustedMfa });
}

/** What a first sign-in asks: kind and text of each question. */
async function asked(institution: string, userid: string, password: string) {
  const signedIn = await type(institution, userid, password);
  if (!('challenges' in signedIn)) return signedIn;
  return signedIn.challenges.map(({ kind, text }) => [kind, text]);
}

async function answered(institution: string, userid: string, password: string, answer: string) {
  const rule = loginAt(institution, userid);
  const state = bankLogin.blank();
  const match = await resolveCredentials(rule, state, { userid, password }, NOON);
  const asking = { rule, state, match, at: NOON, seed: 'seed', round: 0, mfaVersion: 0 };
  return judgeAnswers({ ...asking, answers: [answer] });
}

describe('FinBank', () => {
  it.each([
    ['demo', 'go', IN],
    ['demo', '123', failing(123)],
    ['demo', '125', failing(125)],
    ['demo', '127', failing(127)],
    ['demo', '128', failing(128)],
    ['demo', '130', failing(130)],
    ['demo', '124', WRONG],
    ['demo', 'Go', WRONG],
    ['demo', '', WRONG],
    ['Demo', 'go', WRONG],
    ['invalid_user', 'go', WRONG],
    ['nobody', 'go', WRONG],
    ['tfa_text', 'anything', WRONG],
    ['discovertimeout', 'go', IN],
    ['', 'go', WRONG],
  ])('%s/%s', async (userid, password, expected) => {
    expect(await type('finbank', userid, password)).toEqual(expected);
  });

  it.each([
    ['tfa_text', 'go', ['text', 'What is the name of the street you grew up on?']],
    ['tfa_image', 'go', ['image', 'Enter the word in the image below']],
    ['tfa_choice', 'go', ['choice', 'Which color was your first car?']],
    ['tfa_multi', 'go', ['imageChoice', 'Choose your sign-in picture']],
    ['demo', 'imagechoice', ['imageChoice', 'Choose your sign-in picture']],
    ['demo', 'imagechoice2', ['imageChoice', 'What do you see in the picture?']],
  ])('%s/%s asks', async (userid, password, question) => {
    expect(await asked('finbank', userid, password)).toEqual([question]);
  });

  it.each([
    ['tfa_text', 'go', 'anything', IN],
    ['tfa_text', 'go', 'mfa', expect.objectContaining({ outcome: 'challenge', round: 0 })],
    ['tfa_image', 'go', 'anything', IN],
    ['tfa_choice', 'go', 'Red', IN],
    ['tfa_choice', 'go', 'fail', { outcome: 'refused', reason: 'wrongAnswer' }],
    ['tfa_multi', 'go', 'anything', IN],
  ])('%s/%s answered with %s', async (userid, password, answer, expected) => {
    expect(await answered('finbank', userid, password, answer)).toEqual(expected);
  });

  it('declares that discovery takes long instead of waiting', () => {
    expect(loginAt('finbank', 'discovertimeout').slowSeconds).toBe(300);
  });
});

describe('CCBank', () => {
  it.each([
    ['direct', 'anything', IN],
    ['demo', 'go', IN],
    ['demo', 'newPassword', IN],
    ['demo', 'bad', WRONG],
    ['bad', 'anything', WRONG],
    ['nobody', 'anything', WRONG],
    ['request_error', 'anything', failing(102)],
    ['error_code', '185', failing(185)],
    ['error_code', '103', failing(103)],
    ['error_code', 'text', WRONG],
    ['error_later', '105', IN],
    ['wrong_zip', 'anything', IN],
    ['AllInfoReqd_dd', 'anything', IN],
  ])('%s/%s', async (userid, password, expected) => {
    expect(await type('ccbank', userid, password)).toEqual(expected);
  });

  it('lets error_later in once and then fails with its number', async () => {
    expect(await type('ccbank', 'error_later', '105', 0)).toEqual(failing(105));
  });

  const pet = ['text', "Enter your first pet's name:"];
  it.each([
    ['tfa_text', [pet]],
    ['tfa_text2', [pet, ['text', "Enter your high school's name:"]]],
    ['tfa_choice', [['choice', 'Which high school did you attend?']]],
    ['tfa_image', [['image', 'Enter the word in the image below']]],
    ['tfa_dynamic_image', [['image', 'Enter the word in the dynamic image below']]],
  ])('%s asks', async (userid, questions) => {
    expect(await asked('ccbank', userid, 'anyvalue')).toEqual(questions);
  });

  it.each([
    ['Rex', IN],
    ['loop', expect.objectContaining({ outcome: 'challenge', round: 0 })],
    ['loops', expect.objectContaining({ outcome: 'challenge', round: 0 })],
    ['bad', { outcome: 'refused', reason: 'wrongAnswer' }],
    ['fail', { outcome: 'refused', reason: 'wrongAnswer' }],
  ])('takes %s as an answer', async (answer, expected) => {
    expect(await answered('ccbank', 'tfa_text', 'anyvalue', answer)).toEqual(expected);
  });

  it('offers the schools of the choice with their values', async () => {
    const signedIn = await type('ccbank', 'tfa_choice', 'anyvalue');

    expect(signedIn).toMatchObject({
      challenges: [
        {
          options: [
            { text: 'Washington', value: 'Washington' },
            { text: 'Jefferson', value: 'Jefferson' },
            { text: 'Wilson', value: 'Wilson' },
            { text: 'loop', value: 'loop' },
            { text: 'Fail', value: 'fail' },
          ],
        },
      ],
    });
  });

  it('shows a PNG, the same one for the same seed', async () => {
    const [one, other] = await Promise.all([
      type('ccbank', 'tfa_dynamic_image', 'anyvalue'),
      type('ccbank', 'tfa_dynamic_image', 'anyvalue'),
    ]);
    const image = 'challenges' in one ? (one.challenges[0]?.image ?? '') : '';

    expect(Buffer.from(image, 'base64').subarray(0, 4)).toEqual(Buffer.from('\x89PNG', 'latin1'));
    expect(one).toEqual(other);
  });

  it('has the ten accounts', () => {
    const { accounts } = loginAt('ccbank', 'direct').persona;

    expect(accounts.map(({ name, kind, number }) => [name, kind, number])).toEqual([
      ['My Visa', 'creditCard', '4100007777'],
      ['My CD', 'cd', '2000005555'],
      ['My Line of Credit', 'lineOfCredit', '8000006666'],
      ['My Roth IRA', 'investment', '2000004444'],
      ['My Auto Loan', 'loan', '8000008888'],
      ['My Checking', 'checking', '1000001111'],
      ['My Savings', 'savings', '1000002222'],
      ['My Retirement', 'investment', '0000000001'],
      ['My Brokerage', 'investment', '0000000000'],
      ['My Mortgage', 'mortgage', '1000000001'],
    ]);
  });
});

describe('finAPI test banks', () => {
  const TAN = [['text', 'This bank asks for one more step. Enter the code 123456.']];

  it.each(['finapi-test-bank', 'finapi-test-redirect-bank'])(
    '%s knows two logins',
    async (bank) => {
      expect(await asked(bank, 'demo', 'demo')).toEqual(TAN);
      expect(await answered(bank, 'demo', 'demo', '123456')).toEqual(IN);
      expect(await answered(bank, 'demo', 'demo', '654321')).toEqual({
        outcome: 'refused',
        reason: 'wrongAnswer',
      });
      expect(await type(bank, 'demo_no_msa', 'demo_no_msa')).toEqual(IN);
      expect(await type(bank, 'demo', 'demo_no_msa')).toEqual(WRONG);
      expect(await type(bank, 'somebody', 'demo')).toEqual(WRONG);
    },
  );

  it('has two accounts for payments and one for savings', () => {
    const { accounts } = loginAt('finapi-test-bank', 'demo').persona;

    expect(accounts.map(({ kind }) => kind)).toEqual(['checking', 'checking', 'savings']);
  });

  it('accepts anything at the old test bank', async () => {
    expect(await type('finapi-old-test-bank', 'whoever', 'whatever')).toEqual(IN);
    expect(await type('finapi-old-test-bank', '', 'whatever')).toEqual(WRONG);
  });
});

it.each([100000, 101014, 101509, 101510, 101732, 101764, 101806])(
  'knows the testing institution %i, where demo/go signs in',
  async (id) => {
    const institution = shippedBank.institutionByFinicityId(id);

    expect(institution?.finicity?.testing).toBe(true);
    expect(await type(institution?.id ?? '', 'demo', 'go')).toEqual(IN);
  },
);
