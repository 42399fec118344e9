/** Answers of the emulated API: wire fields, and what XML and JSON make of them. */

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const BASE = 'http://schema.intuit.com/platform/fdatafeed';

export const declare = (...names: readonly string[]): string =>
  names
    .map((name, index) => {
      const prefix = index === 0 ? '' : `:ns${String(index + 1)}`;
      return ` xmlns${prefix}="${BASE}/${name}/v1"`;
    })
    .join('');

const INSTITUTION_FIELDS = {
  institution: [
    {
      institutionId: 101732,
      institutionName: 'FinBank',
      homeUrl: 'http://www.finbank.example',
      phoneNumber: '555-0100',
      virtual: false,
    },
  ],
} as const;

export const INSTITUTION = {
  fields: INSTITUTION_FIELDS,
  xml:
    `${DECLARATION}<Institutions${declare('institution', 'common')}>` +
    '<institution><institutionId>101732</institutionId>' +
    '<institutionName>FinBank</institutionName>' +
    '<homeUrl>http://www.finbank.example</homeUrl><phoneNumber>555-0100</phoneNumber>' +
    '<virtual>false</virtual></institution></Institutions>',
  json: INSTITUTION_FIELDS,
};

const INSTITUTION_DETAIL_FIELDS = {
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
      {
        name: 'Banking Password',
        status: 'Active',
        valueLengthMin: 1,
        valueLengthMax: 20,
        displayFlag: true,
        displayOrder: 2,
        mask: true,
        instructions: 'Enter banking password (go)',
        description: 'Banking Password',
      },
      {
        name: 'Banking Userid',
        status: 'Active',
        valueLengthMin: 1,
        valueLengthMax: 20,
        displayFlag: true,
        displayOrder: 1,
        mask: false,
        instructions: 'Enter banking userid (demo)',
        description: 'Banking Userid',
      },
    ],
  },
} as const;

export const INSTITUTION_DETAIL = {
  fields: INSTITUTION_DETAIL_FIELDS,
  xml:
    `${DECLARATION}<InstitutionDetail${declare('institution', 'common')}>` +
    '<institutionId>101732</institutionId><institutionName>FinBank</institutionName>' +
    '<homeUrl>http://www.finbank.example</homeUrl><phoneNumber>555-0100</phoneNumber>' +
    '<address><ns2:address1>1 Test Way</ns2:address1><ns2:city>Murray</ns2:city>' +
    '<ns2:state>UT</ns2:state><ns2:postalCode>84123</ns2:postalCode>' +
    '<ns2:country>USA</ns2:country></address>' +
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
  json: INSTITUTION_DETAIL_FIELDS,
};

export const CHALLENGES = {
  fields: {
    challenge: [
      {
        textOrImageAndChoice: [
          { text: 'Which high school did you attend?' },
          { choice: { text: 'Washington', val: 'Washington' } },
          { choice: { text: 'Jefferson', val: 'Jefferson' } },
        ],
      },
    ],
  },
  xml:
    `${DECLARATION}<Challenges${declare('challenge')}>` +
    '<challenge><text>Which high school did you attend?</text><choice>' +
    '<text>Washington</text><val>Washington</val></choice><choice><text>Jefferson</text>' +
    '<val>Jefferson</val></choice></challenge></Challenges>',
  json: {
    challenge: [
      {
        textOrImageAndChoice: [
          'Which high school did you attend?',
          { text: 'Washington', val: 'Washington' },
          { text: 'Jefferson', val: 'Jefferson' },
        ],
      },
    ],
  },
} as const;

const POSITIONS_FIELDS = {
  position: [
    {
      investmentPositionId: 900000000001,
      costBasis: 1629,
      unitPrice: 8.29,
      holdType: 'STOCK',
      marketValue: 1658,
      units: 200,
      invSecurityType: 'STOCKINFO',
      stockInfo: { ticker: 'ABCD', unitPrice: 8.29 },
    },
  ],
} as const;

export const POSITIONS = {
  fields: POSITIONS_FIELDS,
  xml:
    `${DECLARATION}<InvestmentPositions${declare('invposition', 'securityinfo')}>` +
    '<position><investmentPositionId>900000000001</investmentPositionId>' +
    '<costBasis>1629</costBasis><unitPrice>8.29</unitPrice><holdType>STOCK</holdType>' +
    '<marketValue>1658</marketValue><units>200</units>' +
    '<invSecurityType>STOCKINFO</invSecurityType><stockInfo><ns2:ticker>ABCD</ns2:ticker>' +
    '<ns2:unitPrice>8.29</ns2:unitPrice></stockInfo></position></InvestmentPositions>',
  json: POSITIONS_FIELDS,
};

const STATUS_FIELDS = {
  errorInfo: [
    {
      errorType: 'WARNING',
      errorCode: '103',
      errorMessage: 'Login error. Error on logon',
      correlationId: 'gw-5c6f1c1e-0d52-4a43-9a2c-1f0e7a6b9d11',
    },
  ],
} as const;

export const STATUS = {
  fields: STATUS_FIELDS,
  xml:
    `${DECLARATION}<Status${declare('common')}>` +
    '<errorInfo><errorType>WARNING</errorType><errorCode>103</errorCode>' +
    '<errorMessage>Login error. Error on logon</errorMessage>' +
    '<correlationId>gw-5c6f1c1e-0d52-4a43-9a2c-1f0e7a6b9d11</correlationId></errorInfo>' +
    '</Status>',
  json: STATUS_FIELDS,
};
