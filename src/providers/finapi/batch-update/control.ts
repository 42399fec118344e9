import * as z from 'zod';

import type { Bank } from '../../../bank/bank.js';
import { ok } from '../../../core/http/endpoint.js';
import { json } from '../../../core/http/wire.js';
import type { Resource } from '../../../core/provider.js';
import type { World } from '../../../core/world/world.js';
import { UserPath } from '../bank-connections/knobs.js';
import type { Connection } from '../bank-connections/schema.js';
import { controlOperation, knownUser } from '../control-operation.js';
import type { ClientsFixture } from '../credentials.js';
import { userRef } from '../users/document.js';
import { changeUser } from '../users/record.js';
import type { UserRecord } from '../users/schema.js';
import { factsOf } from './facts-of.js';
import { judge } from './rule.js';
import { connectedUsers, latestRuns, runForUsers } from './run-world.js';
import { countedRuns } from './tally.js';
import { nextRunFor, timetable } from './timetable.js';
import {
  explainedView,
  reportView,
  runView,
  timetableView,
  type ExplainedConnection,
} from './view.js';

const UserIds = z.array(z.string()).max(10_000);

const NewRun = z.strictObject({
  /** All users with bank connections, unless stated. */
  userIds: UserIds.optional(),
});

const Page = z.object({
  page: z.coerce.number().int().min(1).default(1),
  perPage: z.coerce.number().int().min(1).max(1000).default(100),
});

const UserKnobs = z.strictObject({
  /** 0: the user has accepted no terms and conditions. */
  acceptedTermsVersion: z.int().min(0).optional(),
});

/** Explains the automatic batch update, and causes runs that at finAPI only its staff could. */
export function batchUpdateControl(bank: Bank, clients: ClientsFixture): Resource {
  return {
    changeFinapiUser,
    explainBatchUpdate: explainOperation(bank),
    runBatchUpdate: runOperation(bank, clients),
    listBatchUpdateRuns,
  };
}

/** What no service of finAPI sets: terms are accepted on pages of finAPI's own. */
const changeFinapiUser = controlOperation({
  method: 'patch',
  path: '/users/:userId',
  params: UserPath,
  body: UserKnobs,
  needs: ({ params }) => [userRef(params.userId)],
  handle: (call) => {
    const { params, body } = call;
    const user = call.document(userRef(params.userId));
    knownUser(user, params.userId);
    if (body.acceptedTermsVersion !== undefined) {
      changeUser(user, { acceptedTermsVersion: body.acceptedTermsVersion || undefined });
    }
    const { id, acceptedTermsVersion = 0 } = knownUser(user, params.userId);
    return ok(json({ userId: id, acceptedTermsVersion }));
  },
});

const explainOperation = (bank: Bank) =>
  controlOperation({
    method: 'get',
    path: '/users/:userId/batch-update',
    params: UserPath,
    needs: ({ params }) => [userRef(params.userId)],
    handle: (call) => {
      const { world, params, now } = call;
      const document = call.document(userRef(params.userId));
      const user = knownUser(document, params.userId);
      const { state } = document;
      const lines = timetable(world, now);
      const connections = Object.values(state.connections).map((connection) => ({
        ...explained(bank, world, user, connection, now),
        nextRun: nextRunFor(state, connection.bankId, lines),
      }));
      return ok(
        json({
          userId: user.id,
          at: now.toISOString(),
          nextRun: earliestOf(connections),
          configurations: timetableView(lines),
          connections: connections.map(explainedView),
          lastRun: state.lastBatchRun && reportView(state.lastBatchRun),
        }),
      );
    },
  });

const earliestOf = (connections: readonly ExplainedConnection[]): string | undefined =>
  connections.flatMap(({ nextRun }) => (nextRun === undefined ? [] : [nextRun])).sort()[0];

function explained(
  bank: Bank,
  world: World,
  user: UserRecord,
  connection: Connection,
  now: Date,
): Omit<ExplainedConnection, 'nextRun'> {
  const facts = factsOf(bank, world, user, connection, now);
  return {
    id: connection.id,
    name: connection.name,
    bank: facts.bank,
    busyUntil: connection.busyUntil,
    interfaces: connection.interfaces.map((candidate) => judge(candidate, facts)),
  };
}

/**
 * Users are worked off one after another, each in a transaction of its own, so the work is done
 * while the call is prepared; there is nothing left to decide then.
 */
const runOperation = (bank: Bank, clients: ClientsFixture) =>
  controlOperation({
    method: 'post',
    path: '/batch-update/runs',
    body: NewRun.optional(),
    prepare: async ({ world, body, now }) => {
      const userIds = body?.userIds ?? (await connectedUsers(world));
      return countedRuns(runForUsers({ world, bank, clients }, userIds, now));
    },
    handle: ({ now, prepared: { counts, runs, unknown } }) =>
      ok(
        json({
          at: now.toISOString(),
          counts: { ...counts },
          runs: runs.map(runView),
          unknownUsers: unknown,
        }),
      ),
  });

const listBatchUpdateRuns = controlOperation({
  method: 'get',
  path: '/batch-update/runs',
  query: Page,
  prepare: async ({ world, query: { page, perPage } }) => {
    const userIds = await connectedUsers(world);
    const shown = userIds.slice((page - 1) * perPage, page * perPage);
    return { total: userIds.length, runs: await latestRuns(world, shown) };
  },
  handle: ({ prepared: { total, runs } }) => ok(json({ total, runs: runs.map(runView) })),
});
