import { decodeKeepingPlus, formFields, readForm } from '../../src/core/http/body/form.js';
import { UnreadableBody } from '../../src/core/http/body/unreadable-body.js';

describe('readForm', () => {
  it('decodes names and values', () => {
    const form = readForm(
      Buffer.from('grant_type=password&user%20name=J%C3%BCrgen+M&empty=&flag\n'),
    );

    expect({ ...form }).toEqual({
      grant_type: 'password',
      'user name': 'Jürgen M',
      empty: '',
      flag: '',
    });
  });

  it('keeps every value of a repeated field', () => {
    expect(readForm(Buffer.from('a=1&b=x&a=2&a=3'))['a']).toEqual(['1', '2', '3']);
  });

  it('is empty for an empty body', () => {
    expect(Object.keys(readForm(Buffer.from('')))).toEqual([]);
  });

  it('has no prototype that a field could replace', () => {
    const form = readForm(Buffer.from('__proto__=1&constructor=2&toString=3'));

    expect(Object.getPrototypeOf(form)).toBeNull();
    expect(Object.entries(form)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['toString', '3'],
    ]);
  });

  it('lets broken escapes stand for themselves', () => {
    const form = readForm(Buffer.from('a=100%&b=%zz+%41&c=%e4'));

    expect({ ...form }).toEqual({ a: '100%', b: '%zz A', c: '\ufffd' });
  });

  it('refuses more fields than any request has, and what is no text', () => {
    expect(() => readForm(Buffer.from('a=1&'.repeat(2 ** 18)))).toThrow(UnreadableBody);
    expect(() => readForm(Buffer.from([0x61, 0x3d, 0xff]))).toThrow('The body is not valid UTF-8');
  });
});

describe('formFields', () => {
  it('leaves values as they were sent, so that a plus can mean itself', () => {
    const fields = formFields(Buffer.from('saml_assertion=PD+94/bWw=&oauth%5Fkey=a%2Bb&&x'));

    expect(fields).toEqual([
      ['saml_assertion', 'PD+94/bWw='],
      ['oauth_key', 'a%2Bb'],
      ['x', ''],
    ]);
    expect(fields.map(([, value]) => decodeKeepingPlus(value))).toEqual(['PD+94/bWw=', 'a+b', '']);
  });
});
