import { XML_TYPE, type Answer } from './finicity-client.js';
import { FinicityWorld, START_MS } from './finicity-world.js';

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

interface Listed {
  readonly accountId: number;
  readonly accountNickname: string;
}

/** A world in which that customer has been discovered. */
export class MysteryWorld {
  readonly world: FinicityWorld;
  readonly login: number;
  /** Id of the account of unknown kind. */
  readonly other: number;
  readonly plain: number;

  private constructor(world: FinicityWorld, login: number, [plain, other]: readonly Listed[]) {
    this.world = world;
    this.login = login;
    this.other = other?.accountId ?? 0;
    this.plain = plain?.accountId ?? 0;
  }

  static async start(): Promise<MysteryWorld> {
    const world = await FinicityWorld.start();
    await world.sandbox.request
      .patch('/_sandbox/worlds/default')
      .send({ fixtures: OTHER_ACCOUNTS })
      .expect(200);
    const login = await world.discover('mystery');
    const { json } = await world.client.get('/accounts');
    return new MysteryWorld(world, login, (json as { accounts: readonly Listed[] }).accounts);
  }

  put(body: unknown, id = this.other): Promise<Answer> {
    return this.world.client.put(`/accounts/${String(id)}`, body);
  }

  putXml(body: string, id = this.other): Promise<Answer> {
    return this.world.client.call('PUT', `/accounts/${String(id)}`, { type: XML_TYPE, body });
  }

  /** Books something on the account of unknown kind. */
  happens(booking: Readonly<Record<string, unknown>>): Promise<void> {
    return this.world.happens('booking', { login: 'mystery', account: 'unknown', ...booking });
  }

  /** The account of unknown kind as getAccount shows it. */
  async shown() {
    const { json } = await this.world.client.get(`/accounts/${String(this.other)}`);
    return (json as { accounts: [Record<string, unknown>] }).accounts[0];
  }

  /** The account whole, but for what its kind adds. */
  common() {
    return {
      accountId: this.other,
      status: 'ACTIVE',
      accountNumber: '7000000002',
      accountNickname: 'Something Else',
      displayPosition: 2,
      institutionId: 101732,
      description: 'Account',
      bankId: '198741815',
      registeredUserName: 'Mary Mystery',
      balanceDate: Date.parse('2016-07-01T00:00:00-07:00'),
      aggrSuccessDate: START_MS,
      aggrAttemptDate: START_MS,
      aggrStatusCode: '0',
      currencyCode: 'USD',
      institutionLoginId: this.login,
    };
  }
}
