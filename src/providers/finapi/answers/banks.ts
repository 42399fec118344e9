import * as z from 'zod';

import { BankInterface } from './bank-interfaces.js';
import { int32, int64 } from './formats.js';
import { DailyBalanceListPaging } from './shared.js';

export const BankGroupLogo = z.object({
  url: z.string(),
});

export const BankGroupIcon = z.object(BankGroupLogo.shape);

export const BankBankGroup = z.object({
  id: int64(),
  name: z.string(),
  logo: BankGroupLogo.optional(),
  icon: BankGroupIcon.optional(),
});

export const BankLogo = z.object(BankGroupLogo.shape);

export const BankIcon = z.object(BankGroupLogo.shape);

export const Bank = z.object({
  id: int64(),
  name: z.string(),
  bic: z.string().optional(),
  blz: z.string(),
  location: z.string().optional(),
  city: z.string().optional(),
  isTestBank: z.boolean(),
  popularity: int32(),
  interfaces: z.array(BankInterface),
  bankGroup: BankBankGroup.optional(),
  isBeta: z.boolean(),
  logo: BankLogo.optional(),
  icon: BankIcon.optional(),
});

export const PageableBankList = z.object({
  banks: z.array(Bank),
  paging: DailyBalanceListPaging,
});

export const BankGroup = z.object(BankBankGroup.shape);

export const PageableBankGroupList = z.object({
  bankGroups: z.array(BankGroup),
  paging: DailyBalanceListPaging,
});
