/** A transaction of an account, as it is kept; days are `YYYY-MM-DD`, amounts minor units. */
export interface Transaction {
  readonly id: number;
  readonly accountId: number;
  /** Of a part: the transaction that was split. */
  readonly parentId?: number;
  /** Of a transaction that was split: its parts. */
  readonly children?: readonly number[];
  /** The bank's own number of the booking; absent for what did not come from the bank. */
  readonly booking?: string;
  readonly valueDate: string;
  readonly bankBookingDate: string;
  readonly finapiBookingDate: string;
  readonly amount: number;
  readonly currency?: string;
  readonly purpose?: string;
  readonly counterpartName?: string;
  readonly counterpartAccountNumber?: string;
  readonly counterpartIban?: string;
  readonly counterpartBlz?: string;
  readonly counterpartBic?: string;
  readonly counterpartBankName?: string;
  readonly counterpartMandateReference?: string;
  readonly counterpartCustomerReference?: string;
  readonly counterpartCreditorId?: string;
  readonly counterpartDebitorId?: string;
  readonly type?: string;
  readonly typeCodeZka?: string;
  readonly typeCodeSwift?: string;
  readonly sepaPurposeCode?: string;
  readonly primanota?: string;
  readonly endToEndReference?: string;
  readonly originalAmount?: number;
  readonly originalCurrency?: string;
  /** What sort of business the bank knows it to be: `salary`, `groceries` ... */
  readonly bankCategory?: string;
  /** Absent while nobody has categorised it, and where no category fits. */
  readonly categoryId?: number;
  readonly labelIds?: readonly number[];
  readonly isPotentialDuplicate?: true;
  readonly isAdjustingEntry?: true;
  readonly isNew: boolean;
  /** ISO instant. */
  readonly importedAt: string;
}

/** A transaction that has no id so far. */
export type NewTransaction = Omit<Transaction, 'id'>;
