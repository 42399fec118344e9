import { z } from 'zod';

import { controlEndpoint } from './endpoint.js';

const ApiDescription = z.looseObject({
  openapi: z.string(),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.unknown()),
});

/** This API as an OpenAPI document. */
export const getApiDescription = controlEndpoint({
  method: 'get',
  path: '/openapi.json',
  summary: 'This API as an OpenAPI document',
  reply: ApiDescription,
  answer: ({ sandbox }) => sandbox.describe() as z.infer<typeof ApiDescription>,
});
