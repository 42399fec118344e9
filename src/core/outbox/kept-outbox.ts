import { join } from 'node:path';

import type { Clock } from '../world/clock.js';
import { AppendLog, readLines } from '../store/append-log.js';
import { deliver, isAllowed } from './delivery.js';
import type { Outbox, OutboxMessage, OutgoingMessage } from './outbox.js';

const KEPT_MESSAGES = 10_000;

/** An outbox as appended lines beside the documents; in memory when the world has no folder. */
export class KeptOutbox implements Outbox {
  readonly #file: string | undefined;
  readonly #clock: Clock;
  readonly #stopping = new AbortController();
  readonly #deliveries = new Set<Promise<void>>();
  #log: AppendLog | undefined;
  #messages: Promise<Map<number, OutboxMessage>> | undefined;
  #last = 0;

  constructor(folder: string | undefined, clock: Clock) {
    this.#file = folder === undefined ? undefined : join(folder, 'outbox.jsonl');
    this.#clock = clock;
  }

  async send({ provider, url, body, about, allowedTargets }: OutgoingMessage): Promise<void> {
    const messages = await this.#load();
    this.#last += 1;
    const message: OutboxMessage = {
      id: this.#last,
      at: new Date(this.#clock.now()).toISOString(),
      provider,
      url,
      body,
      about,
      delivery: 'captured',
    };
    await this.#keep(messages, message);
    if (isAllowed(url, allowedTargets)) this.#startDelivery(messages, message);
  }

  async list(): Promise<readonly OutboxMessage[]> {
    return [...(await this.#load()).values()];
  }

  /** Breaks off what is on its way; resolves when nothing more will be written. */
  async close(): Promise<void> {
    this.#stopping.abort(new Error('the world was closed'));
    await Promise.all(this.#deliveries);
    await this.#log?.close();
  }

  #startDelivery(messages: Map<number, OutboxMessage>, message: OutboxMessage): void {
    const delivery = this.#deliver(messages, message).finally(() => {
      this.#deliveries.delete(delivery);
    });
    this.#deliveries.add(delivery);
  }

  async #deliver(messages: Map<number, OutboxMessage>, message: OutboxMessage): Promise<void> {
    const { delivery, outcome } = await deliver(message.url, message.body, this.#stopping.signal);
    // Whoever waited for the call-back saw it go; its outcome is not worth a failure.
    await this.#keep(messages, { ...message, delivery, outcome }).catch(() => undefined);
  }

  /** A later line of the same id replaces the earlier one. */
  async #keep(messages: Map<number, OutboxMessage>, message: OutboxMessage): Promise<void> {
    if (message.id > this.#last - KEPT_MESSAGES) messages.set(message.id, message);
    messages.delete(this.#last - KEPT_MESSAGES);
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
      messages.set(message.id, message);
      this.#last = Math.max(this.#last, message.id);
      messages.delete(this.#last - KEPT_MESSAGES);
    }
    return messages;
  }
}
