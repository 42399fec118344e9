import { bankOf, type Bank } from '../../../bank/bank.js';
import type { World } from '../../../core/world/world.js';
import { bankFacts } from '../bank-connections/bank-facts.js';
import type { Connection } from '../bank-connections/schema.js';
import { finapiSettings } from '../settings.js';
import type { UserRecord } from '../users/schema.js';
import { clientFacts } from './client-facts.js';
import type { BatchFacts } from './facts.js';

/** What a bank of a connection is called. */
export const bankNameOf = (
  { bank, world }: { readonly bank: Bank; readonly world: World },
  { bankId }: Pick<Connection, 'bankId'>,
): string =>
  bankOf(world, bank).institutionByFinapiBankId(bankId)?.name ?? 'A bank that is no longer known';

/** Everything that the rule reads besides the connection, as it is in a world at an instant. */
export function factsOf(
  bank: Bank,
  world: World,
  user: Pick<UserRecord, 'isAutoUpdateEnabled' | 'acceptedTermsVersion'> | undefined,
  { bankId }: Pick<Connection, 'bankId'>,
  now: Date,
): BatchFacts {
  const institution = bankOf(world, bank).institutionByFinapiBankId(bankId);
  return {
    bank: (institution && bankFacts(institution)) ?? {
      id: bankId,
      name: 'A bank that is no longer known',
      interfaces: [],
    },
    client: clientFacts(world.settings(finapiSettings)),
    user: {
      isAutoUpdateEnabled: user?.isAutoUpdateEnabled ?? false,
      acceptedTermsVersion: user?.acceptedTermsVersion ?? 0,
    },
    now,
  };
}
