/** How an operation of Access V2 answers when it succeeds. */
export interface OperationAnswer {
  readonly status: 200 | 201;
  /** The name of the schema; absent where there is no body. */
  readonly schema?: string;
  /** It may have to ask the bank, which is told of the end user's device. */
  readonly asksBank?: true;
}

const ok = (schema: string): OperationAnswer => ({ status: 200, schema });
const created = (schema: string): OperationAnswer => ({ status: 201, schema });
const NOTHING: OperationAnswer = { status: 200 };
const askingBank = (answer: OperationAnswer): OperationAnswer => ({ ...answer, asksBank: true });

/**
 * Every operation that this sandbox emulates, or may. An endpoint of the same name is described
 * with this answer, and tests hold each of its answers against the schema.
 */
export const OPERATION_ANSWERS: Readonly<Record<string, OperationAnswer>> = {
  deleteAllAccounts: askingBank(ok('IdentifierList')),
  getAndSearchAllAccounts: ok('AccountList'),
  deleteAccount: askingBank(NOTHING),
  getAccount: ok('Account'),
  editAccount: ok('Account'),
  getDailyBalances: ok('DailyBalanceList'),
  deleteAllBankConnections: askingBank(ok('IdentifierList')),
  getAllBankConnections: ok('BankConnectionList'),
  deleteBankConnection: askingBank(NOTHING),
  getBankConnection: ok('BankConnection'),
  editBankConnection: ok('BankConnection'),
  deleteConsent: askingBank(ok('DeleteConsent')),
  connectInterface: askingBank(ok('BankConnection')),
  importBankConnection: askingBank(created('BankConnection')),
  removeInterface: askingBank(NOTHING),
  updateBankConnection: askingBank(ok('BankConnection')),
  getAndSearchAllBanks: ok('PageableBankList'),
  getBank: ok('Bank'),
  getAndSearchAllBankGroups: ok('PageableBankGroupList'),
  deleteAllCategories: ok('IdentifierList'),
  getAndSearchAllCategories: ok('PageableCategoryList'),
  createCategory: created('Category'),
  deleteCategory: NOTHING,
  getCategory: ok('Category'),
  editCategory: ok('Category'),
  getCashFlows: ok('CashFlowList'),
  trainCategorization: NOTHING,
  getClientConfiguration: ok('ClientConfiguration'),
  editClientConfiguration: ok('ClientConfiguration'),
  deleteAllLabels: ok('IdentifierList'),
  getAndSearchAllLabels: ok('PageableLabelList'),
  createLabel: created('Label'),
  deleteLabel: NOTHING,
  getLabel: ok('Label'),
  editLabel: ok('Label'),
  changeClientCredentials: NOTHING,
  deleteUsers: ok('UserIdentifiersList'),
  getUserList: ok('PageableUserInfoList'),
  deleteAllNotificationRules: ok('IdentifierList'),
  getAndSearchAllNotificationRules: ok('NotificationRuleList'),
  createNotificationRule: created('NotificationRule'),
  deleteNotificationRule: NOTHING,
  getNotificationRule: ok('NotificationRule'),
  revokeToken: NOTHING,
  getToken: ok('AccessToken'),
  getAndSearchAllPendingTransactions: ok('PageablePendingTransactionResources'),
  getPendingTransaction: ok('PendingTransaction'),
  getAndSearchAllSecurities: ok('PageableSecurityList'),
  getSecurity: ok('Security'),
  checkCategorization: ok('CategorizationCheckResults'),
  mockBatchUpdate: NOTHING,
  deleteAllTransactions: ok('IdentifierList'),
  getAndSearchAllTransactions: ok('PageableTransactionList'),
  editMultipleTransactions: ok('IdentifierList'),
  deleteTransaction: NOTHING,
  getTransaction: ok('Transaction'),
  editTransaction: ok('Transaction'),
  restoreTransaction: ok('Transaction'),
  splitTransaction: ok('Transaction'),
  triggerCategorization: NOTHING,
  deleteAuthorizedUser: askingBank(NOTHING),
  getAuthorizedUser: ok('User'),
  editAuthorizedUser: ok('User'),
  createUser: created('User'),
  deleteUnverifiedUser: NOTHING,
  executePasswordChange: NOTHING,
  requestPasswordChange: ok('PasswordChangingResource'),
  getVerificationStatus: ok('VerificationStatusResource'),
  verifyUser: NOTHING,
};
