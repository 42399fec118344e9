import type { Bank } from '../../../bank/bank.js';
import type { FinapiInterface, Institution } from '../../../bank/institution.js';
import type { Document } from '../../../core/store/kinds.js';
import { absenceOf } from '../banks/availability.js';
import { isListed } from '../banks/directory.js';
import type { ListedBank } from '../banks/schema.js';
import type { DownloadParams } from '../bank-connections/params.js';
import type { BankingInterface } from '../bank-connections/schema.js';
import type { ClientConfiguration } from '../client-configuration/schema.js';
import { FinapiError } from '../errors.js';
import type { UserState } from '../users/document.js';
import type { Wishes } from './contact.js';
import { bringsPositions } from './demo-bank.js';
import { illegalField, illegalState, unknownInBody, unsupportedBank } from './refusals.js';

/** Who asks, and what is looked at before a bank is. */
export interface Planning {
  readonly user: Document<UserState>;
  readonly bank: Bank;
  readonly configuration: ClientConfiguration;
  readonly now: Date;
  /** The bank is told that its customer is there. */
  readonly isAttended: boolean;
}

/** The bank of an import, if it exists for the client. */
export function wantedBank({ bank, configuration }: Planning, bankId: number): ListedBank {
  const institution = bank.institutionByFinapiBankId(bankId);
  const absence = institution?.finapi && absenceOf(institution.finapi, configuration);
  if (institution && isListed(institution) && !absence) return institution;
  throw unknownInBody(
    'There is no bank with this id',
    absence?.next ?? 'getAndSearchAllBanks lists the banks.',
  );
}

/** How the bank of an error is written: `DEMO0002 - finAPI Test Redirect Bank (id: 280002, ...)`. */
export const shownBank = ({ name, finapi }: Institution): string | undefined =>
  finapi &&
  `${finapi.blz} - ${name} (id: ${finapi.bankId}, location: ${finapi.location ?? 'none'})`;

/** Does something about a bank; its refusals name the bank, promised ones too. */
export function aboutBank<T>(institution: Institution, work: () => T): T {
  try {
    const result = work();
    return result instanceof Promise
      ? (result.catch((error: unknown) => {
          throw named(error, institution);
        }) as T)
      : result;
  } catch (error) {
    throw named(error, institution);
  }
}

function named(error: unknown, institution: Institution): unknown {
  const bank = shownBank(institution);
  return error instanceof FinapiError && bank !== undefined ? error.about(bank) : error;
}

/** The interface of a bank, if accounts can be had through it. */
export function usableSource(
  { finapi }: ListedBank,
  wanted: BankingInterface,
  { isWebScrapingEnabled }: Pick<ClientConfiguration, 'isWebScrapingEnabled'>,
): FinapiInterface {
  const source = finapi.interfaces.find(({ bankingInterface }) => bankingInterface === wanted);
  if (!source) throw unsupportedBank(`The bank has no interface ${wanted}.`);
  if (!source.isAisSupported) {
    throw unsupportedBank(`The bank gives no account information through ${wanted}.`);
  }
  if (wanted === 'WEB_SCRAPER' && !isWebScrapingEnabled) {
    throw illegalState(
      'Web scraping is disabled for the client',
      'Set finapi.isWebScrapingEnabled to true in the settings of the world, or use another interface.',
    );
  }
  return source;
}

interface Further {
  readonly institution: Institution;
  readonly newAccounts: boolean;
  readonly maxDays: number;
  /** Whether a detailed consent has to name its accounts in this call. */
  readonly needsReferences: boolean;
}

/** What is to happen after the sign-in, if it is in order for this interface and client. */
export function wishesOf(
  params: DownloadParams,
  source: FinapiInterface,
  { configuration }: Planning,
  { institution, newAccounts, maxDays, needsReferences }: Further,
): Wishes {
  assertRedirect(params.redirectUrl, source);
  assertReferences(params.accountReferences, source, needsReferences);
  return {
    storeSecrets: params.storeSecrets,
    skipBalances: params.skipBalancesDownload,
    skipPositions: params.skipPositionsDownload && !bringsPositions(institution),
    loadOwners: params.loadOwnerData && source.bankingInterface === 'WEB_SCRAPER',
    newAccounts,
    maxDays,
    accountTypes: allowedTypes(params.accountTypes, configuration),
    ibans: source.properties.includes('DETAILED_CONSENT')
      ? params.accountReferences?.map(({ iban }) => iban.replaceAll(' ', '').toUpperCase())
      : undefined,
    redirectUrl: params.redirectUrl,
  };
}

/** Schemes that a browser would run rather than open. */
const RUNNING = ['javascript:', 'data:', 'vbscript:'];

function assertRedirect(url: string | undefined, { properties }: FinapiInterface): void {
  if (!properties.includes('REDIRECT_APPROACH')) return;
  if (url === undefined) {
    throw illegalField(
      "'redirectUrl' must be given, since the interface uses a redirect approach",
      'getBank tells the properties of each interface.',
    );
  }
  if (!URL.canParse(url) || RUNNING.includes(new URL(url).protocol)) {
    throw illegalField("'redirectUrl' is not an absolute URL", 'Pass https://…, or an app link.');
  }
}

function assertReferences(
  references: DownloadParams['accountReferences'],
  { properties }: FinapiInterface,
  isNeeded: boolean,
): void {
  if (!isNeeded || !properties.includes('DETAILED_CONSENT')) return;
  if (references !== undefined && references.length > 0) return;
  throw illegalField(
    "'accountReferences' must be given, since the interface needs a detailed consent",
    'Pass the IBANs for which the consent is to be.',
  );
}

/** The wanted types, or all that a client with restrictions may have. */
function allowedTypes(
  wanted: DownloadParams['accountTypes'],
  { accountTypeRestrictions: allowed }: ClientConfiguration,
): DownloadParams['accountTypes'] {
  if (allowed.length === 0) return wanted;
  const forbidden = wanted?.find((type) => !allowed.includes(type));
  if (forbidden === undefined) return wanted ?? allowed;
  throw new FinapiError('INVALID_ACCOUNT_TYPES', `The account type ${forbidden} is not enabled`, {
    next: `Allowed by accountTypeRestrictions: ${allowed.join(', ')}.`,
  });
}
