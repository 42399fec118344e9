import { challengeCode, flickerCode } from '../../src/providers/finapi/authentication/flicker.js';

describe('a flicker code', () => {
  it('is what readers know as HHD 1.3', () => {
    expect(flickerCode('87151313', ['389726', '1,00'])).toBe('0F04871513130338972614312C30303B');
  });

  it('fills up an odd number of digits', () => {
    expect(flickerCode('1234567')).toMatch(/^06041234567F[0-9A-F]{2}$/);
  });

  it('has a Luhn digit of nought where the sum allows it', () => {
    expect(flickerCode('00')).toBe('030100' + '0' + '2');
  });
});

describe('a challenge for a reader', () => {
  it('says how long all of its parts are', () => {
    expect(challengeCode('87151313', ['389726', '1,00'])).toBe('002624088715131306389726041,00');
  });
});
