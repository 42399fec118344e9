import type { Document } from '../../../../core/store/kinds.js';
import type { World } from '../../../../core/world/world.js';
import { isBusy } from '../../bank-connections/busy.js';
import type { Connection } from '../../bank-connections/schema.js';
import { append, type WebFormsState } from '../document.js';
import { WebFormError } from '../errors.js';
import { nextUuid } from '../ids.js';
import { webFormSettings } from '../settings.js';
import type { BankConnectionUpdateTaskDetails, Task } from './schema.js';

/** What a client has ordered, and how it reached the sandbox. */
export interface NewTask {
  readonly details: BankConnectionUpdateTaskDetails;
  readonly clientId: string;
  readonly worldBase: string;
  readonly pagesUrl: string;
}

/** Takes an update on, which begins a little later. */
export function createTask(
  document: Document<WebFormsState>,
  world: World,
  { details, clientId, worldBase, pagesUrl }: NewTask,
  now: Date,
): Task {
  const { taskSeconds, taskPolls } = world.settings(webFormSettings);
  const id = nextUuid(document, world, 'task');
  const task: Task = {
    id,
    status: 'NOT_YET_STARTED',
    createdAt: now.toISOString(),
    endsAt: new Date(now.getTime() + taskSeconds * 1_000).toISOString(),
    polls: taskPolls,
    bankConnectionId: details.bankConnectionId,
    clientId,
    order: orderOf(details),
    ...((details.manageSavedSettings ?? []).length > 0 && { wantsForm: true }),
    ...(details.userMetadata && { attended: true }),
    worldBase,
    pagesUrl,
    ...addressesOf(details),
  };
  append(document, 'tasks', id, task);
  return task;
}

const orderOf = ({
  importNewAccounts,
  accountTypes,
  skipPositionsDownload,
  loadOwnerData,
}: BankConnectionUpdateTaskDetails): Task['order'] => ({
  importNewAccounts,
  accountTypes,
  skipPositionsDownload,
  loadOwnerData,
});

/** An empty address is none. */
const addressesOf = ({
  redirectUrl,
  callbacks: { finalised, webFormRequired } = {},
}: BankConnectionUpdateTaskDetails): Pick<
  Task,
  'redirectUrl' | 'finalised' | 'webFormRequired'
> => ({
  ...(redirectUrl !== undefined && { redirectUrl }),
  ...(finalised && { finalised }),
  ...(webFormRequired && { webFormRequired }),
});

/** The connection that is to be updated, if it can be now. */
export function assertUpdatable(connection: Connection | undefined, now: Date): void {
  if (!connection) {
    throw new WebFormError('NOT_FOUND', 'The user has no bank connection with this id', {
      next: 'getAllBankConnections lists the connections of the user.',
    });
  }
  if (isBusy(connection, now)) {
    throw new WebFormError('LOCKED', 'The bank connection is being imported or updated', {
      next: `Wait, or advance the clock, until ${connection.busyUntil ?? ''}.`,
    });
  }
}

export function existingTask({ state }: Document<WebFormsState>, id: string): Task {
  const task = Object.hasOwn(state.tasks, id) ? state.tasks[id] : undefined;
  if (task) return task;
  throw new WebFormError('NOT_FOUND', 'The user has no task with this id');
}
