import type { FinapiInterface } from '../../../../bank/institution.js';
import type { ListedBank } from '../../banks/schema.js';
import { isUnlicensed } from '../../bank-connections/direct-access.js';
import { BankingInterface, type Connection } from '../../bank-connections/schema.js';
import type { ClientConfiguration } from '../../client-configuration/schema.js';
import type { UserRecord } from '../../users/schema.js';
import type { WebForm } from '../forms/schema.js';

/** What a person has to do next. */
export type Next =
  | { readonly to: 'chooseBank' }
  | { readonly to: 'acceptTerms' }
  | { readonly to: 'answer' }
  | { readonly to: 'signIn'; readonly source: FinapiInterface }
  | { readonly to: 'nothing' };

export interface FormFacts {
  readonly form: WebForm;
  readonly bank: ListedBank | undefined;
  readonly connection: Connection | undefined;
  readonly user: UserRecord;
  readonly configuration: ClientConfiguration;
  readonly latestTerms: number;
  /** What a person has typed is still at hand. */
  readonly isTyped: boolean;
}

/** How far a form is. Pure. */
export function nextOf(facts: FormFacts): Next {
  const { form, bank, isTyped } = facts;
  if (!bank) return { to: 'chooseBank' };
  if (mustAcceptTerms(facts)) return { to: 'acceptTerms' };
  if (form.challenge && isTyped) return { to: 'answer' };
  const source = sourcesLeft(facts, bank)[0];
  return source ? { to: 'signIn', source } : { to: 'nothing' };
}

const mustAcceptTerms = ({ user, configuration, latestTerms }: FormFacts): boolean =>
  isUnlicensed(configuration) && (user.acceptedTermsVersion ?? 0) < latestTerms;

/** Interfaces in finAPI's order of preference that the form has not been through. */
function sourcesLeft(
  { form, connection, configuration }: FormFacts,
  { finapi }: ListedBank,
): readonly FinapiInterface[] {
  const isUpdate = form.type === 'BANK_CONNECTION_UPDATE';
  const connected = connection?.interfaces.map(({ bankingInterface }) => bankingInterface) ?? [];
  const isUsable = ({ bankingInterface, isAisSupported }: FinapiInterface): boolean =>
    isAisSupported && (bankingInterface !== 'WEB_SCRAPER' || configuration.isWebScrapingEnabled);
  return finapi.interfaces
    .filter(isUsable)
    .filter(({ bankingInterface }) => !form.done.includes(bankingInterface))
    .filter(({ bankingInterface }) => !isUpdate || connected.includes(bankingInterface))
    .sort((one, other) => rankOf(one) - rankOf(other));
}

const rankOf = ({ bankingInterface }: FinapiInterface): number =>
  BankingInterface.options.indexOf(bankingInterface);
