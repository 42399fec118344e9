import * as z from 'zod';

import { controlEndpoint } from './endpoint.js';
import { ControlError } from './errors.js';

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
  answer: async ({ sandbox }) => (await sandbox.describe()) as z.infer<typeof ApiDescription>,
});

const ProviderPath = z.object({ provider: z.string().regex(/^[a-z0-9-]{1,64}$/) });

/** An emulated API as an OpenAPI document, made from the schemas that check its requests. */
export const getProviderDescription = controlEndpoint({
  method: 'get',
  path: '/openapi/:provider.json',
  summary: 'What the sandbox emulates of a provider, as an OpenAPI document',
  params: ProviderPath,
  reply: ApiDescription,
  answer: async ({ sandbox, params: { provider: name } }) => {
    const provider = sandbox.providers.find((each) => each.name === name);
    const dialect = await provider?.load();
    const described = await dialect?.describeApi?.();
    if (!dialect || !described) {
      const names = sandbox.providers.map((each) => each.name).join(', ');
      throw new ControlError('notFound', `There is no provider ${name}.`, `There are: ${names}.`);
    }
    const { openApiOf } = await import('../core/openapi/document.js');
    return openApiOf(dialect, described, sandbox.version) as z.infer<typeof ApiDescription>;
  },
});
