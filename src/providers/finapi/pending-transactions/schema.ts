/** Something that is announced and not booked. Made anew, under a new id, by each update. */
export interface PendingTransaction {
  readonly id: number;
  readonly accountId: number;
  /** The bank's own number of the booking that it may become. */
  readonly booking: string;
  /** ISO instant. */
  readonly importedAt: string;
  /** `YYYY-MM-DD`. */
  readonly valueDate: string;
  readonly bankBookingDate?: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly purpose?: string;
  readonly counterpartyName?: string;
  readonly counterpartyIban?: string;
  readonly counterpartyAccountNumber?: string;
  readonly type?: string;
  readonly typeCodeZka?: string;
}
