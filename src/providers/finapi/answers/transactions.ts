import * as z from 'zod';

import { Category } from './categories.js';
import { Currency } from './currencies.js';
import { day, instant, int64 } from './formats.js';
import { Label } from './labels.js';
import { DailyBalanceListPaging } from './shared.js';

export const TransactionCategory = z.object(Category.shape);

// eslint-disable-next-line no-restricted-syntax -- the name of the schema in the API
export const PendingTransactionPaypalData = z.object({
  invoiceNumber: z.string().optional(),
  fee: z.number().optional(),
  net: z.number().optional(),
});

// eslint-disable-next-line no-restricted-syntax -- the name of the schema in the API
export const PendingTransactionCertisData = z.object({
  variableSymbol: z.string().optional(),
  constantSymbol: z.string().optional(),
  specificSymbol: z.string().optional(),
});

export const Transaction = z.object({
  id: int64(),
  parentId: int64().optional(),
  accountId: int64(),
  valueDate: day(),
  bankBookingDate: day(),
  finapiBookingDate: day(),
  amount: z.number(),
  currency: Currency.optional(),
  purpose: z.string().optional(),
  counterpartName: z.string().optional(),
  counterpartAccountNumber: z.string().optional(),
  counterpartIban: z.string().optional(),
  counterpartBlz: z.string().optional(),
  counterpartBic: z.string().optional(),
  counterpartBankName: z.string().optional(),
  counterpartMandateReference: z.string().optional(),
  counterpartCustomerReference: z.string().optional(),
  counterpartCreditorId: z.string().optional(),
  counterpartDebitorId: z.string().optional(),
  type: z.string().optional(),
  typeCodeZka: z.string().optional(),
  typeCodeSwift: z.string().optional(),
  sepaPurposeCode: z.string().optional(),
  bankTransactionCode: z.string().optional(),
  bankTransactionCodeDescription: z.string().max(256).optional(),
  primanota: z.string().optional(),
  category: TransactionCategory.optional(),
  labels: z.array(Label),
  isPotentialDuplicate: z.boolean(),
  isAdjustingEntry: z.boolean(),
  isNew: z.boolean(),
  importDate: instant(),
  children: z.array(int64()).optional(),
  paypalData: PendingTransactionPaypalData.optional(),
  certisData: PendingTransactionCertisData.optional(),
  endToEndReference: z.string().optional(),
  compensationAmount: z.number().optional(),
  originalAmount: z.number().optional(),
  originalCurrency: Currency.optional(),
  feeAmount: z.number().optional(),
  feeCurrency: Currency.optional(),
  differentDebitor: z.string().optional(),
  differentCreditor: z.string().optional(),
});

export const PageableTransactionList = z.object({
  transactions: z.array(Transaction),
  paging: DailyBalanceListPaging,
  income: z.number(),
  spending: z.number(),
  balance: z.number(),
});
