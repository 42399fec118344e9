import { bankOf, type Bank } from '../../bank/bank.js';
import type { Identity } from '../../core/http/endpoint.js';
import { readForm } from '../../core/http/body/form.js';
import { UnreadableBody } from '../../core/http/body/unreadable-body.js';
import type { IdentifyContext } from '../../core/provider.js';
import type { World } from '../../core/world/world.js';
import { assertAdmitted } from './admission.js';
import { BankDirectory } from './banks/directory.js';
import * as refusals from './authorization/refusals.js';
import {
  addressOf,
  isExpired,
  recordOf,
  type TokenHolder,
  type TokenRecord,
} from './authorization/tokens.js';
import { clientsRef } from './client-configuration/document.js';
import { ClientDirectory, type Client, type ClientsFixture } from './credentials.js';
import type {
  ClientIdentity,
  FinapiTraits,
  Presented,
  UserIdentity,
  VisitorIdentity,
} from './endpoint.js';
import { UserLives } from './mandator-administration/lives.js';
import { TransactionMemory } from './transactions/memory.js';
import { userKind } from './users/document.js';
import type { UserIds } from './users/user-ids.js';

/** An identity as endpoints see it; which one depends on the role. */
type Identified = Identity & {
  readonly role: string;
  readonly clients: ClientDirectory;
  readonly bank: Bank;
  readonly directory: BankDirectory;
};

type UserIdSource = Pick<ClientIdentity, 'candidateUserIds'>;

/** `endpoint()` of this API made each, so that it has them; the contract of core does not know. */
const traitsOf = ({ endpoint }: IdentifyContext): FinapiTraits =>
  endpoint as unknown as FinapiTraits;

/** Says who speaks. A missing or bad token is a 401, a good one in the wrong place a 403. */
export class Gatekeeper {
  readonly #fixture: ClientsFixture;
  readonly #userIds: UserIds;
  readonly #bank: Bank;
  readonly #userLives = new UserLives();
  readonly #directory = new BankDirectory();
  readonly #transactions = new TransactionMemory();

  constructor(fixture: ClientsFixture, userIds: UserIds, bank: Bank) {
    this.#fixture = fixture;
    this.#userIds = userIds;
    this.#bank = bank;
  }

  /** Answers at once when all documents are in memory. */
  identify(context: IdentifyContext): Identity | Promise<Identity> {
    return then(context.lease.open(clientsRef), (document) =>
      this.#identify(context, new ClientDirectory(this.#fixture, context.world, document)),
    );
  }

  #identify(context: IdentifyContext, clients: ClientDirectory): Identity | Promise<Identity> {
    const { world } = context;
    const traits = traitsOf(context);
    if (traits.as === 'visitor') return this.#asVisitor(context, clients);
    const identity =
      traits.as === 'anyone'
        ? { principal: 'finapi:anyone', role: 'anyone', clients, ...this.#banksOf(world) }
        : this.#byToken(context, clients);
    return then(identity, (known) => {
      const waiting = traits.createsUsers ? this.#userIds.ready(world) : undefined;
      const presented = withPresented(known, context);
      return waiting ? waiting.then(() => presented) : presented;
    });
  }

