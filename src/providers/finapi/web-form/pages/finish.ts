import { finapiSettings } from '../../settings.js';
import { without } from '../../without.js';
import type { WebForm, WebFormFailure } from '../forms/schema.js';
import { endTask } from '../tasks/end.js';
import { keepForm, type Desk } from './desk.js';

type End =
  | { readonly status: 'COMPLETED' | 'ABORTED' }
  | { readonly status: 'COMPLETED_WITH_ERROR'; readonly errorCode: WebFormFailure };

/** Brings a form to its end, forgets what was typed into it, and tells whoever wants to know. */
export function finish(desk: Desk, form: WebForm, end: End): WebForm {
  const { visit, forms, documents } = desk;
  const ended = keepForm(desk, { ...without(form, 'challenge', 'notice'), ...end });
  visit.identity.typed.forget(visit.world, form.id);
  if (ended.finalised !== undefined) {
    const url = ended.finalised;
    const { callbackTargets: allowedTargets } = visit.world.settings(finapiSettings);
    const about = `finapi:user/${documents.user.key}`;
    const body = { webFormId: ended.id, status: ended.status };
    visit.afterwards(() =>
      visit.world.outbox.send({ provider: 'finapi-web-form', url, body, about, allowedTargets }),
    );
  }
  if (ended.taskId !== undefined) endTask(forms, ended, visit);
  return ended;
}
