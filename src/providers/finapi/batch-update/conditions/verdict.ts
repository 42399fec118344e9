/** Whether one condition holds, in words that a support engineer can pass on. */
export interface Verdict {
  readonly holds: boolean;
  /** One sentence. */
  readonly because: string;
  /** What would give the other answer. */
  readonly wouldChange: string;
  /** Something that does not decide, but that a reader should know. */
  readonly note?: string;
}

export const holds = (because: string, wouldChange: string): Verdict => ({
  holds: true,
  because,
  wouldChange,
});

export const fails = (because: string, wouldChange: string): Verdict => ({
  holds: false,
  because,
  wouldChange,
});
