import { replaceConnection } from '../bank-connections/put.js';
import type { Connection, ConnectionInterface } from '../bank-connections/schema.js';
import { withAccess } from '../bank-connections/ledger.js';
import { categoriserOf } from '../categorization/background.js';
import { CalmAccount, type CalmKeeping } from '../downloads/calm.js';
import { deliveryOf, type Delivery } from '../downloads/delivery.js';
import { bankBalance } from '../downloads/transactions.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import type { AccountEvents } from '../notification-rules/events.js';
import { finapiSettings } from '../settings.js';
import { TransactionBook } from '../transactions/book.js';
import { accessAt } from './consent-after.js';
import type { ConnectionResult } from './run-user.js';

/** Accesses of which the ledger keeps note; earlier ones need not be written down. */
const LATEST_RUNS = 12;

interface Followed {
  /** As the last run in full has left it. */
  readonly events: AccountEvents;
  /** Absent where the run brings no bookings: of securities, or where another interface does. */
  readonly calm?: CalmAccount;
  balance: number | undefined;
}

/** Runs of a connection that are like the one before them. */
export class CalmDays {
  readonly #documents: DownloadDocuments;
  readonly #connection: Connection;
  readonly #result: ConnectionResult;
  readonly #accounts: readonly Followed[];
  readonly #delivery: Delivery | undefined;
  readonly #runs: Date[] = [];

  /** `result` is that of a run in full at `at`. */
  constructor(
    documents: DownloadDocuments,
    connection: Connection,
    result: ConnectionResult,
    at: Date,
  ) {
    this.#documents = documents;
    this.#connection = connection;
    this.#result = result;
    this.#delivery = deliveryOf(documents, connection, at);
    const keeping = keepingOf(documents);
    this.#accounts = result.events.accounts.map((events) => this.#followed(events, keeping));
  }

  /** One run. */
  pass(at: Date, day: string): ConnectionResult {
    this.#runs.push(at);
    if (this.#runs.length > LATEST_RUNS) this.#runs.shift();
    const accounts = this.#accounts.map((followed) => this.#eventsOf(followed, at, day));
    return { ...this.#result, events: { ...this.#result.events, accounts }, isCalm: true };
  }

  /** Keeps what has come, and answers with the connection from which the next run in full goes on. */
  end(): Connection {
    const { user } = this.#documents;
    for (const { calm } of this.#accounts) {
      if (calm) user.put('accounts', String(calm.account.id), calm.account);
    }
    const interfaces = this.#connection.interfaces.map((one) => this.#noted(one));
    const connection = { ...this.#connection, interfaces };
    replaceConnection(user, connection);
    return connection;
  }

  /** Rules of the user are held against each run, so the balances of each are needed. */
  get #isTold(): boolean {
    const { user, told } = this.#documents;
    return told !== undefined && Object.keys(user.state.notificationRules).length > 0;
  }

  #followed(events: AccountEvents, keeping: CalmKeeping): Followed {
    const { account, isFed } = events;
    const told = this.#delivery?.accounts.get(account.bankAccount);
    const { downloaded, balance } = account;
    if (!isFed || !downloaded || !told || !this.#delivery) return { events, balance };
    const known = { ...account, downloaded };
    return { events, balance, calm: new CalmAccount(keeping, known, told, this.#delivery) };
  }

  #eventsOf(followed: Followed, at: Date, day: string): AccountEvents {
    const { events, calm, balance: oldBalance } = followed;
    const newTransactions = calm?.pass(at, day) ?? [];
    if (!this.#isTold) return { ...events, newTransactions };
    followed.balance = calm ? calm.balance : this.#valueOn(events, at, day);
    const account =
      followed.balance === undefined
        ? events.account
        : { ...events.account, balance: followed.balance };
    return { ...events, account, oldBalance, newTransactions };
  }

  /** What an account with securities is worth changes with every day. */
  #valueOn({ account }: AccountEvents, at: Date, day: string): number | undefined {
    const told = this.#delivery?.accounts.get(account.bankAccount);
    if (!told || !this.#delivery || account.type !== 'Security') return account.balance;
    return bankBalance(this.#documents, told, { ...this.#delivery, at, day });
  }

  #noted(one: ConnectionInterface): ConnectionInterface {
    const report = this.#result.reports.find(
      ({ bankingInterface }) => bankingInterface === one.bankingInterface,
    );
    if (report?.outcome !== 'updated') return one;
    const ledger = this.#runs.reduce((kept, at) => withAccess(kept, accessAt(at)), one.ledger);
    return ledger ? { ...one, ledger } : one;
  }
}

function keepingOf(documents: DownloadDocuments): CalmKeeping {
  const { bank, world } = documents;
  const { isAutoCategorizationEnabled } = world.settings(finapiSettings);
  return {
    bank,
    book: new TransactionBook(documents),
    categorised: isAutoCategorizationEnabled ? categoriserOf(documents) : undefined,
  };
}
