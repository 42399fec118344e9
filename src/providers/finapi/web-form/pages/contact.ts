import type { FinapiInterface } from '../../../../bank/institution.js';
import type { MultiStepAuthentication } from '../../bank-connections/params.js';
import type { Connection } from '../../bank-connections/schema.js';
import type { Contact } from '../../bank-contact/contact.js';
import { keepContact } from '../../bank-contact/keep.js';
import { planConnect } from '../../bank-contact/plan-connect.js';
import { planImport } from '../../bank-contact/plan-import.js';
import { planUpdate } from '../../bank-contact/plan-update.js';
import type { Planning } from '../../bank-contact/planning.js';
import { prepareContact, type PreparedContact } from '../../bank-contact/prepare.js';
import { FinapiError } from '../../errors.js';
import { ACCOUNT_TYPES } from '../account-types.js';
import type { Desk } from './desk.js';
import type { TypedLogin } from './typed-credentials.js';

/** A step towards the bank that is ready to be taken, or has been refused before. */
export type PreparedStep = PreparedContact | FinapiError;

/** Everything of a step that takes time; run it before a transaction. */
export async function prepareStep(
  desk: Desk,
  source: FinapiInterface,
  login: TypedLogin,
  answered?: MultiStepAuthentication,
): Promise<PreparedStep> {
  try {
    const contact = planned(desk, source, login, answered);
    return await prepareContact(contact, desk.documents, desk.visit.now);
  } catch (error) {
    if (error instanceof FinapiError) return error;
    throw error;
  }
}

/** Takes the step: the connection as it is from now on, or what stands in the way. */
export function takeStep(desk: Desk, prepared: PreparedStep): Connection | FinapiError {
  if (prepared instanceof FinapiError) return prepared;
  const { documents, configuration, visit } = desk;
  return keepContact(prepared, {
    documents,
    configuration,
    now: visit.now,
    publicUrl: visit.worldBase,
    afterwards: (effect) => {
      visit.afterwards(effect);
    },
  });
}

/** The same calls that a client with a licence would make itself; the person is there. */
function planned(
  desk: Desk,
  source: FinapiInterface,
  login: TypedLogin,
  answered: MultiStepAuthentication | undefined,
): Contact {
  const { documents, configuration, visit, form, facts } = desk;
  const { user, bank } = documents;
  const planning: Planning = { user, bank, configuration, now: visit.now, isAttended: true };
  const params = { ...commonParams(desk, source, login), multiStepAuthentication: answered };
  const days = { maxDaysForDownload: form.order.maxDaysForDownload ?? 0 };
  const { connection } = facts;
  if (!connection) {
    const name = form.order.bankConnectionName;
    return planImport({ ...params, ...days, bankId: form.bankId ?? 0, name }, planning);
  }
  const bankConnectionId = connection.id;
  if (form.type === 'BANK_CONNECTION_UPDATE') {
    const importNewAccounts = form.order.importNewAccounts ?? false;
    return planUpdate({ ...params, bankConnectionId, importNewAccounts }, planning);
  }
  return planConnect(
    { ...params, ...days, bankConnectionId, sourceBankingInterface: undefined },
    planning,
  );
}

/** The bank leads its customer back to the form (whither it really leads is not documented). */
function commonParams({ form }: Desk, source: FinapiInterface, login: TypedLogin) {
  const { order } = form;
  const isRedirecting = source.properties.includes('REDIRECT_APPROACH');
  return {
    bankingInterface: source.bankingInterface,
    loginCredentials: [...login.fields],
    storeSecrets: login.store,
    skipBalancesDownload: false,
    skipPositionsDownload: order.skipPositionsDownload ?? false,
    loadOwnerData: order.loadOwnerData ?? false,
    accountTypes: order.accountTypes?.map((type) => ACCOUNT_TYPES[type]),
    accountReferences: login.ibans?.map((iban) => ({ iban })),
    redirectUrl: isRedirecting ? `${form.url}/return` : undefined,
  };
}
