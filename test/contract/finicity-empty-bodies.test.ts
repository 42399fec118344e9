import { XML_TYPE } from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

const JSON_TYPE = 'application/json';
const ROOT = 'http://schema.intuit.com/platform/fdatafeed';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

let world: FinicityWorld;
let login: number;

/** Data that is two hours old. */
beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
  await world.advance('PT2H');
});
afterEach(() => world.close());

const BODIES: readonly (readonly [string, string | undefined, string | undefined])[] = [
  ['{ }', JSON_TYPE, '{ }'],
  ['null', JSON_TYPE, 'null'],
  [
    'an empty InstitutionLogin with a line break',
    XML_TYPE,
    `<InstitutionLogin xmlns="${ROOT}/institutionlogin/v1">\n</InstitutionLogin>`,
  ],
  ['a closed InstitutionLogin', 'text/xml', '<v1:InstitutionLogin xmlns:v1="urn:x" />'],
  ['no body, as JSON', JSON_TYPE, ''],
  ['no body, as XML', XML_TYPE, ''],
  ['no body, as a form', 'application/x-www-form-urlencoded', ''],
  ['no body at all', undefined, undefined],
];

const CASES = BODIES.flatMap(([name, type, body]) =>
  [undefined, XML_TYPE, JSON_TYPE].map((accept) => ({
    name: `${name}, Accept ${accept ?? 'absent'}`,
    isXml: accept !== JSON_TYPE,
    call: {
      ...(type !== undefined && { type }),
      ...(body !== undefined && { body }),
      ...(accept !== undefined && { accept }),
    },
  })),
);

const refresh = (call: (typeof CASES)[number]['call']) =>
  world.client.call('PUT', `/logins/${login}?refresh=true`, call);

describe('an update that brings nothing', () => {
  it.each(CASES)('refreshes: $name', async ({ call }) => {
    const answer = await refresh(call);

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers).not.toHaveProperty('content-type');
    expect(await world.stateOf(login)).toEqual({
      code: '0',
      success: '2016-07-01T17:52:26.397Z',
      attempt: '2016-07-01T17:52:26.397Z',
    });
  });

  it.each(CASES)('asks the questions of 185: $name', async ({ call, isXml }) => {
    await world.happens('mfaDemanded');
    await world.aggregate();

    const { status, headers, text } = await refresh(call);

    expect(status).toBe(401);
    expect(headers['challengesessionid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['challengenodeid']).toMatch(/^\d+(\.\d+){3}$/);
    expect(headers['content-type']).toBe(isXml ? XML_TYPE : JSON_TYPE);
    expect(text).toBe(
      isXml
        ? `${DECLARATION}<Challenges xmlns="${ROOT}/challenge/v1"><challenge>` +
            "<text>Enter your first pet's name:</text></challenge></Challenges>"
        : '{"challenge":[{"textOrImageAndChoice":["Enter your first pet\'s name:"]}]}',
    );
  });

  it.each(CASES)('fails at 103 as before: $name', async ({ call, isXml }) => {
    await world.happens('passwordChanged', { newPassword: 'new' });
    await world.aggregate();

    const { status, headers, text } = await refresh(call);

    expect(status).toBe(503);
    expect(headers['content-type']).toBe(isXml ? XML_TYPE : JSON_TYPE);
    const id = String(headers['intuit_tid']);
    expect(text).toBe(
      isXml
        ? `${DECLARATION}<Status xmlns="${ROOT}/common/v1"><errorInfo>` +
            '<errorType>WARNING</errorType><errorCode>103</errorCode>' +
            `<errorMessage>Login error. Error on logon</errorMessage><correlationId>${id}` +
            '</correlationId></errorInfo></Status>'
        : '{"errorInfo":[{"errorType":"WARNING","errorCode":"103",' +
            `"errorMessage":"Login error. Error on logon","correlationId":"${id}"}]}`,
    );
  });
});

describe('credentials in XML', () => {
  const named = (name: string, value: string) =>
    `<credential>\n  <!-- ${name} --><name>${name}</name>\n  <value>${value}</value>\n</credential>`;

  it.each([
    ['plain', 'go'],
    ['as character data', '<![CDATA[go]]>'],
    ['with escapes', '&#103;&#x6F;'],
  ])('are read between comments and line breaks, %s', async (_name, value) => {
    const answer = await world.client.call('PUT', `/logins/${login}?refresh=true`, {
      type: `${XML_TYPE}; charset=UTF-8`,
      body:
        `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<InstitutionLogin xmlns="${ROOT}/institutionlogin/v1">\n` +
        `<credentials>\n${named('Banking Userid', 'demo')}\n${named('Banking Password', value)}\n` +
        '</credentials>\n</InstitutionLogin>\n',
    });

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect((await world.explained()).rule).toBe('the bank let the customer in');
  });
});
