import { created, ok, type Call } from '../../../../core/http/endpoint.js';
import { configurationOf } from '../../client-configuration/service.js';
import type { DownloadDocuments } from '../../downloads/documents.js';
import type { UserIdentity } from '../../endpoint.js';
import { PAGES_BASE } from '../base.js';
import { webFormsRef } from '../document.js';
import { operation } from '../endpoint.js';
import { CreatedPage, FormPath } from '../forms/schema.js';
import { assertRedirect, assertSecure, noProfile, pageOf } from '../forms/service.js';
import { itemsDocument } from '../forms/wire.js';
import { lookAtTask } from './course.js';
import type { TaskScene } from './scene.js';
import { BankConnectionUpdateTaskDetails, type Task } from './schema.js';
import { assertUpdatable, createTask, existingTask } from './service.js';
import { taskDocument, taskFields } from './wire.js';

export const createBankConnectionUpdateTask = operation({
  method: 'post',
  path: '/tasks/backgroundUpdate',
  body: BankConnectionUpdateTaskDetails,
  needs: ({ identity }) => [webFormsRef(identity.user.key)],
  handle: (call) => {
    const { world, identity, body, now, worldBase } = call;
    const { clients, client, user } = identity;
    assertSecure(world, {
      'callbacks.finalised': body.callbacks?.finalised,
      'callbacks.webFormRequired': body.callbacks?.webFormRequired,
      redirectUrl: body.redirectUrl,
    });
    assertRedirect(configurationOf(world, clients, client), body.redirectUrl);
    if (body.profileId !== undefined) throw noProfile();
    assertUpdatable(user.state.connections[String(body.bankConnectionId)], now);
    const document = call.document(webFormsRef(user.key));
    const pagesUrl = `${worldBase}${PAGES_BASE}/${document.name}`;
    const order = { details: body, clientId: client.id, worldBase, pagesUrl };
    return created(taskDocument(createTask(document, world, order, now), undefined, now));
  },
});

export const getTasks = operation({
  method: 'get',
  path: '/tasks',
  query: CreatedPage,
  needs: ({ identity }) => [webFormsRef(identity.user.key)],
  handle: (call) => {
    const { forms, tasks } = call.document(webFormsRef(call.identity.user.key)).state;
    const all = Object.values(tasks);
    const shown = pageOf(all, call.query).map((task) =>
      taskFields(task, forms[task.formId ?? ''], call.now),
    );
    return ok(itemsDocument(shown, call.query, all.length));
  },
});

export const getTask = operation({
  method: 'get',
  path: '/tasks/:id',
  params: FormPath,
  needs: ({ identity }) => [webFormsRef(identity.user.key)],
  handle: (call) => {
    const scene = sceneOf(call);
    const task: Task = lookAtTask(scene, existingTask(scene.forms, call.params.id));
    return ok(taskDocument(task, scene.forms.state.forms[task.formId ?? ''], call.now));
  },
});

const sceneOf = (call: Call<UserIdentity>): TaskScene => {
  const { world, now, identity } = call;
  const document: DownloadDocuments['document'] = (ref) => call.document(ref);
  return {
    world,
    now,
    afterwards: (effect) => {
      call.afterwards(effect);
    },
    forms: document(webFormsRef(identity.user.key)),
    documents: { user: identity.user, world, bank: identity.bank, document },
    clients: identity.clients,
  };
};
