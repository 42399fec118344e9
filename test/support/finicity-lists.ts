import { startOfDay } from '../../src/providers/finicity/wire/zone.js';
import { DECLARATION, declare } from './finicity-answers.js';

/** Account and transaction lists: wire fields, and what XML and JSON make of them. */

export const ACCOUNTS = {
  fields: {
    accounts: [
      {
        type: 'bankingAccount',
        accountId: 400000000101,
        status: 'ACTIVE',
        accountNumber: '1000001111',
        accountNickname: 'My Checking',
        displayPosition: 6,
        institutionId: 101732,
        balanceAmount: 730.09,
        balanceDate: startOfDay('2016-07-01'),
        lastTxnDate: startOfDay('2016-06-29'),
        aggrSuccessDate: '2016-07-01T15:52:26.397Z',
        aggrAttemptDate: '2016-07-01T15:52:26.397Z',
        aggrStatusCode: '0',
        currencyCode: 'USD',
        institutionLoginId: 82440124,
        bankingAccountType: 'CHECKING',
      },
      {
        type: 'creditAccount',
        accountId: 400000000102,
        status: 'ACTIVE',
        accountNumber: '4100007777',
        accountNickname: 'My Visa',
        displayPosition: 2,
        institutionId: 101732,
        balanceDate: startOfDay('2016-07-01'),
        aggrSuccessDate: '2016-07-01T15:52:26.397Z',
        aggrAttemptDate: '2016-07-01T15:52:26.397Z',
        aggrStatusCode: '0',
        currencyCode: 'USD',
        institutionLoginId: 82440124,
        creditAccountType: 'CREDITCARD',
        currentBalance: -730.09,
      },
    ],
  },
  xml:
    `${DECLARATION}<ns8:AccountList${declare('account', 'loanaccount', 'otheraccount', 'rewardsaccount', 'investmentaccount', 'bankingaccount', 'creditaccount', 'accountlist')}>` +
    '<ns6:BankingAccount><accountId>400000000101</accountId><status>ACTIVE</status>' +
    '<accountNumber>1000001111</accountNumber>' +
    '<accountNickname>My Checking</accountNickname><displayPosition>6</displayPosition>' +
    '<institutionId>101732</institutionId><balanceAmount>730.09</balanceAmount>' +
    '<balanceDate>2016-07-01T00:00:00-07:00</balanceDate>' +
    '<lastTxnDate>2016-06-29T00:00:00-07:00</lastTxnDate>' +
    '<aggrSuccessDate>2016-07-01T08:52:26.397-07:00</aggrSuccessDate>' +
    '<aggrAttemptDate>2016-07-01T08:52:26.397-07:00</aggrAttemptDate>' +
    '<aggrStatusCode>0</aggrStatusCode><currencyCode>USD</currencyCode>' +
    '<institutionLoginId>82440124</institutionLoginId>' +
    '<ns6:bankingAccountType>CHECKING</ns6:bankingAccountType></ns6:BankingAccount>' +
    '<ns7:CreditAccount><accountId>400000000102</accountId><status>ACTIVE</status>' +
    '<accountNumber>4100007777</accountNumber><accountNickname>My Visa</accountNickname>' +
    '<displayPosition>2</displayPosition><institutionId>101732</institutionId>' +
    '<balanceDate>2016-07-01T00:00:00-07:00</balanceDate>' +
    '<aggrSuccessDate>2016-07-01T08:52:26.397-07:00</aggrSuccessDate>' +
    '<aggrAttemptDate>2016-07-01T08:52:26.397-07:00</aggrAttemptDate>' +
    '<aggrStatusCode>0</aggrStatusCode><currencyCode>USD</currencyCode>' +
    '<institutionLoginId>82440124</institutionLoginId>' +
    '<ns7:creditAccountType>CREDITCARD</ns7:creditAccountType>' +
    '<ns7:currentBalance>-730.09</ns7:currentBalance></ns7:CreditAccount>' +
    '</ns8:AccountList>',
  json: {
    accounts: [
      {
        type: 'bankingAccount',
        accountId: 400000000101,
        status: 'ACTIVE',
        accountNumber: '1000001111',
        accountNickname: 'My Checking',
        displayPosition: 6,
        institutionId: 101732,
        balanceAmount: 730.09,
        balanceDate: 1467356400000,
        lastTxnDate: 1467183600000,
        aggrSuccessDate: 1467388346397,
        aggrAttemptDate: 1467388346397,
        aggrStatusCode: '0',
        currencyCode: 'USD',
        institutionLoginId: 82440124,
        bankingAccountType: 'CHECKING',
      },
      {
        type: 'creditAccount',
        accountId: 400000000102,
        status: 'ACTIVE',
        accountNumber: '4100007777',
        accountNickname: 'My Visa',
        displayPosition: 2,
        institutionId: 101732,
        balanceDate: 1467356400000,
        aggrSuccessDate: 1467388346397,
        aggrAttemptDate: 1467388346397,
        aggrStatusCode: '0',
        currencyCode: 'USD',
        institutionLoginId: 82440124,
        creditAccountType: 'CREDITCARD',
        currentBalance: -730.09,
      },
    ],
  },
} as const;

