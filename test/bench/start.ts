import { get } from 'node:http';

import type { BareRoute } from './bare-express.js';
import type { Bench } from './bench.js';
import { interleave } from './interleave.js';
import { beside, DOPPELBANK, spawnServer } from './spawned.js';

const HEALTH = '/_sandbox/health';
const ROUTES: readonly BareRoute[] = [
  { method: 'get', path: HEALTH, type: 'application/json', body: '{"status":"ok"}' },
];

/** From the start of a process to its first answer: the built command against bare Express. */
export const start: Bench = async ({ quick }) => {
  const variants = {
    doppelbank: () => firstAnswer(DOPPELBANK, ['start', '--memory', '--port', '0']),
    express: () => firstAnswer(beside('bare-express.js'), [JSON.stringify(ROUTES)]),
  };
  await interleave(variants, 1);
  const medians = await interleave(variants, quick ? 5 : 15);
  return [
    { what: 'bare Express, first answer', value: medians.express, unit: 'ms' },
    { what: 'start --memory, first answer', value: medians.doppelbank, unit: 'ms' },
    { what: 'over bare Express', value: medians.doppelbank / medians.express, atMost: 1.9 },
  ];
};

async function firstAnswer(script: string, args: readonly string[]): Promise<number> {
  const started = performance.now();
  const server = await spawnServer(script, args);
  try {
    await answerOf(new URL(HEALTH, server.url));
    return performance.now() - started;
  } finally {
    await server.stop();
  }
}

function answerOf(url: URL): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      response.resume().once('end', resolve);
      if (response.statusCode !== 200)
        reject(new Error(`${url.href}: ${response.statusCode ?? 0}`));
    }).once('error', reject);
  });
}