  /** The first digits of a ticket name the document of a user. */
  #asVisitor(context: IdentifyContext, clients: ClientDirectory): Identity | Promise<Identity> {
    const name = /^[0-9a-f]{24}/.exec(context.request.params['ticket'] ?? '')?.[0];
    const stranger: VisitorIdentity = {
      role: 'visitor',
      principal: 'finapi:anyone',
      clients,
      ...this.#banksOf(context.world),
    };
    if (name === undefined) return stranger;
    return then(context.lease.openNamed(userKind, name), (visited): VisitorIdentity => {
      const id = visited?.state.user?.id;
      return id === undefined ? stranger : { ...stranger, principal: `finapi:user/${id}`, visited };
    });
  }

  #byToken(context: IdentifyContext, clients: ClientDirectory): Identified | Promise<Identified> {
    const token = tokenOf(context);
    const address = addressOf(token);
    if (!address) throw refusals.foreignToken(token);
    if (address.kind === 'refresh') throw refusals.refreshTokenShown(token);
    if (address.kind === 'clientAccess') return this.#asClient(token, context, clients);
    return then(context.lease.openNamed(userKind, address.document), (user) => {
      if (!user?.state.user) throw refusals.endedToken(token);
      const { record, client } = ownerOf(token, user.state, clients);
      const principal = `finapi:user/${user.state.user.id}`;
      context.recognize(principal);
      assertAlive(token, record, context.now);
      const { world } = context;
      assertAdmitted({ role: 'user', client, clients, world }, traitsOf(context));
      return {
        role: 'user',
        principal,
        client,
        clients,
        ...this.#banksOf(context.world),
        user,
        transactions: this.#transactions,
      } satisfies UserIdentity as Identified;
    });
  }

  #asClient(token: string, context: IdentifyContext, clients: ClientDirectory): Identified {
    const { record, client } = ownerOf(token, clients.document.state, clients);
    const role = client.isMandatorAdmin ? 'admin' : 'client';
    const principal = clients.principalOf(client);
    context.recognize(principal);
    assertAlive(token, record, context.now);
    assertAdmitted({ role, client, clients, world: context.world }, traitsOf(context));
    const identified = { role, principal, client, clients, ...this.#banksOf(context.world) };
    if (client.isMandatorAdmin) return { ...identified, userLives: this.#userLives } as Identified;
    return traitsOf(context).createsUsers ? this.#withUserIds(identified, context) : identified;
  }

  #banksOf(world: World): Pick<Identified, 'bank' | 'directory'> {
    return { bank: bankOf(world, this.#bank), directory: this.#directory };
  }

  /** The same candidates for the whole exchange, taken only when they are asked for. */
  #withUserIds(identified: Identified, { world }: IdentifyContext): Identified & UserIdSource {
    let candidates: ReturnType<UserIdSource['candidateUserIds']> | undefined;
    const candidateUserIds = (): ReturnType<UserIdSource['candidateUserIds']> =>
      (candidates ??= this.#userIds.candidates(world));
    return { ...identified, candidateUserIds };
  }
}

/** The record of a token and the client to which it was granted. */
function ownerOf(
  token: string,
  holder: TokenHolder,
  clients: ClientDirectory,
): { record: TokenRecord; client: Client } {
  const record = recordOf(holder, token);
  const client = record && clients.find(record.clientId);
  if (!client) throw refusals.endedToken(token);
  return { record, client };
}

function assertAlive(token: string, record: TokenRecord, now: Date): void {
  if (isExpired(record, now)) throw refusals.expiredToken(token, record.expiresAt);
}

function tokenOf({ request }: IdentifyContext): string {
  const header = request.header('authorization') ?? '';
  const [, token] = /^bearer +(\S+) *$/i.exec(header) ?? [];
  if (token === undefined) throw refusals.noToken(header);
  return token;
}

/** Opens the document of a user whose token stands in the form, so that the endpoint has it. */
function withPresented(identity: Identity, context: IdentifyContext): Identity | Promise<Identity> {
  const { request, lease } = context;
  const { presents } = traitsOf(context);
  const address = presents && addressOf(fieldOf(request.bytes, presents));
  if (!address || address.kind === 'clientAccess') return identity;
  return then(lease.openNamed(userKind, address.document), (presented): Identity & Presented => ({
    ...identity,
    presented,
  }));
}

/** A form that nobody can read is reported when the body is decoded. */
function fieldOf(bytes: Buffer, name: string): string {
  try {
    const value = readForm(bytes)[name];
    return typeof value === 'string' ? value : '';
  } catch (error) {
    if (error instanceof UnreadableBody) return '';
    throw error;
  }
}

/** Goes on at once where nothing has to be waited for. */
function then<T, U>(value: T | Promise<T>, next: (value: T) => U | Promise<U>): U | Promise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}
