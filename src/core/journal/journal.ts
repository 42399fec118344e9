/** One exchange: what was asked and answered, and why. */
export interface Entry {
  /** Grows by one with every exchange of the world. */
  readonly id: number;
  /** ISO instant, world time. */
  readonly at: string;
  readonly provider: string;
  /** The provider's own name of what was asked; absent when no operation got to speak. */
  readonly operation?: string | undefined;
  readonly principal?: string | undefined;
  readonly requestId: string;
  readonly request: Message & { readonly method: string; readonly url: string };
  readonly response: Message & { readonly status: number };
  /** The rule that decided. */
  readonly rule?: string | undefined;
  /** What the caller could do to get another answer. */
  readonly next?: string | undefined;
}

export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  /** Secrets read `XXXXX`; cut at 16 KiB. */
  readonly body?: string | undefined;
  /** Bytes of the whole body. */
  readonly size: number;
}

/** What an exchange leaves behind, before anybody has asked to read it. */
export interface JournalNote {
  /** Epoch milliseconds, world time. */
  readonly at: number;
  readonly provider: string;
  readonly operation: string | undefined;
  readonly principal: string | undefined;
  readonly requestId: string;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Already cut and masked; the size is that of the whole, in bytes. */
  readonly requestBody: string | undefined;
  readonly requestSize: number;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string | number>>;
  readonly responseBody: string | undefined;
  readonly responseSize: number;
  readonly rule: string | undefined;
  readonly next: string | undefined;
}

export interface EntryFilter {
  readonly operation?: string | undefined;
  readonly status?: number | undefined;
  readonly principal?: string | undefined;
  /** Entries with a greater id, or, given an ISO instant, from that instant on. */
  readonly since?: number | string | undefined;
}

/** The record of a world's exchanges: bounded in entries and in bytes, in memory only. */
export interface Journal {
  add(note: JournalNote): void;
  /** Oldest first. */
  list(filter?: EntryFilter): Entry[];
  get(id: number): Entry | undefined;
  /** How many of the oldest entries have made room for others. */
  readonly dropped: number;
  clear(): void;
}
