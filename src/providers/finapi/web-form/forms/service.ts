import type { Document } from '../../../../core/store/kinds.js';
import type { World } from '../../../../core/world/world.js';
import type { ClientConfiguration } from '../../client-configuration/schema.js';
import type { ListedBank } from '../../banks/schema.js';
import { isSecure } from '../addresses.js';
import { append, type WebFormsState } from '../document.js';
import { WebFormError, WebFormValidationError } from '../errors.js';
import { nextUuid } from '../ids.js';
import { webFormSettings } from '../settings.js';
import type { CreatedPage, BankConnectionImportDetails, FormOrder, WebForm } from './schema.js';

/** A form that is about to be made. */
export interface NewForm {
  readonly type: WebForm['type'];
  readonly order: FormOrder;
  readonly clientId: string;
  /** The address of its pages, once its id is known. */
  readonly urlOf: (id: string) => string;
  readonly further: Pick<
    Partial<WebForm>,
    'bankId' | 'search' | 'finalised' | 'redirectUrl' | 'taskId' | 'bankConnectionId' | 'done'
  >;
}

/** Makes a form, which nobody has opened so far. */
export function createForm(
  document: Document<WebFormsState>,
  world: World,
  { type, order, clientId, urlOf, further }: NewForm,
  now: Date,
): WebForm {
  const { expirySeconds } = world.settings(webFormSettings);
  const id = nextUuid(document, world, 'webForm');
  const form: WebForm = {
    id,
    type,
    status: 'NOT_YET_OPENED',
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + expirySeconds * 1_000).toISOString(),
    url: urlOf(id),
    clientId,
    order,
    done: [],
    ...further,
  };
  append(document, 'forms', id, form);
  return form;
}

export function existingForm({ state }: Document<WebFormsState>, id: string): WebForm {
  const form = Object.hasOwn(state.forms, id) ? state.forms[id] : undefined;
  if (form) return form;
  throw new WebFormError('NOT_FOUND', 'The user has no web form with this id');
}

/** A page of records in the order of their creation, and how many there are. */
export function pageOf<R>(
  records: readonly R[],
  { order, page, perPage }: CreatedPage,
): readonly R[] {
  const ordered = order === 'desc' ? [...records].reverse() : records;
  return ordered.slice((page - 1) * perPage, page * perPage);
}

/** Addresses have to be secure unless the settings say otherwise. */
export function assertSecure(
  world: World,
  addresses: Readonly<Record<string, string | undefined>>,
): void {
  if (world.settings(webFormSettings).httpAllowed) return;
  const insecure = Object.entries(addresses).filter(([, url]) => url && !isSecure(url));
  if (insecure.length === 0) return;
  throw new WebFormValidationError(
    insecure.map(([field]) => ({ field, message: 'must be an https address' })),
  );
}

/** Mandators with a licence of their own name the way back, others must not. */
export function assertRedirect(
  { mandatorLicense }: Pick<ClientConfiguration, 'mandatorLicense'>,
  redirectUrl: string | undefined,
): void {
  const isNeeded = mandatorLicense === 'FULLY_LICENSED' || mandatorLicense === 'AISP';
  if (isNeeded === (redirectUrl !== undefined)) return;
  const licence = `the licence of the mandator is ${mandatorLicense}`;
  throw new WebFormError(
    'INVALID_REDIRECT_URL',
    isNeeded
      ? `The parameter redirectUrl must be given, because ${licence}`
      : `The parameter redirectUrl must not be given, because ${licence}`,
    { next: 'Change redirectUrl, or mandatorLicense in the settings of the world.' },
  );
}

/** The bank that the order names, if it names one that can be imported. */
export function orderedBank(
  { bank }: Pick<BankConnectionImportDetails, 'bank'>,
  find: (id: number) => ListedBank | undefined,
  search: (terms: string) => readonly ListedBank[],
): ListedBank | undefined {
  if (bank?.id !== undefined) return supported(find(bank.id));
  if (bank?.search === undefined) return undefined;
  const found = search(bank.search);
  if (found.length <= 1) return supported(found[0]);
  throw new WebFormError('BANK_NOT_UNIQUE', `The search leads to ${String(found.length)} banks`, {
    next: 'Give more terms, or the id of the bank.',
  });
}

function supported(bank: ListedBank | undefined): ListedBank {
  if (bank?.finapi.interfaces.some(({ isAisSupported }) => isAisSupported)) return bank;
  throw new WebFormError(
    'BANK_NOT_SUPPORTED',
    'There is no such bank, or its accounts cannot be imported',
    {
      next: 'getAndSearchAllBanks tells which banks have interfaces.',
    },
  );
}

/** Profiles, which change how a form looks, are not emulated: none of them exists. */
export const noProfile = (): WebFormError =>
  new WebFormError('NOT_FOUND', 'There is no profile with this id', {
    next: 'Leave profileId out; this sandbox has no profiles.',
  });
