import * as z from 'zod';

import { Currency } from './currencies.js';
import { day, instant, int64 } from './formats.js';
import { DailyBalanceListPaging } from './shared.js';
import { PendingTransactionCertisData, PendingTransactionPaypalData } from './transactions.js';

export const PendingTransaction = z.object({
  id: int64(),
  accountId: int64(),
  importDate: instant(),
  valueDate: day(),
  bankBookingDate: day().optional(),
  amount: z.number(),
  currency: Currency.optional(),
  purpose: z.string().optional(),
  counterpartyName: z.string().optional(),
  counterpartyIban: z.string().optional(),
  counterpartyAccountNumber: z.string().optional(),
  counterpartyBlz: z.string().optional(),
  counterpartyBic: z.string().optional(),
  counterpartyBankName: z.string().optional(),
  counterpartyMandateReference: z.string().optional(),
  counterpartyCustomerReference: z.string().optional(),
  counterpartyCreditorId: z.string().optional(),
  counterpartyDebtorId: z.string().optional(),
  endToEndId: z.string().optional(),
  type: z.string().optional(),
  typeCodeZka: z.string().optional(),
  typeCodeSwift: z.string().optional(),
  sepaPurposeCode: z.string().optional(),
  bankTransactionCode: z.string().optional(),
  bankTransactionCodeDescription: z.string().max(256).optional(),
  primanota: z.string().optional(),
  compensationAmount: z.number().optional(),
  originalAmount: z.number().optional(),
  originalCurrency: Currency.optional(),
  feeAmount: z.number().optional(),
  feeCurrency: Currency.optional(),
  differentDebtor: z.string().optional(),
  differentCreditor: z.string().optional(),
  paypalData: PendingTransactionPaypalData.optional(),
  certisData: PendingTransactionCertisData.optional(),
});

export const PageablePendingTransactionResources = z.object({
  pendingTransactions: z.array(PendingTransaction),
  paging: DailyBalanceListPaging,
});
