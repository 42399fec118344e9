import { InstitutionLoginBody, UpdateQuery } from '../../src/providers/finicity/logins/schema.js';

const nothing = { kind: 'nothing' };
const demo = {
  kind: 'credentials',
  credentials: [{ name: 'Banking Userid', value: 'demo' }],
};
const rex = { kind: 'answers', answers: ['Rex'] };

describe('an InstitutionLogin', () => {
  it.each([
    [undefined, nothing],
    [null, nothing],
    ['', nothing],
    ['  ', nothing],
    [{}, nothing],
    [{ credentials: null }, nothing],
    [{ credentials: { credential: null }, challengeResponses: null }, nothing],
    [{ credentials: { credential: { name: 'Banking Userid', value: 'demo' } } }, demo],
    [{ credentials: { credential: [{ name: 'Banking Userid', value: 'demo' }] } }, demo],
    [{ credentials: { credential: [{ name: 'Banking Userid', value: 'demo', x: 1 }] } }, demo],
    [{ credentials: '' }, { kind: 'credentials', credentials: [] }],
    [{ credentials: {} }, { kind: 'credentials', credentials: [] }],
    [{ challengeResponses: { response: 'Rex' } }, rex],
    [{ challengeResponses: { response: ['Rex'] } }, rex],
    [{ challengeResponses: { response: ['Rex'] }, credentials: null }, rex],
    [
      { challengeResponses: { response: ['', ' a  b '] } },
      { kind: 'answers', answers: ['', ' a  b '] },
    ],
    [{ challengeResponses: { response: [1, true] } }, { kind: 'answers', answers: ['1', 'true'] }],
    [{ challengeResponses: '' }, { kind: 'answers', answers: [] }],
  ])('%j is %j', (body, meaning) => {
    expect(InstitutionLoginBody.parse(body)).toEqual(meaning);
  });

  it.each([
    [[]],
    ['text'],
    [7],
    [{ credential: [] }],
    [{ credentials: [] }],
    [{ credentials: { credential: [null] } }],
    [{ credentials: { credential: [{ name: 'x' }] } }],
    [{ challengeResponses: { response: [{}] } }],
    [{ challengeResponses: { response: ['x'] }, credentials: { credential: [] } }],
  ])('%j is refused', (body) => {
    expect(InstitutionLoginBody.safeParse(body).success).toBe(false);
  });
});

describe('the query of an update', () => {
  it.each([
    [{ refresh: 'true' }, true],
    [{ refresh: ['true', 'false'] }, true],
    [{ refresh: ['false', 'true'] }, false],
    [{ refresh: 'True' }, false],
    [{ refresh: 'true ' }, false],
    [{ refresh: '1' }, false],
    [{ Refresh: 'true' }, false],
    [{}, false],
  ])('%j asks for a refresh: %s', (query, refresh) => {
    expect(UpdateQuery.parse(query)).toEqual({ refresh });
  });
});
