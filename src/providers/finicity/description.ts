import {
  referenceTo,
  type ApiDescription,
  type JsonSchema,
  type OperationDescription,
  type ResponseDescription,
} from '../../core/openapi/description.js';
import { namedXmlSchemas } from '../../core/openapi/xml-schemas.js';
import { TOKEN_BASE } from './endpoint.js';
import * as accountLists from './wire/account-list.js';
import * as challenges from './wire/challenges.js';
import * as files from './wire/files.js';
import * as institutions from './wire/institution.js';
import * as positions from './wire/position.js';
import * as securities from './wire/security.js';
import * as status from './wire/status.js';
import * as transactionLists from './wire/transaction-list.js';
import * as transactions from './wire/transaction.js';

const XML_AND_JSON = ['application/json', 'application/xml'];

/** The types of the bodies, by the names that their schemas give them. */
const TYPES = {
  AccountList: accountLists.AccountList,
  Address: institutions.Address,
  BankingTransaction: transactions.BankingTransaction,
  Challenge: challenges.Challenge,
  Challenges: challenges.Challenges,
  Choice: challenges.Choice,
  CreditCardTransaction: transactions.CreditCardTransaction,
  DebtInfo: securities.DebtInfo,
  ErrorInfo: status.ErrorInfo,
  File: files.File,
  Files: files.Files,
  Institution: institutions.Institution,
  InstitutionDetail: institutions.InstitutionDetail,
  Institutions: institutions.Institutions,
  InvestmentPosition: positions.InvestmentPosition,
  InvestmentPositions: positions.InvestmentPositions,
  Key: institutions.Key,
  Keys: institutions.Keys,
  LoanTransaction: transactions.LoanTransaction,
  MFInfo: securities.MFInfo,
  OptionInfo: securities.OptionInfo,
  OtherInfo: securities.OtherInfo,
  RewardsTransaction: transactions.RewardsTransaction,
  Status: status.Status,
  StockInfo: securities.StockInfo,
  TransactionList: transactionLists.TransactionList,
};

type TypeName = keyof typeof TYPES;

/** What Finicity's Financial Data API answers, and how its callers sign. */
export const describeFinicity = (): ApiDescription => ({
  title: 'Financial Data API of Finicity, as doppelbank emulates it',
  schemas: namedXmlSchemas(TYPES),
  securitySchemes: {
    oauth: {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description: 'OAuth 1.0a with the token of a customer, RSA-SHA1 or HMAC-SHA1',
    },
  },
  describe: (operation, { base }) => ({
    headers: [],
    security: base === TOKEN_BASE ? [] : ['oauth'],
    requestTypes: base === TOKEN_BASE ? [FORM] : XML_AND_JSON,
    requestBody: REQUESTS[operation],
    responses: { ...ANSWERS[operation], ...REFUSALS },
  }),
});

const FORM = 'application/x-www-form-urlencoded';

const both = (...names: readonly TypeName[]): Pick<ResponseDescription, 'content'> => {
  const references = names.map(referenceTo);
  const [first = {}] = references;
  const schema = references.length > 1 ? { anyOf: references } : first;
  return { content: Object.fromEntries(XML_AND_JSON.map((type) => [type, schema])) };
};

type Responses = OperationDescription['responses'];

const done = (name: TypeName): Responses => ({ 200: { description: 'Done', ...both(name) } });
const NOTHING: Responses = { 200: { description: 'Done' } };

const textual = (type: string): Pick<ResponseDescription, 'content'> => ({
  content: { [type]: { type: 'string' } },
});

const CHALLENGED: Responses = {
  401: {
    description: 'The bank asks something, or the request is not authenticated',
    ...both('Challenges', 'Status'),
  },
};

/** How each operation that is emulated answers when it succeeds, or asks back. */
const ANSWERS: Readonly<Record<string, Responses>> = {
  getAccessTokenBySaml: { 200: { description: 'Token and secret', ...textual('text/plain') } },
  getInstitutions: done('Institutions'),
  getInstitutionDetails: done('InstitutionDetail'),
  translateIntuitInstitutionId: done('Institution'),
  discoverAndAddAccounts: {
    201: { description: 'The accounts of the login', ...both('AccountList') },
    ...CHALLENGED,
  },
  updateInstitutionLogin: { ...NOTHING, ...CHALLENGED },
  getCustomerAccounts: done('AccountList'),
  getLoginAccounts: done('AccountList'),
  getAccount: done('AccountList'),
  updateAccountType: NOTHING,
  deleteAccount: NOTHING,
  getAccountTransactions: done('TransactionList'),
  getInvestmentPositions: done('InvestmentPositions'),
  deleteCustomer: NOTHING,
  listFiles: done('Files'),
  getFileData: {
    200: { description: 'The file', ...textual('application/octet-stream') },
    206: { description: 'The bytes asked for', ...textual('application/octet-stream') },
  },
  deleteFile: NOTHING,
};

/** Who asks too often in a minute gets no body at all. */
const REFUSALS: Responses = {
  429: { description: 'Throttled' },
  default: { description: 'Refused', ...both('Status') },
};

/** Its body is read before there is an endpoint, to find out who calls. */
const REQUESTS: Readonly<Record<string, JsonSchema>> = {
  getAccessTokenBySaml: {
    type: 'object',
    properties: { saml_assertion: { type: 'string' } },
    required: ['saml_assertion'],
  },
};
