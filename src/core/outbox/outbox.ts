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
  /** How often it was tried, where it may be tried again. */
  readonly attempts?: number;
  /** How it is tried again while it fails; absent once it is no longer. */
  readonly retry?: Retry & {
    /** ISO instant, world time. */
    readonly dueAt: string;
  };
}

/** How often a failed delivery is tried again, and after how long each time. */
export interface Retry {
  readonly times: number;
  /** World time. */
  readonly everySeconds: number;
}

export interface OutgoingMessage {
  readonly provider: string;
  readonly url: string;
  readonly body: unknown;
  readonly about: string;
  /** ISO instant at which it is sent, where that is not now; one to come is waited for. */
  readonly at?: string;
  /** Origins and URL prefixes to which this world may really send; none by default. */
  readonly allowedTargets: readonly string[];
  /** A failed delivery stays failed without it. */
  readonly retry?: Retry;
}

/** The world's tray of call-backs: everything lands here, little of it leaves. */
export interface Outbox {
  /**
   * Resolves when the message is kept; delivery to an allowed target goes on behind. Where many
   * are on their way already, it waits until one of them has arrived.
   */
  send(message: OutgoingMessage): Promise<void>;
  /** What has been sent so far, oldest first. */
  list(): Promise<readonly OutboxMessage[]>;
  /** Whether anything is to be sent, or sent again, by that instant (epoch milliseconds). */
  isDue(until: number): boolean;
  /** Sends what is due by then, in the order of its instants, to targets still allowed. */
  settle(until: number): Promise<void>;
}
