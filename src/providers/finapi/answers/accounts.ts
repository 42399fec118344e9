import * as z from 'zod';

import { day, instant, int64 } from './formats.js';
import { AccountType, BankingInterface, DailyBalanceListPaging } from './shared.js';

export const AccountStatus = z.enum([
  'UPDATED',
  'UPDATED_FIXED',
  'DOWNLOAD_IN_PROGRESS',
  'DOWNLOAD_FAILED',
  'DEPRECATED',
]);

export const AccountCapability = z.enum([
  'DATA_DOWNLOAD',
  'IBAN_ONLY_SEPA_MONEY_TRANSFER',
  'IBAN_ONLY_SEPA_DIRECT_DEBIT',
  'SEPA_MONEY_TRANSFER',
  'SEPA_COLLECTIVE_MONEY_TRANSFER',
  'SEPA_BASIC_DIRECT_DEBIT',
  'SEPA_BASIC_COLLECTIVE_DIRECT_DEBIT',
  'SEPA_B2B_DIRECT_DEBIT',
  'SEPA_B2B_COLLECTIVE_DIRECT_DEBIT',
]);

export const AccountInterfacePaymentCapabilities = z.object({
  sepaInstantMoneyTransfer: z.boolean(),
  sepaFutureMoneyTransfer: z.boolean(),
  sepaFutureCollectiveMoneyTransfer: z.boolean(),
  domesticMoneyTransfer: z.boolean(),
  domesticCollectiveMoneyTransfer: z.boolean(),
  domesticFutureMoneyTransfer: z.boolean(),
  domesticFutureCollectiveMoneyTransfer: z.boolean(),
});

export const AccountInterface = z.object({
  bankingInterface: BankingInterface,
  status: AccountStatus,
  capabilities: z.array(AccountCapability),
  paymentCapabilities: AccountInterfacePaymentCapabilities,
  lastSuccessfulUpdate: instant().optional(),
  lastUpdateAttempt: instant().optional(),
});

export const Account = z.object({
  id: int64(),
  importDate: instant(),
  bankConnectionId: int64(),
  accountName: z.string().optional(),
  iban: z.string().optional(),
  accountNumber: z.string(),
  subAccountNumber: z.string().optional(),
  accountHolderName: z.string().optional(),
  accountHolderId: z.string().optional(),
  accountCurrency: z.string().optional(),
  accountType: AccountType,
  balance: z.number().optional(),
  overdraft: z.number().optional(),
  overdraftLimit: z.number().optional(),
  availableFunds: z.number().optional(),
  isNew: z.boolean(),
  interfaces: z.array(AccountInterface),
  isSeized: z.boolean(),
});

export const AccountList = z.object({
  accounts: z.array(Account),
});

export const DailyBalance = z.object({
  date: day(),
  balance: z.number(),
  income: z.number(),
  spending: z.number(),
  internalAdjustingEntries: z.number(),
  transactions: z.array(int64()),
});

export const DailyBalanceList = z.object({
  latestCommonBalanceTimestamp: instant().optional(),
  dailyBalances: z.array(DailyBalance),
  paging: DailyBalanceListPaging,
});
