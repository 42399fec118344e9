/** Where the pages of the simulated banks lie. */
export const BANK_PAGES = '/finapi/bank';

/** The page of one authorisation, for whoever reaches the world at that address. */
export const pageUrl = (worldBase: string, ticket: string): string =>
  `${worldBase}${BANK_PAGES}/authorizations/${ticket}`;
