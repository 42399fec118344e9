import * as z from 'zod';

import { Scenario } from './schema.js';

/** What editors check scenario files with; made from the schema that the runner uses. */
export const scenarioJsonSchema = (): unknown => ({
  ...z.toJSONSchema(Scenario, { io: 'input' }),
  title: 'doppelbank scenario',
});
