import { bankWhere, listedBanks } from '../support/finapi-banks.js';
import { importConnection } from '../support/finapi-connections.js';
import { FinapiRig } from '../support/finapi.js';

let finapi: FinapiRig;
let client: string;
beforeEach(async () => {
  finapi = await FinapiRig.start();
  client = await finapi.clientToken();
});
afterEach(async () => {
  await finapi.close();
});

interface Groups {
  readonly bankGroups: readonly { readonly id: number; readonly name: string }[];
}

const list = (query = '') => finapi.ask('get', `/banks/groups${query}`, { token: client });
const idsFor = async (query: string): Promise<readonly number[]> =>
  ((await list(query).expect(200)).body as Groups).bankGroups.map(({ id }) => id);

const ALL = [304, 305, 306, 308, 302, 307, 303, 301];

/** Ids of groups with a bank that is as wanted, in the order of their names. */
const idsWhere = (fits: (bank: (typeof listedBanks)[number]) => boolean): readonly number[] =>
  ALL.filter((id) =>
    listedBanks.some((bank) => bank.bankGroup?.id === id && !bank.isBeta && fits(bank)),
  );

describe('getAndSearchAllBankGroups', () => {
  it('lists all groups by their names, and is no bank with the id "groups"', async () => {
    const response = await list().expect(200);

    expect(response.body).toEqual({
      bankGroups: [
        { id: 304, name: 'Alpensparbanken' },
        { id: 305, name: 'Bankhäuser' },
        { id: 306, name: 'Direktbanken' },
        { id: 308, name: 'Fahrzeugbanken' },
        { id: 302, name: 'Genossenbanken' },
        { id: 307, name: 'Handelsbanken' },
        { id: 303, name: 'Landbanken Österreich' },
        { id: 301, name: 'Sparbanken' },
      ],
      paging: { page: 1, perPage: 20, pageCount: 1, totalCount: 8 },
    });
  });

  it.each([
    ['?ids=301&ids=303', [303, 301]],
    ['?ids=301%2C303%2C5', [303, 301]],
    ['?ids=5', []],
    ['?location=AT', [304, 303]],
    ['?location=DE,AT', ALL],
    ['?location=DE&ids=301,303', [301]],
    ['?location=FR', []],
    ['?testBanks=false', ALL],
    ['?testBanks=true', []],
    ['?ids=&location=&testBanks=&order=', ALL],
    ['?order=name,desc', [...ALL].reverse()],
    ['?order=name,desc&perPage=3&page=3', [305, 304]],
  ])('understands %s', async (query, found) => {
    expect(await idsFor(query)).toEqual(found);
  });

  it('orders by the connections to the banks of a group', async () => {
    const ofGroup = (id: number): number =>
      bankWhere(({ bankGroup, isBeta }) => bankGroup?.id === id && !isBeta).bankId;
    await finapi.userToken('jane');
    for (const group of [303, 303, 302]) {
      await finapi.world(importConnection('jane', { bankId: ofGroup(group) }));
    }

    const popular = [303, 302, ...ALL.filter((id) => id !== 303 && id !== 302)];
    expect(await idsFor('?order=popularity,desc')).toEqual([
      303,
      302,
      ...[301, 304, 305, 306, 307, 308],
    ]);
    expect(await idsFor('?order=popularity,desc&order=name,asc')).toEqual(popular);
  });

  // Only groups of which a search for banks would find at least one bank.
  it('leaves out groups whose banks do not exist for the client', async () => {
    const body = { businessBanksEnabled: false };
    await finapi.ask('patch', '/clientConfiguration', { token: client, body }).expect(200);
    expect(await idsFor('')).toEqual(idsWhere(({ isBusiness }) => !isBusiness));

    await finapi.settings({ availableBankGroups: ['AT'] });
    expect(await idsFor('')).toEqual([304, 303]);
  });

  it('shows the pictures that a fixture gives to a bank and its group', async () => {
    const url = (name: string): string => `https://pictures.example/${name}.svg`;
    const bankGroup = { id: 7, name: 'Eulen', logo: url('group-logo'), icon: url('group-icon') };
    const [userid, password] = [
      { id: 'userid', secret: false },
      { id: 'password', secret: true },
    ];
    const institution = {
      id: 'owl',
      name: 'Eulenbank',
      country: 'DE',
      credentials: [userid, password],
      finapi: { bankId: 7001, blz: '99990000', bankGroup, logo: url('logo'), icon: url('icon') },
    };
    await finapi.addFixtures({ institutions: [institution] });

    const wire = {
      id: 7,
      name: 'Eulen',
      logo: { url: url('group-logo') },
      icon: { url: url('group-icon') },
    };
    expect((await list('?ids=7')).body).toMatchObject({ bankGroups: [wire] });
    expect((await finapi.ask('get', '/banks/7001', { token: client })).body).toEqual({
      id: 7001,
      name: 'Eulenbank',
      blz: '99990000',
      isTestBank: false,
      popularity: 0,
      interfaces: [],
      bankGroup: wire,
      isBeta: false,
      logo: { url: url('logo') },
      icon: { url: url('icon') },
    });
  });
});
