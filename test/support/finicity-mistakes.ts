import { loginXml } from '../../src/providers/finicity/client/login-body.js';
import {
  CHALLENGES,
  INSTITUTION,
  INSTITUTION_DETAIL,
  POSITIONS,
  STATUS,
} from './finicity-answers.js';
import { answers, credentials } from './finicity-client.js';
import { ACCOUNTS, TRANSACTIONS } from './finicity-lists.js';

/** A body that is wrong in one way, and what has to be complained about. */
export interface Mistake {
  readonly what: string;
  readonly right: string;
  readonly wrong: string;
  readonly complaint: string;
}

type Change = readonly [find: string | RegExp, put: string, complaint: string];

const mistakesIn = (right: string, changes: Readonly<Record<string, Change>>): Mistake[] =>
  Object.entries(changes).map(([what, [find, put, complaint]]) => ({
    what,
    right,
    wrong: right.replace(find, put),
    complaint,
  }));

const INSTANT = '26.397-07:00';
const NOT_OF_PATTERN = 'not accepted by the pattern';
const NO_ROOT = 'No matching global declaration';

const IN_ACCOUNTS = mistakesIn(ACCOUNTS.xml, {
  'fields of an account in another order': [
    /(<status>.*?)(<accountNumber>.*?)(?=<acc)/,
    '$2$1',
    "account/v1}accountNumber'",
  ],
  'a field of a kind before those of all accounts': [
    /(<accountId>.*?)(<ns6:banking.*?)(<.ns6)/,
    '$2$1$3',
    "bankingaccount/v1}bankingAccountType'",
  ],
  'a field of a kind in the namespace of all accounts': [
    /ns6:bankingAccountType/g,
    'bankingAccountType',
    "/account/v1}bankingAccountType'",
  ],
  'a field of all accounts in the namespace of a kind': [
    /accountId/g,
    'ns6:accountId',
    "bankingaccount/v1}accountId'",
  ],
  'a field that nobody knows': [/accountNickname/g, 'pseudonym', "account/v1}pseudonym'"],
  'a field twice': ['<status>', '<status>X</status><status>', "account/v1}status'"],
  'a kind of account that nobody knows': [/BankingAccount\b/g, 'PiggyBank', "}PiggyBank'"],
  'a list in the namespace of its entries': [/ns8:AccountList/g, 'AccountList', NO_ROOT],
  'text among the elements': ['<ns7:', 'and<ns7:', 'Character content'],
  'an account without status': ['<status>ACTIVE</status>', '', 'account/v1}status )'],
  'a value that is not on the list': ['CHECKING', 'Checking', "value 'Checking'"],
  'a currency that is no code': ['USD', 'dollars', "value 'dollars'"],
  'a time without offset': [INSTANT, '26.397', NOT_OF_PATTERN],
  'a time in UTC': [INSTANT, '26.397Z', NOT_OF_PATTERN],
  'a time east of Greenwich': [INSTANT, '26.397+02:00', NOT_OF_PATTERN],
  'a time in microseconds': [INSTANT, '26.397123-07:00', NOT_OF_PATTERN],
  'a time in epoch milliseconds': [/2016-06-29T[^<]*/, '1467183600000', "'1467183600000'"],
  'a day that does not exist': ['2016-06-29T', '2016-06-31T', "}lastTxnDate': '2016-06-31"],
  'an amount with an exponent': ['>730.09<', '>7.3009e2<', "'7.3009e2'"],
  'an empty amount': ['>730.09<', '><', "balanceAmount': ''"],
  'a body that breaks off': ['</ns8:AccountList>', '', 'Premature end'],
});

const IN_TRANSACTIONS = mistakesIn(TRANSACTIONS.xml, {
  'kinds of transactions in another order': [
    '</ns9:',
    '<ns8:RewardsTransaction/></ns9:',
    "}RewardsTransaction'",
  ],
  'a reason in the namespace of the list': [' notRef', ' ns9:notRef', 'is not allowed'],
  'a reason that nobody knows': ['NOT_NECESSARY', 'NOT_TODAY', "value 'NOT_TODAY'"],
  'a categorization without what is common': [/<common>.*<.common>/, '', "v1}context'"],
  'a context without source': ['<source>CAT</source>', '', "v1}categoryName'"],
});

const IN_LOGINS = [
  ...mistakesIn(loginXml(answers('Rex')), {
    'answers in the namespace of the login': [/ns2:/g, '', "institutionlogin/v1}response'"],
  }),
  ...mistakesIn(loginXml({ ...answers('Rex'), ...credentials('demo', 'go') }), {
    'credentials before answers': [/(<ch.*ses>)(<cr.*als>)/, '$2$1', "}challengeResponses'"],
  }),
  ...mistakesIn(CHALLENGES.xml, {
    'the value of a choice before its text': [/(<text>J.*)(<val>J.*<.val>)/, '$2$1', "v1}val'"],
    'an image that is not base64': [/<choice>.*<.choice>/, '<image>no image</image>', "'no image'"],
  }),
];

/** Of every kind at least one, so that a schema that takes anything is found out. */
export const MISTAKES: readonly Mistake[] = [
  ...IN_ACCOUNTS,
  ...IN_TRANSACTIONS,
  ...IN_LOGINS,
  ...mistakesIn(POSITIONS.xml, {
    'a field of a security in the namespace of the position': [
      /ns2:/g,
      '',
      'invposition/v1}ticker',
    ],
  }),
  ...mistakesIn(INSTITUTION.xml, {
    'institutions in the namespace of accounts': ['institution/v1', 'account/v1', NO_ROOT],
  }),
  ...mistakesIn(INSTITUTION_DETAIL.xml, {
    'an address in the namespace of the institution': [/ns2:/g, '', 'institution/v1}address1'],
    'keys without their list': [/<.?keys>/g, '', "v1}key'"],
  }),
  ...mistakesIn(STATUS.xml, {
    'a type of error that nobody knows': ['WARNING', 'ERROR', "value 'ERROR'"],
    'the root of no body': [/Status/g, 'ErrorInfo', '"ErrorInfo" is the root of no body'],
  }),
];
