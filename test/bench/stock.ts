import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { customersIn, type StockedCustomer } from './customers.js';
import { usersIn, type StockedUser } from './users.js';

/** A data folder, ready to be started on, and the principals in it. */
export interface Stocked<P> {
  readonly folder: string;
  readonly principals: readonly P[];
}

/** Data folders for the benches of one run; they go when the process ends. */
export class Stock {
  readonly #root = mkdtempSync(join(tmpdir(), 'doppelbank-bench-'));
  readonly #made = new Map<string, Promise<Stocked<never>>>();

  constructor() {
    process.once('exit', () => {
      rmSync(this.#root, { recursive: true, force: true });
    });
  }

  /** A data folder of nobody else's, with nothing in it. */
  emptyFolder(): string {
    return mkdtempSync(join(this.#root, 'empty-'));
  }

  /** finAPI users with a token each. */
  users(count: number): Promise<Stocked<StockedUser>> {
    return this.#once(`users-${count}`, (folder) => usersIn(folder, count));
  }

  /** Finicity customers with a token, a login and its accounts each. */
  customers(count: number): Promise<Stocked<StockedCustomer>> {
    return this.#once(`customers-${count}`, (folder) => customersIn(folder, count));
  }

  #once<P>(name: string, make: (folder: string) => Promise<readonly P[]>): Promise<Stocked<P>> {
    const known = this.#made.get(name) as Promise<Stocked<P>> | undefined;
    if (known) return known;
    const folder = join(this.#root, name);
    const making = make(folder).then((principals) => ({ folder, principals }));
    this.#made.set(name, making as Promise<Stocked<never>>);
    return making;
  }
}
