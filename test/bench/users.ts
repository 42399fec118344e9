import { readFileSync } from 'node:fs';

import { hashSecret } from '../../src/core/secrets.js';
import { provideToken } from '../../src/providers/finapi/authorization/tokens.js';
import { ClientsFixture } from '../../src/providers/finapi/credentials.js';
import { dayOf } from '../../src/providers/finapi/dates.js';
import { userKind } from '../../src/providers/finapi/users/document.js';
import { populate } from './populate.js';

export interface StockedUser {
  readonly id: string;
  /** An access token, good for a day. */
  readonly token: string;
}

const DAY_SECONDS = 24 * 60 * 60;

/** The clients that every sandbox knows. */
export const finapiClients = (): ClientsFixture =>
  ClientsFixture.parse(JSON.parse(readFileSync('fixtures/finapi-clients.json', 'utf8')));

/** Writes users who have been active today. */
export async function usersIn(folder: string, count: number): Promise<StockedUser[]> {
  const { client } = finapiClients();
  const passwordHash = await hashSecret('the same for everybody');
  const now = new Date();
  const ids = Array.from({ length: count }, (_, place) => `user-${String(place).padStart(6, '0')}`);
  return populate(folder, userKind, ids, (document) => {
    const id = document.key;
    document.set('user', {
      id,
      passwordHash,
      email: `${id}@example.org`,
      phone: '+49 89 1234567',
      isAutoUpdateEnabled: false,
      isVerified: true,
      registeredAt: now.toISOString(),
      lastActiveDate: dayOf(now),
      failedLogins: 0,
      isLocked: false,
    });
    const { token } = provideToken(document, 'userAccess', client.id, DAY_SECONDS, now);
    return { id, token };
  });
}
