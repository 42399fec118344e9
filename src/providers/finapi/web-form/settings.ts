import * as z from 'zod';

import type { SettingsSection } from '../../../core/world/world.js';

/** How web forms and tasks go; nothing of it is documented. */
const WebFormSettings = z.strictObject({
  /** Life of a web form that nobody finishes. */
  expirySeconds: z.int().min(60).max(31_536_000).default(1_200),
  /** World time after which a task begins, and ends when its update has been downloaded. */
  taskSeconds: z.int().min(0).max(86_400).default(2),
  /** Looks at a task after which it begins before its time. */
  taskPolls: z.int().min(1).max(1_000).default(2),
  /** Takes http addresses for call-backs and for the way back, which finAPI refuses. */
  httpAllowed: z.boolean().default(false),
});
export type WebFormSettings = z.infer<typeof WebFormSettings>;

export const webFormSettings: SettingsSection<WebFormSettings> = {
  name: 'finapi-web-form',
  schema: WebFormSettings,
};
