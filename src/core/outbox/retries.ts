import type { OutboxMessage, Retry } from './outbox.js';

/** Deliveries that wait for their first attempt, or for another one, by message. */
export class Retries {
  readonly #due = new Map<number, number>();

  note({ id, retry }: OutboxMessage): void {
    if (retry) this.#due.set(id, Date.parse(retry.dueAt));
    else this.#due.delete(id);
  }

  forget(id: number): void {
    this.#due.delete(id);
  }

  isDue(until: number): boolean {
    for (const due of this.#due.values()) if (due <= until) return true;
    return false;
  }

  /** The message whose turn is next, if that is by then. */
  next(until: number): number | undefined {
    let first: readonly [id: number, due: number] | undefined;
    for (const entry of this.#due)
      if (entry[1] <= until && entry[1] < (first?.[1] ?? Infinity)) first = entry;
    return first?.[0];
  }
}

/** The message before its first attempt, which is made at the instant that it names. */
export const waiting = (
  message: OutboxMessage,
  { times, everySeconds }: Retry = { times: 0, everySeconds: 0 },
): OutboxMessage => ({ ...message, retry: { times, everySeconds, dueAt: message.at } });

type Outcome = Pick<OutboxMessage, 'delivery' | 'outcome'>;

/**
 * The message after an attempt at `at` (ISO instant). While attempts are left, a failure says when
 * the next is due.
 */
export function attempted(
  { retry: waited, ...message }: OutboxMessage,
  { delivery, outcome }: Outcome,
  at: string,
  retry: Retry | undefined = waited,
): OutboxMessage {
  const attempts = (message.attempts ?? 0) + 1;
  const tried = { ...message, delivery, outcome };
  if (!retry) return tried;
  const { times, everySeconds } = retry;
  if (delivery !== 'failed' || attempts > times) return { ...tried, attempts };
  const dueAt = new Date(Date.parse(at) + everySeconds * 1000).toISOString();
  return { ...tried, attempts, retry: { times, everySeconds, dueAt } };
}
