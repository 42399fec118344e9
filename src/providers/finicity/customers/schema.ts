/** What a customer is for life, by the first institution that it activates. */
export type CustomerKind = 'testing' | 'real';

/** How much of its plan a world has used. */
export interface PlanUse {
  /** Calls of discoverAndAddAccounts that were counted, by consumer key. */
  readonly discoverCalls: Readonly<Record<string, number>>;
  /** Customers that have activated an institution. */
  readonly customers: number;
}

/** What a plan allows; null where there is no limit. */
export interface PlanLimits {
  readonly discoverCallLimit: number | null;
  readonly customerLimit: number | null;
  readonly accountLimit: number | null;
  readonly requestsPerMinute: number | null;
}
