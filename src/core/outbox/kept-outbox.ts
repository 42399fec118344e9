import { join } from 'node:path';

import type { Clock } from '../world/clock.js';
import { AppendLog, readLines } from '../store/append-log.js';
import { deliver, isAllowed } from './delivery.js';
import type { Outbox, OutboxMessage, OutgoingMessage, Retry } from './outbox.js';
import { attempted, Retries, waiting } from './retries.js';

const KEPT_MESSAGES = 10_000;

/** So many deliveries are under way at once; whoever sends more waits. */
const MOST_DELIVERIES = 32;

/** The targets to which a provider may send at present. */
type Targets = (provider: string) => readonly string[];

/** An outbox as appended lines beside the documents; in memory when the world has no folder. */
export class KeptOutbox implements Outbox {
  readonly #file: string | undefined;
  readonly #clock: Clock;
  readonly #targets: Targets;
  readonly #stopping = new AbortController();
  readonly #deliveries = new Set<Promise<void>>();
  readonly #retries = new Retries();
  #settling: Promise<void> = Promise.resolve();
  #log: AppendLog | undefined;
  #messages: Promise<Map<number, OutboxMessage>> | undefined;
  #last = 0;

  constructor(folder: string | undefined, clock: Clock, targets: Targets = () => []) {
    this.#file = folder === undefined ? undefined : join(folder, 'outbox.jsonl');
    this.#clock = clock;
    this.#targets = targets;
  }

  async send({ at, allowedTargets, retry, ...message }: OutgoingMessage): Promise<void> {
    const messages = await this.#load();
    while (this.#deliveries.size >= MOST_DELIVERIES) await Promise.race(this.#deliveries);
    this.#last += 1;
    const now = this.#now();
    const kept: OutboxMessage = { id: this.#last, at: at ?? now, ...message, delivery: 'captured' };
    const leaves = isAllowed(kept.url, allowedTargets);
    const isEarly = kept.at > now;
    await this.#keep(messages, leaves && isEarly ? waiting(kept, retry) : kept);
    if (leaves && !isEarly) void this.#start(messages, kept, kept.at, retry);
  }

  async list(): Promise<readonly OutboxMessage[]> {
    const messages = [...(await this.#load()).values()];
    const now = this.#now();
    return messages.filter(({ at }) => at <= now);
  }

  /** Resolves when all that was kept is known, and with it what is due. */
  async opened(): Promise<void> {
    await this.#load();
  }

  isDue(until: number): boolean {
    return this.#retries.isDue(until);
  }

  /** One after another, so that no message is tried twice at once. */
  settle(until: number): Promise<void> {
    const settled = this.#settling.then(() => this.#settleAll(until));
    this.#settling = settled.catch(() => undefined);
    return settled;
  }

  /** Breaks off what is on its way; resolves when nothing more will be written. */
  async close(): Promise<void> {
    this.#stopping.abort(new Error('the world was closed'));
    await Promise.all(this.#deliveries);
    await this.#settling;
    await this.#log?.close();
  }

  /** Whether something is due is known once all that is under way has ended. */
  async #settleAll(until: number): Promise<void> {
    const messages = await this.#load();
    while (!this.#stopping.signal.aborted) {
      await Promise.all(this.#deliveries);
      const id = this.#retries.next(until);
      if (id === undefined) return;
      this.#retries.forget(id);
      const message = messages.get(id);
      if (message?.retry) await this.#tryAgain(messages, message, message.retry.dueAt);
    }
  }

  async #tryAgain(
    messages: Map<number, OutboxMessage>,
    { retry, ...message }: OutboxMessage,
    at: string,
  ): Promise<void> {
    if (isAllowed(message.url, this.#targets(message.provider))) {
      await this.#start(messages, message, at, retry?.times === 0 ? undefined : retry);
    } else await this.#keep(messages, message);
  }

  #start(
    messages: Map<number, OutboxMessage>,
    message: OutboxMessage,
    at: string,
    retry: Retry | undefined,
  ): Promise<void> {
    const delivery = this.#deliver(messages, message, at, retry).finally(() => {
      this.#deliveries.delete(delivery);
    });
    this.#deliveries.add(delivery);
    return delivery;
  }

  async #deliver(
    messages: Map<number, OutboxMessage>,
    message: OutboxMessage,
    at: string,
    retry: Retry | undefined,
  ): Promise<void> {
    const outcome = await deliver(message.url, message.body, this.#stopping.signal);
    // Whoever waited for the call-back saw it go; its outcome is not worth a failure.
    await this.#keep(messages, attempted(message, outcome, at, retry)).catch(() => undefined);
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }

  /** A later line of the same id replaces the earlier one. */
  async #keep(messages: Map<number, OutboxMessage>, message: OutboxMessage): Promise<void> {
    this.#take(messages, message);
    if (this.#file === undefined) return;
    this.#log ??= new AppendLog(this.#file);
    await this.#log.append(JSON.stringify(message));
  }

  #load(): Promise<Map<number, OutboxMessage>> {
    this.#messages ??= this.#read();
    return this.#messages;
  }

  async #read(): Promise<Map<number, OutboxMessage>> {
    const messages = new Map<number, OutboxMessage>();
    if (this.#file === undefined) return messages;
    for (const line of await readLines(this.#file)) {
      const message = line as OutboxMessage;
      this.#last = Math.max(this.#last, message.id);
      this.#take(messages, message);
    }
    return messages;
  }

  #take(messages: Map<number, OutboxMessage>, message: OutboxMessage): void {
    const oldest = this.#last - KEPT_MESSAGES;
    if (message.id > oldest) {
      messages.set(message.id, message);
      this.#retries.note(message);
    }
    messages.delete(oldest);
    this.#retries.forget(oldest);
  }
}
