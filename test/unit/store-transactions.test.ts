import type { Document } from '../../src/core/store/kinds.js';
import { openTestStore, userRef, type User } from '../support/scratch-store.js';

function openUser(key = 'jane') {
  const store = openTestStore(undefined);
  const user = store.lease().open(userRef(key)) as Document<User>;
  store.transaction(() => {
    user.set('name', 'Jane');
    for (const id of ['a', 'b', 'c']) user.put('accounts', id, { balance: 1 });
  });
  return { store, user };
}

const kept = {
  name: 'Jane',
  locked: false,
  accounts: { a: { balance: 1 }, b: { balance: 1 }, c: { balance: 1 } },
};

describe('a document', () => {
  it('is blank before it is written for the first time', async () => {
    const user = await openTestStore(undefined).lease().open(userRef('Jane'));

    expect(user.exists).toBe(false);
    expect(user.key).toBe('Jane');
    expect(user.name).toMatch(/^[0-9a-f]{24}$/);
    expect(user.revision).toBe(0);
    expect(user.state).toEqual({ name: '', locked: false, accounts: {} });
  });

  it('changes inside a transaction only', () => {
    const { store, user } = openUser();
    const outside = 'test.user changes only inside a transaction';

    expect(() => {
      user.set('name', 'Joe');
    }).toThrow(outside);
    expect(() => {
      user.put('accounts', 'a', { balance: 2 });
    }).toThrow(outside);
    expect(() => {
      user.drop('accounts', 'a');
    }).toThrow(outside);
    expect(() => {
      user.remove();
    }).toThrow(outside);
    expect(user.state).toEqual(kept);
    expect(store.transaction(() => user.state)).toEqual(kept);
  });

  it('grows by one revision with every transaction that changed it', () => {
    const { store, user } = openUser();
    expect(user.revision).toBe(1);

    store.transaction(() => {
      user.set('name', 'Joe');
      user.drop('accounts', 'a');
    });
    expect(user.revision).toBe(2);

    store.transaction(() => {
      user.drop('accounts', 'nobody');
    });
    expect(user.revision).toBe(2);
  });

  it('starts anew after it has been removed', () => {
    const { store, user } = openUser();

    store.transaction(() => {
      user.remove();
      expect(user.exists).toBe(false);
      user.put('accounts', 'z', { balance: 9 });
    });

    expect(user.exists).toBe(true);
    expect(user.state).toEqual({ name: '', locked: false, accounts: { z: { balance: 9 } } });
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', '', '..'])(
    'takes %j for an id like any other',
    (id) => {
      const { store, user } = openUser();
      expect(user.state.accounts[id]).toBeUndefined();

      store.transaction(() => {
        user.put('accounts', id, { balance: 2 });
        user.put('notes', id, 'a note');
      });

      expect(Object.keys(user.state.accounts)).toEqual(['a', 'b', 'c', id]);
      expect(user.state.accounts[id]).toEqual({ balance: 2 });
      expect(user.state.notes?.[id]).toBe('a note');
      store.transaction(() => {
        user.drop('accounts', id);
      });
      expect(user.state.accounts).toEqual(kept.accounts);
      expect(Object.prototype).not.toHaveProperty('balance');
    },
  );

  it('takes a whole table without its prototype', () => {
    const { store, user } = openUser();

    store.transaction(() => {
      user.set('accounts', { x: { balance: 3 } });
    });

    expect(user.state.accounts.constructor).toBeUndefined();
    expect(user.state.accounts).toEqual({ x: { balance: 3 } });
  });
});

describe('a transaction', () => {
  it('returns what the work returns', () => {
    expect(openTestStore(undefined).transaction(() => 42)).toBe(42);
  });

  it('takes everything back when the work throws, the order of records included', () => {
    const { store, user } = openUser();
    const failure = new Error('refused');

    expect(() =>
      store.transaction(() => {
        user.set('name', 'Joe');
        user.set('notes', { n: 'new' });
        user.put('accounts', 'd', { balance: 4 });
        user.drop('accounts', 'a');
        user.put('accounts', 'b', { balance: 5 });
        user.drop('accounts', 'b');
        user.put('accounts', 'a', { balance: 6 });
        user.drop('accounts', 'd');
        user.remove();
        user.set('locked', true);
        throw failure;
      }),
    ).toThrow(failure);

    expect(JSON.stringify(user.state)).toBe(JSON.stringify(kept));
    expect(user.exists).toBe(true);
    expect(user.revision).toBe(1);
    expect(store.save([user])).toBeDefined();
  });

  it('leaves a document that it would have created as blank as it was', () => {
    const store = openTestStore(undefined);
    const user = store.lease().open(userRef('jane')) as Document<User>;

    expect(() =>
      store.transaction(() => {
        user.put('accounts', 'a', { balance: 1 });
        user.put('notes', 'a', 'note');
        throw new Error('refused');
      }),
    ).toThrow('refused');

    expect(user.exists).toBe(false);
    expect(user.state).toEqual({ name: '', locked: false, accounts: {} });
    expect('notes' in user.state).toBe(false);
    expect(store.save([user])).toBeUndefined();
  });

  it('can be followed by another one after a failure', () => {
    const { store, user } = openUser();
    const fail = () =>
      store.transaction(() => {
        user.drop('accounts', 'a');
        throw new Error('refused');
      });

    expect(fail).toThrow('refused');
    expect(fail).toThrow('refused');

    expect(Object.keys(user.state.accounts)).toEqual(['a', 'b', 'c']);
  });

  it('does not begin inside another one, and takes the outer one back', () => {
    const { store, user } = openUser();

    expect(() =>
      store.transaction(() => {
        user.set('name', 'Joe');
        store.transaction(() => undefined);
      }),
    ).toThrow('A transaction cannot begin inside another one');

    expect(user.state.name).toBe('Jane');
  });

  it('refuses work that goes on later', () => {
    const { store, user } = openUser();

    expect(() =>
      store.transaction(() => {
        user.set('name', 'Joe');
        return Promise.resolve();
      }),
    ).toThrow('The work of a transaction is synchronous');

    expect(user.state.name).toBe('Jane');
  });

  it('changes one of 10,000 records without touching the others', () => {
    const { store, user } = openUser();
    store.transaction(() => {
      for (let n = 0; n < 10_000; n += 1) user.put('accounts', `id-${n}`, { balance: n });
    });
    const table = user.state.accounts;
    const neighbour = table['id-1'];

    store.transaction(() => {
      user.put('accounts', 'id-2', { balance: -1 });
    });

    expect(user.state.accounts).toBe(table);
    expect(table['id-1']).toBe(neighbour);
    expect(table['id-2']).toEqual({ balance: -1 });
  });
});
