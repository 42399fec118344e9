/** What a booking did to the securities of an account, or what they have earned. */
export interface Trade {
  readonly action: 'buy' | 'sell' | 'redemption' | 'dividend' | 'interest' | 'fee';
  /** Id of the issue; absent where cash itself earns or costs. */
  readonly security?: string;
  /** Position among the account's holdings. */
  readonly place?: number;
  /** Of a dividend: for how many it is paid. */
  readonly units?: number;
  /** Minor units for each unit; what is paid for it, of a dividend or coupon. */
  readonly price?: number;
  readonly commission?: number;
  /** Of a sale: what the units had cost, and what they have brought beyond that. */
  readonly costBasis?: number;
  readonly gain?: number;
}
