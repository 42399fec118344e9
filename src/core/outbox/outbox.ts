/** A call-back that a provider has sent, or would have. */
export interface OutboxMessage {
  /** Grows by one with every message of the world. */
  readonly id: number;
  /** ISO instant, world time. */
  readonly at: string;
  readonly provider: string;
  readonly url: string;
  readonly body: unknown;
  /** Whom it is about: `finapi:user/ID`. */
  readonly about: string;
  /** `captured` when the world's settings do not allow the target. */
  readonly delivery: 'captured' | 'delivered' | 'failed';
  /** Status of the receiver, or why nobody was reached. */
  readonly outcome?: string | undefined;
}

export interface OutgoingMessage {
  readonly provider: string;
  readonly url: string;
  readonly body: unknown;
  readonly about: string;
  /** Origins and URL prefixes to which this world may really send; none by default. */
  readonly allowedTargets: readonly string[];
}

/** The world's tray of call-backs: everything lands here, little of it leaves. */
export interface Outbox {
  /** Resolves when the message is kept; delivery to an allowed target goes on behind. */
  send(message: OutgoingMessage): Promise<void>;
  /** Oldest first. */
  list(): Promise<readonly OutboxMessage[]>;
}
