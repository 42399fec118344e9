import * as z from 'zod';

import { int32 } from './formats.js';

export const AccessToken = z.object({
  scope: z.string(),
  expires_in: int32(),
  access_token: z.string(),
  token_type: z.string(),
  refresh_token: z.string().optional(),
});
