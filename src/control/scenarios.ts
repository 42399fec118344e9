import * as z from 'zod';

import { FORMATS } from '../core/scenario/formats.js';
import { controlEndpoint } from './endpoint.js';

/** The stories that come with the sandbox. */
export const listScenarios = controlEndpoint({
  method: 'get',
  path: '/scenarios',
  summary: 'Stories that can be played',
  reply: z.object({
    scenarios: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        story: z.string(),
        formats: z.array(z.enum(FORMATS)),
      }),
    ),
  }),
  answer: async ({ sandbox }) => ({
    scenarios: (await sandbox.scenarios.list()).map((each) => ({
      ...each,
      formats: [...each.formats],
    })),
  }),
});

/** Plays a story in a world of its own and tells how each step went. */
export const runScenario = controlEndpoint({
  method: 'post',
  path: '/scenarios/run',
  summary: 'Play a story in a world of its own',
  body: z.strictObject({ name: z.string(), format: z.enum(FORMATS).default('json') }),
  reply: z.object({
    title: z.string(),
    format: z.enum(FORMATS),
    passed: z.boolean(),
    steps: z.array(z.object({ title: z.string(), failures: z.array(z.string()) })),
  }),
  answer: async ({ sandbox, body }) => {
    const { title, format, passed, steps } = await sandbox.scenarios.run(body.name, body.format);
    return {
      title,
      format,
      passed,
      steps: steps.map(({ title: what, failures }) => ({ title: what, failures: [...failures] })),
    };
  },
});
