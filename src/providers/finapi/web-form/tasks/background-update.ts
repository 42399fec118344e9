import type { Connection } from '../../bank-connections/schema.js';
import { accessOf, ruleOf, storedMatchOf } from '../../bank-contact/access.js';
import type { Contact } from '../../bank-contact/contact.js';
import { keepContact } from '../../bank-contact/keep.js';
import { planUpdate } from '../../bank-contact/plan-update.js';
import type { Planning } from '../../bank-contact/planning.js';
import type { PreparedContact } from '../../bank-contact/prepare.js';
import type { ClientConfiguration } from '../../client-configuration/schema.js';
import { configurationOf } from '../../client-configuration/service.js';
import { lookAt } from '../../downloads/progress.js';
import { FinapiError } from '../../errors.js';
import { ACCOUNT_TYPES } from '../account-types.js';
import type { TaskScene } from './scene.js';
import type { Task } from './schema.js';

/** Updates each interface of a connection with what is stored; ends with the first refusal. */
export function updateInBackground(
  scene: TaskScene,
  task: Task,
  connection: Connection,
): Connection | FinapiError {
  const { documents, clients, now, world } = scene;
  const client = clients.find(task.clientId);
  if (!client) return new FinapiError('UNEXPECTED_ERROR', 'The client of the task is gone');
  const configuration = configurationOf(world, clients, client);
  let current = connection;
  for (const { bankingInterface } of connection.interfaces) {
    while (current.work?.stage === 'download') current = lookAt(documents, current, now);
    const outcome = updateInterface(scene, task, bankingInterface, configuration);
    if (outcome instanceof FinapiError) return outcome;
    current = outcome;
  }
  return current;
}

function updateInterface(
  scene: TaskScene,
  task: Task,
  bankingInterface: Connection['interfaces'][number]['bankingInterface'],
  configuration: ClientConfiguration,
): Connection | FinapiError {
  const { documents, now } = scene;
  const { user, bank } = documents;
  const isAttended = task.attended === true;
  try {
    const planning: Planning = { user, bank, configuration, now, isAttended };
    const contact = planUpdate(paramsOf(task, bankingInterface), planning);
    const prepared = withStored(contact, scene);
    return keepContact(prepared, {
      documents,
      configuration,
      now,
      publicUrl: task.worldBase,
      afterwards: (effect) => {
        scene.afterwards(effect);
      },
    });
  } catch (error) {
    if (error instanceof FinapiError) return error;
    throw error;
  }
}

const paramsOf = (
  { bankConnectionId, order, pagesUrl }: Task,
  bankingInterface: Connection['interfaces'][number]['bankingInterface'],
): Parameters<typeof planUpdate>[0] => ({
  bankConnectionId,
  bankingInterface,
  loginCredentials: undefined,
  storeSecrets: false,
  importNewAccounts: order.importNewAccounts ?? false,
  skipBalancesDownload: false,
  skipPositionsDownload: order.skipPositionsDownload ?? false,
  loadOwnerData: order.loadOwnerData ?? false,
  accountTypes: order.accountTypes?.map((type) => ACCOUNT_TYPES[type]),
  accountReferences: undefined,
  redirectUrl: pagesUrl,
  multiStepAuthentication: undefined,
});

/** Nobody types anything here, so that nothing has to be compared: what is stored has been already. */
function withStored(contact: Contact, { documents, now, world }: TaskScene): PreparedContact {
  const { bank } = documents;
  const rule = ruleOf(bank, contact);
  const access = rule && accessOf(rule, contact, world.seed, documents.document);
  return {
    contact,
    rule,
    login: contact.connection?.login,
    match: access ? storedMatchOf(contact, access, now) : { kind: 'wrong' },
    pending: undefined,
    judgement: undefined,
  };
}
