import { FinapiError } from '../../src/providers/finapi/errors.js';
import { languageOf } from '../../src/providers/finapi/languages.js';

it.each([
  [undefined, 'de'],
  ['', 'de'],
  ['*', 'de'],
  ['fr', 'de'],
  ['de', 'de'],
  ['de-AT', 'de'],
  ['en', 'en'],
  ['EN-us', 'en'],
  ['cs', 'en'],
  ['sk-SK', 'en'],
  ['fr, en;q=0.5', 'en'],
  ['de;q=0.5, en;q=0.8', 'en'],
  ['en;q=0, de', 'de'],
  ['en;q=x', 'en'],
  ['undefined', 'de'],
])('%j is read in %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});

const context = {
  requestId: 'id',
  method: 'GET',
  path: '/api/v2/users',
  now: new Date('2024-03-01T11:00:00Z'),
  principal: undefined,
};

it('is the language of business errors, whatever status they have', () => {
  const error = new FinapiError('LOCKED', { de: 'gesperrt', en: 'locked' }, { status: 422 });

  expect(error.toDocument(context).fields).toMatchObject({ errors: [{ message: 'gesperrt' }] });
  expect(error.in('en').toDocument(context).fields).toMatchObject({
    errors: [{ message: 'locked', type: 'BUSINESS' }],
  });
  expect(error.in('en').status).toBe(422);
});

it('names the bank that a refusal is about', () => {
  const bank = 'DEMO0002 - finAPI Test Redirect Bank';
  const error = new FinapiError('BANK_SERVER_REJECTION', 'no', { bank });

  expect(error.toDocument(context).fields).toEqual({
    errors: [{ message: 'no', code: 'BANK_SERVER_REJECTION', type: 'BUSINESS' }],
    date: '2024-03-01T12:00:00.000+01:00',
    requestId: 'id',
    endpoint: 'GET /api/v2/users',
    authContext: '-/-',
    bank,
  });
});
