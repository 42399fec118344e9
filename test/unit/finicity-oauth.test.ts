import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

import { baseStringOf, splitUrl } from '../../src/providers/finicity/oauth/base-string.js';
import { readPairs } from '../../src/providers/finicity/oauth/parameters.js';
import { consumerKeyOf, readTokenCall } from '../../src/providers/finicity/oauth/token-call.js';
import { developmentApp } from '../support/finicity-assertions.js';
import { BASE_URL, SECRETS, verify, wasAccepted, type Sent } from '../support/finicity-oauth.js';

describe('published examples', () => {
  it('verifies the example of OAuth Core 1.0, appendix A', () => {
    const outcome = verify(
      {
        url: 'http://photos.example.net/photos?file=vacation.jpg&size=original',
        authorization:
          'OAuth realm="http://photos.example.net/",oauth_consumer_key="dpf43f3p2l4k3l03",' +
          'oauth_token="nnch734d00sl2jdk",oauth_signature_method="HMAC-SHA1",' +
          'oauth_signature="tR3%2BTy81lMeYAr%2FFid0kMTYa%2FWM%3D",' +
          'oauth_timestamp="1191242096",oauth_nonce="kllo9940pd9333jh",oauth_version="1.0"',
      },
      { consumerSecret: 'kd94hf93k423kf44', tokenSecret: 'pfkkdhi9sl3r4s00' },
    );

    expect(outcome).toEqual({
      baseString:
        'GET&http%3A%2F%2Fphotos.example.net%2Fphotos&file%3Dvacation.jpg%26' +
        'oauth_consumer_key%3Ddpf43f3p2l4k3l03%26oauth_nonce%3Dkllo9940pd9333jh%26' +
        'oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1191242096%26' +
        'oauth_token%3Dnnch734d00sl2jdk%26oauth_version%3D1.0%26size%3Doriginal',
    });
  });

  it('verifies the example of the Twitter guide, which has a form', () => {
    const outcome = verify(
      {
        method: 'POST',
        url: 'https://api.twitter.com/1.1/statuses/update.json?include_entities=true',
        mediaType: 'application/x-www-form-urlencoded',
        body: 'status=Hello%20Ladies%20%2b%20Gentlemen%2c%20a%20signed%20OAuth%20request%21',
        authorization:
          'OAuth oauth_consumer_key="xvz1evFS4wEEPTGEFPHBog", ' +
          'oauth_nonce="kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", ' +
          'oauth_signature="hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D", ' +
          'oauth_signature_method="HMAC-SHA1", oauth_timestamp="1318622958", ' +
          'oauth_token="370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb", oauth_version="1.0"',
      },
      {
        consumerSecret: 'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw',
        tokenSecret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
      },
    );

    expect(outcome).toHaveProperty('baseString');
    expect(outcome).not.toHaveProperty('problem');
  });

  it('makes the base string of RFC 5849, section 3.4.1.1', () => {
    const { base, query } = splitUrl(
      'http://EXAMPLE.com:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b',
    );
    const parameters = [
      ...readPairs(query),
      ...readPairs(
        'oauth_consumer_key=9djdj82h48djs9d2&oauth_token=kkk9d7dh3k39sjv7&' +
          'oauth_signature_method=HMAC-SHA1&oauth_timestamp=137131201&oauth_nonce=7d8f3e4a&' +
          'oauth_signature=djosJKDKJSD8743243%2Fjdk33klY%3D',
      ),
      ...readPairs('c2&a3=2+q'),
    ];

    expect(baseStringOf('post', base, parameters)).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q' +
        '%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_' +
        'key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_m' +
        'ethod%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk' +
        '9d7dh3k39sjv7',
    );
  });
});

describe('RSA-SHA1', () => {
  const app = developmentApp();
  const publicKeys = [createPublicKey(createPrivateKey(app.privateKey))];
  const url = `${BASE_URL}/accounts`;
  const query =
    'oauth_consumer_key=key&oauth_token=token&oauth_signature_method=RSA-SHA1&' +
    'oauth_timestamp=1467374400&oauth_nonce=n&oauth_version=1.0';
  const signature = sign(
    'RSA-SHA1',
    Buffer.from(baseStringOf('GET', url, readPairs(query))),
    app.privateKey,
  );
  const sentWith = (bytes: Buffer): Sent => ({
    url: `${url}?${query}&oauth_signature=${encodeURIComponent(bytes.toString('base64'))}`,
  });

  it("verifies with the app's key", () => {
    expect(wasAccepted(verify(sentWith(signature), { ...SECRETS, publicKeys }))).toBe(true);
  });

  it('is refused when wrong', () => {
    const wrong = Buffer.from(signature).fill(0, 0, 8);

    expect(verify(sentWith(wrong), { ...SECRETS, publicKeys })).toMatchObject({
      reason: 'signatureWrong',
    });
  });

  it('is refused without keys', () => {
    expect(verify(sentWith(signature))).toMatchObject({
      problem: 'signature_method_rejected',
    });
  });
});

describe('the token call', () => {
  const call = (authorization: string | undefined, form: string) => ({
    header: (name: string) => (name === 'authorization' ? authorization : undefined),
    bytes: Buffer.from(form),
  });

  it('names its consumer key in the header', () => {
    expect(consumerKeyOf(call('OAuth oauth_consumer_key="a%2Bb"', 'saml_assertion=x'))).toBe('a+b');
  });

  it('names its consumer key in the form', () => {
    expect(readTokenCall(call(undefined, 'saml_assertion=x%2B%3D&oauth_consumer_key=a'))).toEqual({
      consumerKey: 'a',
      assertion: 'x+=',
    });
  });

  it('leaves base64 in the form as it is, with a space for each plus', () => {
    expect(readTokenCall(call('OAuth oauth_consumer_key=a', 'saml_assertion=a+b/c=='))).toEqual({
      consumerKey: 'a',
      assertion: 'a b/c==',
    });
  });

  it('may name nothing', () => {
    expect(readTokenCall(call('Bearer a', ''))).toEqual({
      consumerKey: undefined,
      assertion: undefined,
    });
  });
});
