import { deleteConnection, importConnection } from '../support/finapi-connections.js';
import { FinapiRig, refusal } from '../support/finapi.js';

const DAY = 86_400;

let finapi: FinapiRig;
let client: string;
let admin: string;
beforeEach(async () => {
  finapi = await FinapiRig.start({
    settings: { clientAccessTokensValidityPeriod: 0, maxUserLoginAttempts: 1 },
  });
  client = await finapi.clientToken();
  admin = await finapi.adminToken();
});
afterEach(async () => {
  await finapi.close();
});

const create = (id: string) =>
  finapi
    .ask('post', '/users', { token: client, body: { id, password: 'secret-password' } })
    .expect(201);
const remove = async (id: string) => {
  const response = await finapi.login(id, 'secret-password');
  const token = (response.body as { access_token: string }).access_token;
  await finapi.ask('delete', '/users', { token }).expect(200);
};
const list = (query = '') =>
  finapi.ask('get', `/mandatorAdmin/getUserList${query}`, { token: admin });

interface Listed {
  readonly users: readonly { readonly userId: string }[];
}
const idsOf = async (query: string): Promise<readonly string[]> =>
  ((await list(query).expect(200)).body as Listed).users.map(({ userId }) => userId);

describe('getUserList', () => {
  it('tells of a user who never signed in', async () => {
    await create('Jane');

    const response = await list();

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      users: [
        { userId: 'Jane', registrationDate: '2024-03-01', bankConnectionCount: 0, isLocked: false },
      ],
      paging: { page: 1, perPage: 20, pageCount: 1, totalCount: 1 },
    });
  });

  it('keeps deleted users under a distorted id', async () => {
    await create('user');
    const { id } = await finapi.world(importConnection('user'));
    await finapi.advance(DAY);
    await finapi.world(deleteConnection('user', id));
    await finapi.world(importConnection('user'));
    await finapi.advance(DAY);
    await remove('user');

    const response = await list();

    expect((response.body as Listed).users).toEqual([
      {
        userId: 'uXXr',
        registrationDate: '2024-03-01',
        deletionDate: '2024-03-03',
        lastActiveDate: '2024-03-03',
        bankConnectionCount: 0,
        latestBankConnectionImportDate: '2024-03-02',
        latestBankConnectionDeletionDate: '2024-03-03',
        isLocked: false,
      },
    ]);
  });

  it('lists each life of an id that was used again', async () => {
    await create('user');
    await remove('user');
    await create('USER');
    await remove('user');
    await create('user');

    expect(await idsOf('')).toEqual(['user', 'uXXr', 'UXXR']);
    expect(await idsOf('?isDeleted=false')).toEqual(['user']);
    expect(await idsOf('?isDeleted=true')).toHaveLength(2);
  });

  it('says that a locked user who is deleted is not locked', async () => {
    await create('lock');
    await create('open');
    await finapi.login('lock', 'wrong-password').expect(400);

    expect(await idsOf('?isLocked=true')).toEqual(['lock']);
    expect(await idsOf('?isLocked=false')).toEqual(['open']);
    const body = { userIds: ['lock'] };
    await finapi.ask('post', '/mandatorAdmin/deleteUsers', { token: admin, body }).expect(200);
    expect(await idsOf('?isLocked=true')).toEqual([]);
    expect(await idsOf('?isLocked=false')).toEqual(['lXXk', 'open']);
  });

  it.each([
    ['jane', ['Jane']],
    ['JANE', ['Jane']],
    ['jan', []],
    ['gone', []],
    ['GXXe', ['gXXe']],
    ['', []],
  ])('finds the user "%s" exactly, in any case', async (userId, found) => {
    await create('Jane');
    await create('Janet');
    await create('gone');
    await remove('gone');

    expect(await idsOf(`?userId=${userId}`)).toEqual(found);
  });

  // Lower bounds ask for a date, upper bounds also take users without one.
  it.each([
    ['minRegistrationDate=2024-03-02', ['dXXXXXd', 'later']],
    ['maxRegistrationDate=2024-03-01', ['active', 'early']],
    ['minRegistrationDate=2024-03-01&maxRegistrationDate=2024-03-01', ['active', 'early']],
    ['minDeletionDate=2024-03-03', ['dXXXXXd']],
    ['minDeletionDate=2024-03-04', []],
    ['maxDeletionDate=2024-03-03', ['active', 'dXXXXXd', 'early', 'later']],
    ['maxDeletionDate=2024-03-02', ['active', 'early', 'later']],
    ['minLastActiveDate=2024-03-02', ['active', 'dXXXXXd']],
    ['minLastActiveDate=2024-03-03', ['dXXXXXd']],
    ['maxLastActiveDate=2024-03-02', ['active', 'early', 'later']],
    ['maxLastActiveDate=2024-03-01', ['early', 'later']],
    ['maxLastActiveDate=2024-03-01&minLastActiveDate=2024-02-01', []],
    ['isDeleted=false&minRegistrationDate=2024-03-02', ['later']],
  ])('filters by %s', async (query, found) => {
    await create('early');
    await create('active');
    await finapi.advance(DAY);
    await create('later');
    await create('deleted');
    await finapi.login('active', 'secret-password').expect(200);
    await finapi.advance(DAY);
    await remove('deleted');

    expect(await idsOf(`?${query}`)).toEqual(found);
  });

  it('pages in both directions, deleted users among the others', async () => {
    for (const id of ['b', 'd', 'F', 'h', 'cAr', 'gAp']) await create(id);
    await remove('car');
    await remove('gap');
    const all = ['b', 'cXr', 'd', 'F', 'gXp', 'h'];

    for (const [page, from] of [0, 2, 4, 6].entries()) {
      const query = `perPage=2&page=${String(page + 1)}`;
      expect(await idsOf(`?${query}`)).toEqual(all.slice(from, from + 2));
      const reversed = all.toReversed().slice(from, from + 2);
      expect(await idsOf(`?${query}&order=userId,desc`)).toEqual(reversed);
    }
    const response = await list('?perPage=4&page=2&order=userId');
    expect(response.body).toMatchObject({
      paging: { page: 2, perPage: 4, pageCount: 2, totalCount: 6 },
    });
  });

  it.each([
    'page=0',
    'order=email',
    'minRegistrationDate=2024-02-30',
    'maxDeletionDate=yesterday',
    'isDeleted=maybe',
    'monthlyStatsStartDate=2024-13',
    'minBankConnectionCountInMonthlyStats=-1',
  ])('refuses %s', async (query) => {
    const response = await list(`?${query}`);

    expect(response.status).toBe(400);
    expect(response.body).toEqual(
      refusal(response, 'GET /api/v2/mandatorAdmin/getUserList', [
        { code: expect.any(String) as string },
      ]),
    );
  });

  it.each(['client', 'user'])('is not for a %s', async (role) => {
    const token = role === 'client' ? client : await finapi.userToken();

    await finapi.ask('get', '/mandatorAdmin/getUserList', { token }).expect(403);
  });
});
