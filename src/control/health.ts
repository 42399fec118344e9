import * as z from 'zod';

import { controlEndpoint } from './endpoint.js';
import { ControlError } from './errors.js';

/** The process lives. Says nothing of whether it can serve. */
export const getHealth = controlEndpoint({
  method: 'get',
  path: '/health',
  summary: 'The process lives',
  reply: z.object({ status: z.literal('alive'), version: z.string(), uptimeSeconds: z.number() }),
  open: true,
  answer: ({ sandbox }) => ({
    status: 'alive' as const,
    version: sandbox.version,
    uptimeSeconds: Math.floor(sandbox.uptime() / 1000),
  }),
});

/** 503 until the default world has been read, and once the sandbox stops. */
export const getReady = controlEndpoint({
  method: 'get',
  path: '/ready',
  summary: 'Everything is loaded; requests are served',
  reply: z.object({ status: z.literal('ready') }),
  open: true,
  answer: ({ sandbox }) => {
    if (!sandbox.isReady()) {
      throw new ControlError('unavailable', 'Not loaded yet.', 'Ask again in a moment.');
    }
    return { status: 'ready' as const };
  },
});
