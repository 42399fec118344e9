import * as z from 'zod';

import { Currency as CurrencyCode } from '../answers/currencies.js';
import { BankingInterface } from '../bank-connections/schema.js';
import { defaulting, optional, required, text } from '../patterns.js';

const Id = z.int().min(0);

/** Units with two places behind the point; more are rounded, as numbers of clients may be inexact. */
const Amount = z
  .number()
  .min(-1e12)
  .max(1e12)
  .transform((amount) => Math.round(amount * 100));

const Currency = z.enum(CurrencyCode.options, 'must be the code of a currency');
const Day = z.iso.date('must be a date, YYYY-MM-DD');
const Words = (max: number): z.ZodString => text({ min: 1, max });

/** Limits of fields without documented ones; not documented. */
const SHORT = 270;

export const NewTransaction = z.object({
  amount: required(Amount),
  currency: optional(Currency),
  originalAmount: optional(Amount),
  originalCurrency: optional(Currency),
  purpose: optional(Words(2000)),
  counterpart: optional(Words(80)),
  counterpartIban: optional(text({ max: SHORT })),
  counterpartBlz: optional(text({ max: SHORT })),
  counterpartBic: optional(text({ max: SHORT })),
  counterpartAccountNumber: optional(text({ max: 34 })),
  bookingDate: optional(Day),
  valueDate: optional(Day),
  typeId: optional(z.int32()),
  counterpartMandateReference: optional(Words(270)),
  counterpartCreditorId: optional(Words(270)),
  counterpartCustomerReference: optional(Words(270)),
  counterpartDebitorId: optional(Words(100)),
  type: optional(Words(270)),
  typeCodeSwift: optional(text({ max: SHORT })),
  sepaPurposeCode: optional(text({ max: SHORT })),
});
/** Amounts are minor units. */
export type NewTransaction = z.infer<typeof NewTransaction>;

const MockedAccount = z.object({
  accountId: required(Id),
  accountBalance: required(Amount),
  newTransactions: optional(z.array(NewTransaction)),
});
export type MockedAccount = z.infer<typeof MockedAccount>;

const MockBankConnectionUpdate = z.object({
  bankConnectionId: required(Id),
  bankingInterface: required(BankingInterface),
  simulateBankLoginError: defaulting(z.boolean(), false),
  mockAccountsData: optional(z.array(MockedAccount)),
});
export type MockBankConnectionUpdate = z.infer<typeof MockBankConnectionUpdate>;

export const MockBatchUpdateParams = z.object({
  mockBankConnectionUpdates: required(z.array(MockBankConnectionUpdate)),
  triggerNotifications: defaulting(z.boolean(), false),
});
export type MockBatchUpdateParams = z.infer<typeof MockBatchUpdateParams>;
