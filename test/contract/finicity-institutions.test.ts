import { FinicityWorld } from '../support/finicity-world.js';

let world: FinicityWorld;

beforeAll(async () => {
  world = await FinicityWorld.start();
});
afterAll(() => world.close());

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const NAMESPACES =
  'xmlns="http://schema.intuit.com/platform/fdatafeed/institution/v1" ' +
  'xmlns:ns2="http://schema.intuit.com/platform/fdatafeed/common/v1"';

describe('getInstitutions', () => {
  it('lists institutions in JSON, without a root', async () => {
    const { status, json } = await world.client.get('/institutions');

    expect(status).toBe(200);
    const { institution, ...rest } = json as { institution: readonly object[] };
    expect(rest).toEqual({});
    expect(institution).toContainEqual({
      institutionId: 101732,
      institutionName: 'FinBank',
      homeUrl: 'http://www.finbank.example',
      phoneNumber: '555-0100',
      virtual: false,
    });
  });

  it('lists them in XML by default', async () => {
    const { text, headers } = await world.client.call('GET', '/institutions/');

    expect(headers['content-type']).toBe('application/xml');
    expect(text.startsWith(`${HEAD}<Institutions ${NAMESPACES}><institution>`)).toBe(true);
    expect(text).toContain(
      '<institution><institutionId>101732</institutionId><institutionName>FinBank</institutionName>' +
        '<homeUrl>http://www.finbank.example</homeUrl><phoneNumber>555-0100</phoneNumber>' +
        '<virtual>false</virtual></institution>',
    );
  });
});

describe('getInstitutionDetails', () => {
  const key = (name: string, displayOrder: number, mask: boolean, instructions: string) => ({
    name,
    status: 'Active',
    valueLengthMin: 1,
    valueLengthMax: 20,
    displayFlag: true,
    displayOrder,
    mask,
    instructions,
    description: name,
  });

  it('lists keys unsorted, the password first', async () => {
    const { json } = await world.client.get('/institutions/101732');

    expect(json).toEqual({
      institutionId: 101732,
      institutionName: 'FinBank',
      homeUrl: 'http://www.finbank.example',
      phoneNumber: '555-0100',
      address: {
        address1: '1 Test Way',
        city: 'Murray',
        state: 'UT',
        postalCode: '84123',
        country: 'USA',
      },
      emailAddress: 'help@finbank.example',
      specialText: 'Please enter your FinBank Username and Password.',
      currencyCode: 'USD',
      keys: {
        key: [
          key('Banking Password', 2, true, 'Enter banking password (go)'),
          key('Banking Userid', 1, false, 'Enter banking userid (demo)'),
        ],
      },
    });
  });

  it('writes the address in the common namespace', async () => {
    const { text } = await world.client.call('GET', '/institutions/101732', { accept: '*/*' });

    expect(text).toBe(
      `${HEAD}<InstitutionDetail ${NAMESPACES}><institutionId>101732</institutionId>` +
        '<institutionName>FinBank</institutionName><homeUrl>http://www.finbank.example</homeUrl>' +
        '<phoneNumber>555-0100</phoneNumber><address><ns2:address1>1 Test Way</ns2:address1>' +
        '<ns2:city>Murray</ns2:city><ns2:state>UT</ns2:state>' +
        '<ns2:postalCode>84123</ns2:postalCode><ns2:country>USA</ns2:country></address>' +
        '<emailAddress>help@finbank.example</emailAddress>' +
        '<specialText>Please enter your FinBank Username and Password.</specialText>' +
        '<currencyCode>USD</currencyCode><keys><key><name>Banking Password</name>' +
        '<status>Active</status><valueLengthMin>1</valueLengthMin>' +
        '<valueLengthMax>20</valueLengthMax><displayFlag>true</displayFlag>' +
        '<displayOrder>2</displayOrder><mask>true</mask>' +
        '<instructions>Enter banking password (go)</instructions>' +
        '<description>Banking Password</description></key><key><name>Banking Userid</name>' +
        '<status>Active</status><valueLengthMin>1</valueLengthMin>' +
        '<valueLengthMax>20</valueLengthMax><displayFlag>true</displayFlag>' +
        '<displayOrder>1</displayOrder><mask>false</mask>' +
        '<instructions>Enter banking userid (demo)</instructions>' +
        '<description>Banking Userid</description></key></keys></InstitutionDetail>',
    );
  });

  it('lists hidden keys, which are not to be shown', async () => {
    const { json } = await world.client.get('/institutions/210004');

    expect((json as { keys: { key: readonly object[] } }).keys.key.at(-1)).toEqual({
      name: 'Branch Region',
      val: '01',
      status: 'Active',
      valueLengthMin: 1,
      valueLengthMax: 20,
      displayFlag: false,
      displayOrder: 3,
      mask: false,
      description: 'Filled in by the site',
    });
  });

  it('is 404 for an unknown id and 400 for what is no number', async () => {
    const unknown = await world.client.get('/institutions/1');

    expect(unknown).toMatchObject({ status: 404 });
    expect(unknown.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.database.institution.notfound',
          errorMessage: 'There is no such institution',
          correlationId: unknown.headers['intuit_tid'],
        },
      ],
    });
    expect((await world.client.get('/institutions/finbank')).status).toBe(400);
    expect((await world.client.get('/institutions/99999999999999999999')).status).toBe(400);
  });
});
