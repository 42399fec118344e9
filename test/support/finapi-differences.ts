import type { MeantDifference } from './fact-differences.js';

const SHIFTED =
  'The document gives a success without a body that of the next status, which then has none.';
const WHOLE = 'Only whole numbers mean anything here.';
const BOUNDED = 'Nothing is boundless here; no client comes near.';
const NAMED = 'What is documented in words is said of the schema too.';

/** Operations that answer nothing but 200. */
const BODILESS = [
  'changeClientCredentials',
  'deleteAccount',
  'deleteBankConnection',
  'deleteCategory',
  'deleteLabel',
  'deleteNotificationRule',
  'deleteTransaction',
  'deleteUnverifiedUser',
  'executePasswordChange',
  'mockBatchUpdate',
  'removeInterface',
  'revokeToken',
  'trainCategorization',
  'triggerCategorization',
  'verifyUser',
];

/** Where the document that the sandbox serves says something else than finAPI's, and why. */
export const FINAPI_DIFFERENCES: readonly MeantDifference[] = [
  ...BODILESS.flatMap((operation) => [
    {
      at: `${operation} answer 200`,
      documented: 'ErrorMessage',
      served: 'nothing',
      reason: SHIFTED,
    },
    {
      at: `${operation} answer 400`,
      documented: 'nothing',
      served: 'ErrorMessage',
      reason: SHIFTED,
    },
  ]),
  {
    at: 'deleteAuthorizedUser answer 200',
    documented: 'BadCredentialsError',
    served: 'nothing',
    reason: SHIFTED,
  },
  {
    at: 'deleteAuthorizedUser answer 401',
    documented: 'nothing',
    served: 'BadCredentialsError',
    reason: SHIFTED,
  },
  {
    at: 'revokeToken answer 401',
    served: 'BadCredentialsError',
    reason: 'It needs a token as all others do, so that there are wrong ones.',
  },
  { at: '* query.*.type', documented: 'number', served: 'integer', reason: WHOLE },
  { at: '* query.*.format', served: 'int32', reason: WHOLE },
  { at: '* query.*.format', served: 'int64', reason: WHOLE },
  { at: '* path.id.type', documented: 'number', served: 'integer', reason: WHOLE },
  { at: '* path.id.format', served: 'int64', reason: WHOLE },
  { at: '* query.*.maxItems', served: '1000', reason: NAMED },
  ...[
    ['page.minimum', '1'],
    ['page.default', '1'],
    ['perPage.minimum', '1'],
    ['perPage.maximum', '500'],
    ['perPage.default', '20'],
  ].map(([field = '', served]) => ({
    at: `getAndSearchAllBankGroups query.${field}`,
    served,
    reason: 'Its pages are like those of all other services.',
  })),
  ...['Start', 'End'].map((bound) => ({
    at: `getUserList query.monthlyStats${bound}Date.pattern`,
    served: '\\d{4}-(0[1-9]|1[0-2])',
    reason: NAMED,
  })),
  ...['Notification', 'Synchronization'].map((what) => ({
    at: `editClientConfiguration body.user${what}CallbackUrl.maxLength`,
    served: '512',
    reason: NAMED,
  })),
  {
    at: 'deleteUsers body.userIds.maxItems',
    served: '3000',
    reason: 'How many ids go into one request is not known; each may have to be looked for.',
  },
  ...['grant_type', 'client_id', 'client_secret'].map((field) => ({
    at: `getToken body.${field}.required`,
    documented: 'true',
    reason: 'Credentials that are missing are wrong ones, and a missing grant is refused later.',
  })),
  { at: 'revokeToken body.token.minLength', served: '1', reason: 'An empty token is none.' },
  { at: '* query.*[].enum', served: '*', reason: NAMED },
  {
    at: '*Categorization body.transactionData[].accountTypeId.maximum',
    documented: '7',
    served: '8',
    reason: 'The list of types ends with 8.',
  },
  {
    at: 'checkCategorization body.transactionData[].typeCodeZka.pattern',
    served: '\\d{0,3}',
    reason: NAMED,
  },
  {
    at: 'connectInterface body.redirectUrl.minLength',
    served: '1',
    reason: 'As in the other calls that go to the bank.',
  },
  {
    at: 'connectInterface body.redirectUrl.maxLength',
    served: '2048',
    reason: 'As in the other calls that go to the bank.',
  },
  {
    at: 'createNotificationRule body.params{}.type',
    documented: 'string',
    reason: 'Numbers and truth values are taken as well, because clients send them.',
  },
  { at: 'edit*Transaction* body.*Ids.maxItems', served: '1000', reason: BOUNDED },
  { at: 'editMultipleTransactions body.ids.maxItems', served: '100', reason: NAMED },
  { at: 'splitTransaction body.subTransactions.maxItems', served: '1000', reason: BOUNDED },
  {
    at: 'splitTransaction body.subTransactions[].labelIds.maxItems',
    served: '1000',
    reason: BOUNDED,
  },
  {
    at: 'splitTransaction body.subTransactions[].counterpart*.maxLength',
    served: '*',
    reason: BOUNDED,
  },
  { at: '*.amount.minimum', served: '-1000000000000', reason: BOUNDED },
  { at: '*.amount.maximum', served: '1000000000000', reason: BOUNDED },
  { at: 'mockBatchUpdate body.*Balance.m*imum', served: '*', reason: BOUNDED },
  { at: 'mockBatchUpdate body.*.originalAmount.m*imum', served: '*', reason: BOUNDED },
  { at: 'mockBatchUpdate body.*Id.minimum', served: '0', reason: 'No id is negative.' },
  { at: 'mockBatchUpdate body.*.maxLength', served: '*', reason: BOUNDED },
];
