import type { Connection } from '../../bank-connections/schema.js';
import { lookAt, settleWork } from '../../downloads/progress.js';
import { FinapiError } from '../../errors.js';
import { without } from '../../without.js';
import { createForm } from '../forms/service.js';
import { announceTask } from './announce.js';
import { keepEnd } from './end.js';
import { updateInBackground } from './background-update.js';
import type { TaskScene } from './scene.js';
import type { Task, TaskFailure } from './schema.js';

/** Ends all stages of a task that are over by an instant, each at its own. */
export function settleTask(scene: TaskScene, id: string, until: number): void {
  for (;;) {
    const task = scene.forms.state.tasks[id];
    if (!task?.endsAt || Date.parse(task.endsAt) > until) return;
    endStage({ ...scene, now: new Date(task.endsAt) }, task);
  }
}

/** Somebody asks how far a task is: a stage that is asked for often enough ends. */
export function lookAtTask(scene: TaskScene, task: Task): Task {
  if (task.polls === undefined) return task;
  if (task.polls > 1) scene.forms.put('tasks', task.id, { ...task, polls: task.polls - 1 });
  else endStage(scene, task);
  return scene.forms.state.tasks[task.id] ?? task;
}

function endStage(scene: TaskScene, task: Task): void {
  if (task.status === 'NOT_YET_STARTED') start(scene, task);
  else complete(scene, task);
}

function start(scene: TaskScene, task: Task): void {
  const connection = connectionOf(scene, task);
  if (!connection) {
    keepEnd(scene.forms, task, 'UNEXPECTED_ACCESS_RESPONSE', scene);
    return;
  }
  if (task.wantsForm) {
    askForForm(scene, task, connection);
    return;
  }
  const outcome = updateInBackground(scene, task, connection);
  if (!(outcome instanceof FinapiError)) goOn(scene, task, outcome);
  else if (NEEDS_THE_USER.includes(outcome.errors[0].code)) askForForm(scene, task, connection);
  else keepEnd(scene.forms, task, failureOf(outcome), scene);
}

/** Refusals that a person could do something about, in a form. */
const NEEDS_THE_USER: readonly string[] = [
  'ADDITIONAL_AUTHENTICATION_REQUIRED',
  'BANK_SERVER_REJECTION',
  'INVALID_CONSENT',
  'MISSING_CREDENTIALS',
  'MISSING_FIELD',
];

const failureOf = ({ errors: [{ code }] }: FinapiError): TaskFailure =>
  code === 'UNEXPECTED_ERROR' ? 'INTERNAL_ERROR' : 'UNEXPECTED_ACCESS_RESPONSE';

/** The update has been let in; the task lasts as long as its download. */
function goOn({ forms, now }: TaskScene, task: Task, connection: Connection): void {
  forms.put('tasks', task.id, {
    ...task,
    status: 'IN_PROGRESS',
    endsAt: connection.work?.endsAt ?? now.toISOString(),
    polls: connection.work?.polls ?? 1,
  });
}

function complete(scene: TaskScene, task: Task): void {
  const connection = connectionOf(scene, task);
  if (connection) endDownload(scene, connection);
  keepEnd(scene.forms, task, undefined, scene);
}

/** A task that is over has brought everything, whoever was looked at more often. */
function endDownload({ documents, now }: TaskScene, connection: Connection): void {
  let current = settleWork(documents, connection, now.getTime());
  while (current.work?.stage === 'download') current = lookAt(documents, current, now);
}

function askForForm(scene: TaskScene, task: Task, connection: Connection): void {
  const { forms, world, now } = scene;
  const form = createForm(
    forms,
    world,
    {
      type: 'BANK_CONNECTION_UPDATE',
      order: task.order,
      clientId: task.clientId,
      urlOf: (id) => `${task.pagesUrl}/${id}`,
      further: {
        bankId: connection.bankId,
        bankConnectionId: connection.id,
        taskId: task.id,
        ...(task.redirectUrl !== undefined && { redirectUrl: task.redirectUrl }),
      },
    },
    now,
  );
  const waiting: Task = {
    ...without(task, 'endsAt', 'polls'),
    status: 'WEB_FORM_REQUIRED',
    formId: form.id,
  };
  forms.put('tasks', task.id, waiting);
  announceTask(waiting, waiting.webFormRequired, forms, scene);
}

const connectionOf = (
  { documents }: TaskScene,
  { bankConnectionId }: Task,
): Connection | undefined => documents.user.state.connections[String(bankConnectionId)];
