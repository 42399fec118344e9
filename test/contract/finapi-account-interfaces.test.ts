import { FinapiUser } from '../support/finapi-user.js';
import { inDocuments } from '../support/finapi-update.js';

let jane: FinapiUser;
beforeEach(async () => {
  jane = await FinapiUser.start();
});
afterEach(() => jane.close());

const interfacesOf = async (): Promise<readonly string[]> => {
  const body = await jane.connections();
  const [connection] = (body as { connections: readonly Shown[] }).connections;
  return (connection?.interfaces ?? []).map(({ bankingInterface }) => bankingInterface);
};

interface Shown {
  readonly interfaces: readonly { readonly bankingInterface: string }[];
}

/** Leaves an account with only its better interface. */
const withdrawFinTs = (id: number): Promise<void> =>
  inDocuments(jane, ({ user }) => {
    const account = user.state.accounts[String(id)];
    if (!account) throw new Error('no such account');
    const interfaces = account.interfaces.slice(0, 1);
    user.put('accounts', String(id), { ...account, interfaces });
  });

it('an interface that served the deleted account alone goes with it', async () => {
  await jane.connect({ bankId: 280001, login: 'demo' });
  const deleted = await jane.account('Girokonto');
  for (const { id } of await jane.accounts()) if (id !== deleted.id) await withdrawFinTs(id);
  expect(await interfacesOf()).toEqual(['XS2A', 'FINTS_SERVER']);

  await jane.delete(`/accounts/${String(deleted.id)}`).expect(200);

  expect(await interfacesOf()).toEqual(['XS2A']);
});

it('interfaces that serve other accounts stay', async () => {
  await jane.connect({ bankId: 280001, login: 'demo' });
  const { id } = await jane.account('Girokonto');

  await jane.delete(`/accounts/${String(id)}`).expect(200);

  expect(await interfacesOf()).toEqual(['XS2A', 'FINTS_SERVER']);
});
