import { ok } from '../../../core/http/endpoint.js';
import { banksFor } from '../banks/service.js';
import { configurationOf } from '../client-configuration/service.js';
import { endpoint } from '../endpoint.js';
import { itemsOn } from '../paging.js';
import { userKind } from '../users/document.js';
import { BankGroupQuery } from './schema.js';
import { groupsOf, sortGroups } from './service.js';
import { bankGroupListDocument } from './wire.js';

/** Groups of which a search for banks with the same criteria would find at least one bank. */
export const getAndSearchAllBankGroups = endpoint({
  as: 'clientOrUser',
  method: 'get',
  path: '/banks/groups',
  query: BankGroupQuery,
  prepare: ({ world }) => world.store.index(userKind),
  handle: ({ world, identity, query, prepared }) => {
    const { bank, clients, client, directory } = identity;
    const criteria = { location: query.location, isTestBank: query.testBanks };
    const configuration = configurationOf(world, clients, client);
    const popularity = directory.popularityIn(prepared);
    const banks = banksFor(directory.banksOf(bank), criteria, configuration, popularity);
    const groups = groupsOf(banks, query.ids);
    const page = itemsOn(query, sortGroups(groups, query.order));
    return ok(bankGroupListDocument(page, query, groups.length));
  },
});
