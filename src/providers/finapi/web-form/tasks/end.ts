import type { Call } from '../../../../core/http/endpoint.js';
import type { Document } from '../../../../core/store/kinds.js';
import type { WebFormsState } from '../document.js';
import type { WebForm } from '../forms/schema.js';
import { without } from '../../without.js';
import { announceTask } from './announce.js';
import type { Task, TaskFailure } from './schema.js';

type Ending = Pick<Call, 'world' | 'now' | 'afterwards'>;

/** Ends the task that had a form made, once that is over. */
export function endTask(forms: Document<WebFormsState>, form: WebForm, ending: Ending): void {
  const task = forms.state.tasks[form.taskId ?? ''];
  if (task?.status !== 'WEB_FORM_REQUIRED') return;
  const errorCode = failureOf(form);
  keepEnd(forms, task, errorCode, ending);
}

/** A form that its person has left is an error of the task, which has updated nothing. */
function failureOf({ status, errorCode }: WebForm): TaskFailure | undefined {
  if (status === 'COMPLETED') return undefined;
  return errorCode === 'BANK_SERVER_REJECTION' || errorCode === 'INVALID_TOKEN'
    ? errorCode
    : 'INTERNAL_ERROR';
}

/** Brings a task to its end and tells whoever wants to know. */
export function keepEnd(
  forms: Document<WebFormsState>,
  task: Task,
  errorCode: TaskFailure | undefined,
  ending: Ending,
): void {
  const ended: Task = {
    ...without(task, 'endsAt', 'polls'),
    status: errorCode === undefined ? 'COMPLETED' : 'COMPLETED_WITH_ERROR',
    ...(errorCode !== undefined && { errorCode }),
  };
  forms.put('tasks', ended.id, ended);
  announceTask(ended, ended.finalised, forms, ending);
}
