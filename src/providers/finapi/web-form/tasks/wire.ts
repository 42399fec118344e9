import { json, type WireDocument, type WireFields } from '../../../../core/http/wire.js';
import type { WebForm } from '../forms/schema.js';
import { formOfTask } from '../forms/wire.js';
import { toFormTimestamp } from '../timestamps.js';
import type { Task } from './schema.js';

export const taskFields = (task: Task, form: WebForm | undefined, now: Date): WireFields => ({
  id: task.id,
  createdAt: toFormTimestamp(task.createdAt),
  type: 'BANK_CONNECTION_UPDATE',
  status: task.status,
  payload: {
    bankConnectionId: task.bankConnectionId,
    webForm: form && formOfTask(form, now),
    errorCode: task.errorCode,
  },
});

export const taskDocument = (task: Task, form: WebForm | undefined, now: Date): WireDocument =>
  json(taskFields(task, form, now));