export const TRANSACTIONS = {
  fields: {
    notRefreshedReason: 'NOT_NECESSARY',
    bankingTransactions: [
      {
        id: 403600000001,
        currencyType: 'USD',
        institutionTransactionId: 'INTUIT-403600000001',
        payeeName: 'CHECKING debit 204',
        postedDate: startOfDay('2016-06-29'),
        userDate: startOfDay('2016-06-29'),
        amount: -7.23,
        pending: false,
        categorization: {
          common: { normalizedPayeeName: 'Corner Shop', merchant: 'Corner Shop', sic: 5411 },
          context: [
            { source: 'CAT', categoryName: 'Groceries', contextType: '', scheduleC: 'Supplies' },
          ],
        },
      },
    ],
  },
  xml:
    `${DECLARATION}<ns9:TransactionList notRefreshedReason="NOT_NECESSARY"${declare('transaction', 'bnktransaction', 'cctransaction', 'ibnktransaction', 'loantransaction', 'invtransaction', 'securityinfo', 'rewardstransaction', 'transactionlist')}>` +
    '<ns2:BankingTransaction><id>403600000001</id><currencyType>USD</currencyType>' +
    '<institutionTransactionId>INTUIT-403600000001</institutionTransactionId>' +
    '<payeeName>CHECKING debit 204</payeeName>' +
    '<postedDate>2016-06-29T00:00:00-07:00</postedDate>' +
    '<userDate>2016-06-29T00:00:00-07:00</userDate><amount>-7.23</amount>' +
    '<pending>false</pending><categorization><common>' +
    '<normalizedPayeeName>Corner Shop</normalizedPayeeName>' +
    '<merchant>Corner Shop</merchant><sic>5411</sic></common><context>' +
    '<source>CAT</source><categoryName>Groceries</categoryName>' +
    '<contextType></contextType><scheduleC>Supplies</scheduleC></context>' +
    '</categorization></ns2:BankingTransaction></ns9:TransactionList>',
  json: {
    notRefreshedReason: 'NOT_NECESSARY',
    bankingTransactions: [
      {
        id: 403600000001,
        currencyType: 'USD',
        institutionTransactionId: 'INTUIT-403600000001',
        payeeName: 'CHECKING debit 204',
        postedDate: 1467183600000,
        userDate: 1467183600000,
        amount: -7.23,
        pending: false,
        categorization: {
          common: { normalizedPayeeName: 'Corner Shop', merchant: 'Corner Shop', sic: 5411 },
          context: [
            { source: 'CAT', categoryName: 'Groceries', contextType: '', scheduleC: 'Supplies' },
          ],
        },
      },
    ],
  },
} as const;
