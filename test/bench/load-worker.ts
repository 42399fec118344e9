import { connect, type Socket } from 'node:net';
import { createHistogram } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';

import { firstResponse } from './http-bytes.js';
import type { LoadReport, PackedLoad } from './load.js';

const NANOSECONDS = 1e6;

/** Keeps every connection busy with one request at a time until the time is up. */
class LoadRun {
  readonly #load: PackedLoad;
  readonly #block: Buffer;
  readonly #latency = createHistogram();
  readonly #statuses: Record<number, number> = {};
  readonly #started = performance.now();
  readonly #deadline: number;
  #sent = 0;
  #answered = 0;
  #lastAnswer = this.#started;

  constructor(load: PackedLoad) {
    this.#load = load;
    this.#block = Buffer.from(load.block.buffer, load.block.byteOffset, load.block.byteLength);
    this.#deadline = this.#started + load.seconds * 1000;
  }

  async run(): Promise<LoadReport> {
    const connections = Array.from({ length: this.#load.connections }, () => this.#connection());
    await Promise.all(connections);
    return this.#report();
  }

  #connection(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port: this.#load.port, host: '127.0.0.1', noDelay: true });
      let sentAt = 0;
      const send = (): void => {
        sentAt = performance.now();
        this.#send(socket);
      };
      socket.once('connect', send).once('error', reject).once('close', resolve);
      readResponses(socket, reject, (status) => {
        this.#count(status, sentAt);
        send();
      });
    });
  }

  #send(socket: Socket): void {
    const request = performance.now() < this.#deadline ? this.#next() : undefined;
    if (request) socket.write(request);
    else socket.end();
  }

  #next(): Buffer | undefined {
    const { ends, once = false } = this.#load;
    if (once && this.#sent === ends.length) return undefined;
    const index = this.#sent++ % ends.length;
    return this.#block.subarray(ends[index - 1] ?? 0, ends[index]);
  }

  #count(status: number, sentAt: number): void {
    this.#lastAnswer = performance.now();
    this.#answered += 1;
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
    this.#latency.record(Math.max(1, Math.round((this.#lastAnswer - sentAt) * NANOSECONDS)));
  }

  #report(): LoadReport {
    const milliseconds = (percentile: number): number =>
      this.#latency.percentile(percentile) / NANOSECONDS;
    return {
      requests: this.#answered,
      perSecond: (this.#answered * 1000) / (this.#lastAnswer - this.#started),
      latency: { p50: milliseconds(50), p99: milliseconds(99), max: milliseconds(100) },
      statuses: this.#statuses,
    };
  }
}

function readResponses(
  socket: Socket,
  reject: (error: Error) => void,
  onResponse: (status: number) => void,
): void {
  let unread: Buffer | undefined;
  socket.on('data', (chunk) => {
    unread = unread ? Buffer.concat([unread, chunk]) : chunk;
    const response = firstResponse(unread);
    if (!response) return;
    if (response.end !== unread.length) reject(new Error('More was answered than asked.'));
    unread = undefined;
    onResponse(response.status);
  });
}

parentPort?.postMessage(await new LoadRun(workerData as PackedLoad).run());
