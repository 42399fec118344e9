import { Worker } from 'node:worker_threads';

import { beside } from './spawned.js';

export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Whole requests, sent one after another by whichever connection is free, then over again. */
  readonly requests: readonly Buffer[];
  /** Sends none of them twice (signed requests are unique) and ends early when all are sent. */
  readonly once?: boolean;
}

export interface LoadReport {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly latency: { readonly p50: number; readonly p99: number; readonly max: number };
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<number, number>>;
}

/** The load as a worker takes it: all requests in one block, with the place where each ends. */
export interface PackedLoad extends Omit<Load, 'requests'> {
  readonly block: Uint8Array;
  readonly ends: Float64Array;
}

/** Sends requests from a thread of its own, so that this one's work does not show in the times. */
export function runLoad({ requests, ...load }: Load): Promise<LoadReport> {
  const whole: PackedLoad = { ...load, ...packed(requests) };
  const worker = new Worker(beside('load-worker.js'), {
    workerData: whole,
    transferList: [whole.block.buffer as ArrayBuffer, whole.ends.buffer as ArrayBuffer],
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** The same, refusing figures that were won by refusals. */
export async function runGoodLoad(load: Load, expected = 200): Promise<LoadReport> {
  const report = await runLoad(load);
  const other = Object.keys(report.statuses).filter((status) => Number(status) !== expected);
  if (other.length === 0 && report.requests > 0) return report;
  throw new Error(`Expected only ${expected}, got ${JSON.stringify(report.statuses)}.`);
}

function packed(requests: readonly Buffer[]): Pick<PackedLoad, 'block' | 'ends'> {
  const block = new Uint8Array(requests.reduce((sum, { length }) => sum + length, 0));
  const ends = new Float64Array(requests.length);
  let end = 0;
  requests.forEach((request, index) => {
    block.set(request, end);
    end += request.length;
    ends[index] = end;
  });
  return { block, ends };
}
