import type { BankGroup } from '../../../bank/finapi-listing.js';
import type { Institution } from '../../../bank/institution.js';
import { json, type WireDocument, type WireFields } from '../../../core/http/wire.js';
import { pagingFields, type Page } from '../paging.js';
import { interfaceFields } from './interface-wire.js';
import type { CountedBank } from './schema.js';

/**
 * The whole `Bank`, as `BankConnection.bank` has it too; empty for an institution that finAPI does
 * not list. `popularity` is the number of bank connections that all users have to it.
 */
export function bankFields(institution: Institution, popularity: number): WireFields {
  const { name, credentials, finapi: bank } = institution;
  if (!bank) return {};
  return {
    id: bank.bankId,
    name,
    bic: bank.bic,
    blz: bank.blz,
    location: bank.location,
    city: bank.city,
    isTestBank: bank.isTestBank,
    popularity,
    interfaces: bank.interfaces.map((one) => interfaceFields(one, credentials)),
    bankGroup: bank.bankGroup && bankGroupFields(bank.bankGroup),
    isBeta: bank.isBeta,
    logo: pictureFields(bank.logo),
    icon: pictureFields(bank.icon),
  };
}

export const bankGroupFields = ({ id, name, logo, icon }: BankGroup): WireFields => ({
  id,
  name,
  logo: pictureFields(logo),
  icon: pictureFields(icon),
});

const pictureFields = (url: string | undefined): WireFields | undefined =>
  url === undefined ? undefined : { url };

export const bankDocument = ({ bank, popularity }: CountedBank): WireDocument =>
  json(bankFields(bank, popularity));

export const bankListDocument = (
  banks: readonly CountedBank[],
  page: Page,
  totalCount: number,
): WireDocument =>
  json({
    banks: banks.map(({ bank, popularity }) => bankFields(bank, popularity)),
    paging: pagingFields(page, totalCount),
  });
