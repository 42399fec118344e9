import type { Call } from '../../../../core/http/endpoint.js';
import type { Document } from '../../../../core/store/kinds.js';
import { finapiSettings } from '../../settings.js';
import type { WebFormsState } from '../document.js';
import { formOfTask } from '../forms/wire.js';
import type { Task } from './schema.js';

/** Sends word of a task to an address, if there is one. */
export function announceTask(
  task: Task,
  url: string | undefined,
  { state, key }: Document<WebFormsState>,
  scene: Pick<Call, 'world' | 'now' | 'afterwards'>,
): void {
  if (url === undefined) return;
  const { world, now } = scene;
  const form = state.forms[task.formId ?? ''];
  const body = {
    taskId: task.id,
    status: task.status,
    ...(form && { webForm: formOfTask(form, now) }),
  };
  const { callbackTargets: allowedTargets } = world.settings(finapiSettings);
  const about = `finapi:user/${key}`;
  scene.afterwards(() =>
    world.outbox.send({ provider: 'finapi-web-form', url, body, about, allowedTargets }),
  );
}
