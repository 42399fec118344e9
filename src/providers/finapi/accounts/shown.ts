import type { Bank } from '../../../bank/bank.js';
import type { World } from '../../../core/world/world.js';
import type { Connection } from '../bank-connections/schema.js';
import type { ClientConfiguration } from '../client-configuration/schema.js';
import type { UserState } from '../users/document.js';
import { capabilitiesOf, type Capabilities } from './capabilities.js';
import { fundsOf, type Funds } from './funds.js';
import type { Account, AccountInterface } from './schema.js';

/** An account with all that is known of it besides its record. */
export interface ShownAccount {
  readonly account: Account;
  readonly funds: Funds;
  readonly interfaces: readonly ShownInterface[];
  /** The bank's number of the customer; masked where the client may not see it. */
  readonly holderId?: string;
}

export interface ShownInterface extends AccountInterface {
  readonly capabilities: Capabilities;
}

export interface Beholder {
  readonly world: World;
  /** The bank of the world. */
  readonly bank: Bank;
  readonly configuration: Pick<ClientConfiguration, 'mandatorLicense'>;
}

/** Looks up what the bank of an account says of its interfaces and its holder. */
export function shownAccount(
  account: Account,
  { connections }: Pick<UserState, 'connections'>,
  beholder: Beholder,
): ShownAccount {
  const connection = connections[String(account.connectionId)];
  const institution = connection && beholder.bank.institution(connection.login.institution);
  const sources = institution?.finapi?.interfaces ?? [];
  const holderId = connection && holderIdOf(connection, beholder);
  return {
    account,
    funds: fundsOf(account),
    interfaces: account.interfaces.map((one) => {
      const source = sources.find((each) => each.bankingInterface === one.bankingInterface);
      return { ...one, capabilities: capabilitiesOf(account, source) };
    }),
    ...(holderId === undefined ? {} : { holderId }),
  };
}

const MASK = 'XXXXX';
const LICENSED: readonly string[] = ['AISP', 'FULLY_LICENSED'];

/**
 * Ten digits, the same for all accounts of a customer at a bank. Which licence shows them is not
 * documented; we take one for account information.
 */
function holderIdOf(
  { login }: Connection,
  { world, bank, configuration }: Beholder,
): string | undefined {
  if (!LICENSED.includes(configuration.mandatorLicense)) return MASK;
  const rule = bank.login({ id: login.institution }, login.name);
  if (!rule) return undefined;
  const drawn = world.deriveId(`bank/${login.institution}`, 'customer', rule.persona.id);
  return String(drawn % 10_000_000_000).padStart(10, '0');
}
