import { refusal } from '../support/finapi.js';
import { PfmRig } from '../support/finapi-pfm.js';

let jane: PfmRig;
beforeEach(async () => {
  jane = await PfmRig.start();
});
afterEach(async () => {
  await jane.close();
});

const TRAIN = '/categories/trainCategorization';
const CHECK = '/tests/checkCategorization';
const RENT = {
  accountTypeId: 1,
  amount: -845,
  purpose: 'Miete 03/2026',
  counterpart: 'Wohnbau eG',
};

const checked = (...transactionData: readonly object[]) =>
  jane.ask('post', CHECK, {
    transactionData: transactionData.map((each, index) => ({
      transactionId: `t${String(index)}`,
      ...each,
    })),
  });

describe('checkCategorization', () => {
  it('finds a category for what is described, or none', async () => {
    const response = await checked(RENT, { accountTypeId: 1, amount: 5, purpose: null });

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      categorizationCheckResult: [
        { transactionId: 't0', category: await jane.category('Kaltmiete und Warmmiete') },
        { transactionId: 't1' },
      ],
    });
  });

  // Only a check looks at the merchant category code: banks do not tell it.
  it('goes by the merchant category code', async () => {
    const card = { accountTypeId: 3, amount: -12.5, counterpart: 'X', mcCode: '5812' };

    const response = await checked(card, { ...card, mcCode: '' });

    expect(response.body).toEqual({
      categorizationCheckResult: [
        { transactionId: 't0', category: await jane.category('Restaurants und Cafés') },
        { transactionId: 't1' },
      ],
    });
  });

  // Bausparen is 8 although the greatest number is said to be 7; 6 stands for nothing.
  it.each([
    [1, 200],
    [2, 200],
    [5, 200],
    [7, 200],
    [8, 200],
    [0, 400],
    [6, 400],
    [9, 400],
  ])('answers to the account type %d with %d', async (accountTypeId, status) => {
    await checked({ ...RENT, accountTypeId }).expect(status);
  });

  it.each([
    [{}, 'MISSING_FIELD'],
    [{ transactionData: [{ ...RENT }] }, 'MISSING_FIELD'],
    [{ transactionData: [{ ...RENT, transactionId: '' }] }, 'ILLEGAL_FIELD_VALUE'],
    [
      { transactionData: [{ ...RENT, transactionId: 'a', mcCode: '54111' }] },
      'ILLEGAL_FIELD_VALUE',
    ],
    [
      { transactionData: [{ ...RENT, transactionId: 'a', typeCodeZka: 'x' }] },
      'ILLEGAL_FIELD_VALUE',
    ],
    [{ transactionData: [{ ...RENT, transactionId: 'a', amount: '1' }] }, 'BAD_REQUEST'],
    [
      { transactionData: ['a', 'a'].map((transactionId) => ({ ...RENT, transactionId })) },
      'ILLEGAL_FIELD_VALUE',
    ],
  ])('refuses %j', async (body, code) => {
    const response = await jane.ask('post', CHECK, body);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(refusal(response, `POST /api/v2${CHECK}`, [{ code }]));
  });

  it('refuses more than a hundred transactions', async () => {
    const response = await checked(...Array.from({ length: 101 }, () => RENT));

    expect(response.status).toBe(422);
    expect(response.body).toEqual(
      refusal(response, `POST /api/v2${CHECK}`, [{ code: 'ILLEGAL_FIELD_VALUE' }]),
    );
  });
});

describe('trainCategorization', () => {
  it('teaches what comes before all rules', async () => {
    const hobby = await jane.createCategory('Hobby');

    const response = await jane.ask('post', TRAIN, {
      categoryId: hobby.id,
      transactionData: [RENT],
    });

    expect(response.status).toBe(200);
    expect(response.text).toBe('');
    const found = await checked({ ...RENT, purpose: 'Nachzahlung' }, { ...RENT, amount: 845 });
    expect(found.body).toEqual({
      categorizationCheckResult: [
        { transactionId: 't0', category: hobby },
        { transactionId: 't1', category: await jane.category('Mieteinnahmen') },
      ],
    });
  });

  it('is forgotten with the category', async () => {
    const { id } = await jane.createCategory('Hobby');
    await jane.ask('post', TRAIN, { categoryId: id, transactionData: [RENT] }).expect(200);

    await jane.ask('delete', `/categories/${String(id)}`).expect(200);

    expect((await checked(RENT)).body).toEqual({
      categorizationCheckResult: [
        { transactionId: 't0', category: await jane.category('Kaltmiete und Warmmiete') },
      ],
    });
  });

  it('does not teach other users', async () => {
    const { id } = await jane.category('Freizeit');
    await jane.ask('post', TRAIN, { categoryId: id, transactionData: [RENT] }).expect(200);
    const token = await jane.finapi.userToken('other');

    const body = { transactionData: [{ ...RENT, transactionId: 'a' }] };
    const response = await jane.finapi.ask('post', CHECK, { token, body });

    expect(response.body).toEqual({
      categorizationCheckResult: [
        { transactionId: 'a', category: await jane.category('Kaltmiete und Warmmiete') },
      ],
    });
  });

  it.each([
    [{ categoryId: 7, transactionData: [RENT] }, 404, 'UNKNOWN_ENTITY'],
    [{ categoryId: 0, transactionData: [RENT] }, 404, 'UNKNOWN_ENTITY'],
    [
      { categoryId: 7, transactionData: Array.from({ length: 101 }, () => RENT) },
      422,
      'ILLEGAL_FIELD_VALUE',
    ],
    [{ transactionData: [RENT] }, 400, 'MISSING_FIELD'],
    [{ categoryId: 7 }, 400, 'MISSING_FIELD'],
    [
      { categoryId: 7, transactionData: [{ ...RENT, accountTypeId: 6 }] },
      400,
      'ILLEGAL_FIELD_VALUE',
    ],
    [{ categoryId: 7, transactionData: [{ ...RENT, purpose: '' }] }, 400, 'ILLEGAL_FIELD_VALUE'],
    [
      { categoryId: 7, transactionData: [{ ...RENT, counterpart: 'x'.repeat(81) }] },
      400,
      'ILLEGAL_FIELD_VALUE',
    ],
    [{ categoryId: 7, transactionData: {} }, 400, 'BAD_REQUEST'],
  ])('refuses %.80j', async (body, status, code) => {
    const response = await jane.ask('post', TRAIN, body);

    expect(response.status).toBe(status);
    expect(response.body).toEqual(refusal(response, `POST /api/v2${TRAIN}`, [{ code }]));
  });
});
