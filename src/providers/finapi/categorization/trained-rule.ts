/** What was learnt from a transaction that the user, or its app, has categorised. */
export interface TrainedRule {
  readonly categoryId: number;
  /** Grows with every lesson, so that the oldest is known. */
  readonly lesson: number;
}
