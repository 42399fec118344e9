import { masked } from '../../src/providers/finapi/masking.js';

describe('a body in the journal', () => {
  it('hides what a person would type', () => {
    const body = {
      id: 'jane',
      password: 'secret-password',
      loginCredentials: [{ label: 'PIN', value: '1234' }],
      multiStepAuthentication: { hash: 'abc', challengeResponse: '123456' },
    };

    expect(masked(body)).toEqual({
      id: 'jane',
      password: 'XXXXX',
      loginCredentials: [{ label: 'PIN', value: 'XXXXX' }],
      multiStepAuthentication: { hash: 'abc', challengeResponse: 'XXXXX' },
    });
  });

  it.each([7, ['secret'], { a: 'secret' }, null, ''])('hides it whatever it is: %j', (password) => {
    expect(masked({ Password: password })).toEqual({ Password: 'XXXXX' });
  });

  it('is the same object when it holds no secret', () => {
    const body = { id: 'jane', list: [{ value: 1 }] };

    expect(masked(body)).toBe(body);
  });

  it.each([undefined, null, 'text', 7])('may be %j', (body) => {
    expect(masked(body)).toBe(body);
  });

  it('hides what lies too deep to be looked at', () => {
    const deep = JSON.parse('{"a":'.repeat(12) + '"x"' + '}'.repeat(12)) as object;

    expect(JSON.stringify(masked(deep))).toContain('XXXXX');
  });
});
