import { createHash, timingSafeEqual } from 'node:crypto';

import * as z from 'zod';

import type { Document } from '../../core/store/kinds.js';
import type { World } from '../../core/world/world.js';
import { isClientSecret } from './client-secret.js';
import type { ClientChanges, ClientsState } from './client-configuration/document.js';
import type { OwnConfiguration } from './client-configuration/schema.js';

const KnownClient = z.strictObject({
  id: z.string().min(1).max(45),
  secret: z.string().regex(/^[a-zA-Z0-9-]{36}$/),
});

/** What signing up at finAPI yields, as `finapi-clients.json` states it. */
export const ClientsFixture = z.object({
  client: KnownClient,
  mandatorAdmin: KnownClient,
  /** Sixteen bytes in hexadecimal digits. */
  dataDecryptionKey: z.string().regex(/^[0-9a-fA-F]{32}$/),
  /** App clients besides the first; all of them share the mandator's users. */
  furtherClients: z.array(KnownClient).default([]),
});
export type ClientsFixture = z.infer<typeof ClientsFixture>;

/** An application that may ask for tokens. */
export interface Client {
  readonly id: string;
  /** As the fixture has it. */
  readonly secret: string;
  /** What the secret has become since, one way; it takes the place of `secret`. */
  readonly secretHash?: string | undefined;
  /** Administrates the mandator, and does nothing else. */
  readonly isMandatorAdmin: boolean;
  /** What the client has edited for itself. */
  readonly configuration: OwnConfiguration;
}

/** The clients of a world: those of the fixture, with what has been changed since. */
export class ClientDirectory {
  readonly document: Document<ClientsState>;
  readonly #known: ClientsFixture;
  readonly #world: World;

  constructor(known: ClientsFixture, world: World, document: Document<ClientsState>) {
    this.document = document;
    this.#known = known;
    this.#world = world;
  }

  get dataDecryptionKey(): string {
    return this.#known.dataDecryptionKey;
  }

  find(id: string): Client | undefined {
    const { client, mandatorAdmin } = this.#known;
    if (id === client.id) return this.#current(client, false);
    if (id === mandatorAdmin.id) return this.#current(mandatorAdmin, true);
    const further = this.#further.find((known) => known.id === id);
    return further && this.#current(further, false);
  }

  /** The client with these credentials. */
  authenticated(id: string, secret: string): Client | undefined {
    const client = this.find(id);
    return client && hasSecret(client, secret) ? client : undefined;
  }

  all(): readonly Client[] {
    const { client, mandatorAdmin } = this.#known;
    return [
      this.#current(client, false),
      this.#current(mandatorAdmin, true),
      ...this.#further.map((further) => this.#current(further, false)),
    ];
  }

  /** `finapi:client` for the first app client; others say their id. */
  principalOf(client: Client): string {
    if (client.isMandatorAdmin) return 'finapi:admin';
    return client.id === this.#known.client.id ? 'finapi:client' : `finapi:client/${client.id}`;
  }

  get #further(): readonly z.infer<typeof KnownClient>[] {
    return [...this.#known.furtherClients, ...clientsOfWorld(this.#world.fixtures)];
  }

  #current({ id, secret }: z.infer<typeof KnownClient>, isMandatorAdmin: boolean): Client {
    const changes = changesOf(this.document.state, id);
    return {
      id,
      secret,
      secretHash: changes.secretHash,
      isMandatorAdmin,
      configuration: changes.configuration ?? {},
    };
  }
}

const hasSecret = ({ secret, secretHash }: Client, presented: string): boolean =>
  secretHash === undefined ? isSameText(secret, presented) : isClientSecret(presented, secretHash);

/** What has been changed of a client since the fixture was written. */
export const changesOf = ({ clients }: ClientsState, id: string): ClientChanges =>
  (Object.hasOwn(clients, id) ? clients[id] : undefined) ?? {};

/** Compares two texts in a time that does not depend on where they differ. */
export const isSameText = (one: string, other: string): boolean =>
  timingSafeEqual(digestOf(one), digestOf(other));

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

const FixtureOfWorld = z.object({
  'finapi-clients': z.object({ furtherClients: z.array(KnownClient) }),
});

/** App clients that exist in one world alone. */
function clientsOfWorld(fixtures: unknown): readonly z.infer<typeof KnownClient>[] {
  if (fixtures === undefined) return [];
  const parsed = FixtureOfWorld.safeParse(fixtures);
  return parsed.success ? parsed.data['finapi-clients'].furtherClients : [];
}
