/**
 * A customer of FinBank with an account of unknown kind beside a plain one, for a world's own
 * fixtures. Signs in with `mystery` and `go`.
 */
export const OTHER_ACCOUNTS = {
  personas: [
    {
      id: 'mystery-customer',
      name: 'Mary Mystery',
      story: 'Somebody with an account that nobody can tell the kind of.',
      country: 'US',
      logins: [{ institutions: ['finbank'], userid: 'mystery', password: 'go' }],
      accounts: [
        {
          id: 'plain',
          kind: 'checking',
          name: 'Plain Checking',
          number: '7000000001',
          currency: 'USD',
          opening: 120000,
          band: { low: 100000, high: 150000 },
          sweep: { surplus: 'Put aside', shortfall: 'Topped up' },
        },
        {
          id: 'unknown',
          kind: 'other',
          name: 'Something Else',
          number: '7000000002',
          currency: 'USD',
          opening: 45600,
          band: { low: 45600, high: 45600 },
          sweep: { surplus: 'Put aside', shortfall: 'Topped up' },
        },
      ],
    },
  ],
} as const;
