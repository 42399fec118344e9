const ROOT = 'http://schema.intuit.com/platform/fdatafeed';

/** The namespaces of Finicity's XML, by the name that stands in them. */
export const Namespace = {
  account: `${ROOT}/account/v1`,
  accountlist: `${ROOT}/accountlist/v1`,
  bankingaccount: `${ROOT}/bankingaccount/v1`,
  bnktransaction: `${ROOT}/bnktransaction/v1`,
  cctransaction: `${ROOT}/cctransaction/v1`,
  challenge: `${ROOT}/challenge/v1`,
  common: `${ROOT}/common/v1`,
  creditaccount: `${ROOT}/creditaccount/v1`,
  files: `${ROOT}/files/v1`,
  ibnktransaction: `${ROOT}/ibnktransaction/v1`,
  institution: `${ROOT}/institution/v1`,
  institutionlogin: `${ROOT}/institutionlogin/v1`,
  investmentaccount: `${ROOT}/investmentaccount/v1`,
  invposition: `${ROOT}/invposition/v1`,
  invtransaction: `${ROOT}/invtransaction/v1`,
  loanaccount: `${ROOT}/loanaccount/v1`,
  loantransaction: `${ROOT}/loantransaction/v1`,
  otheraccount: `${ROOT}/otheraccount/v1`,
  rewardsaccount: `${ROOT}/rewardsaccount/v1`,
  rewardstransaction: `${ROOT}/rewardstransaction/v1`,
  securityinfo: `${ROOT}/securityinfo/v1`,
  transaction: `${ROOT}/transaction/v1`,
  transactionlist: `${ROOT}/transactionlist/v1`,
  /** Not in the schema, yet clients in Ruby write loan updates in it. */
  loan: `${ROOT}/loan/v1`,
} as const;
