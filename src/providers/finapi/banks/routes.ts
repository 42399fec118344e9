import { ok } from '../../../core/http/endpoint.js';
import { configurationOf } from '../client-configuration/service.js';
import { endpoint } from '../endpoint.js';
import { itemsOn } from '../paging.js';
import { userKind } from '../users/document.js';
import { isListed } from './directory.js';
import { BankPath, BankQuery } from './schema.js';
import { banksFor, knownBank, sortBanks } from './service.js';
import { bankDocument, bankListDocument } from './wire.js';

export const getAndSearchAllBanks = endpoint({
  as: 'clientOrUser',
  method: 'get',
  path: '/banks',
  query: BankQuery,
  prepare: ({ world }) => world.store.index(userKind),
  handle: ({ world, identity, query, prepared }) => {
    const { bank, clients, client, directory } = identity;
    const configuration = configurationOf(world, clients, client);
    const popularity = directory.popularityIn(prepared);
    const found = banksFor(directory.banksOf(bank), query, configuration, popularity);
    const page = itemsOn(query, sortBanks(found, query.order));
    return ok(bankListDocument(page, query, found.length));
  },
});

export const getBank = endpoint({
  as: 'clientOrUser',
  method: 'get',
  path: '/banks/:id',
  params: BankPath,
  prepare: ({ world }) => world.store.index(userKind),
  handle: ({ world, identity, params: { id }, prepared }) => {
    const institution = identity.bank.institutionByFinapiBankId(id);
    const listed = institution && isListed(institution) ? institution : undefined;
    const configuration = configurationOf(world, identity.clients, identity.client);
    const bank = knownBank(listed, id, configuration);
    return ok(bankDocument({ bank, popularity: identity.directory.popularityIn(prepared)(id) }));
  },
});
