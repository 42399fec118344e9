import * as z from 'zod';

import { int64 } from './formats.js';
import { DailyBalanceListPaging } from './shared.js';

export const Label = z.object({
  id: int64(),
  name: z.string(),
});

export const PageableLabelList = z.object({
  labels: z.array(Label),
  paging: DailyBalanceListPaging,
});
