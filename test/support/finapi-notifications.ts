import { decryptWithDataDecryptionKey } from '../../src/providers/finapi/encryption/data-decryption-key.js';
import { clients } from './finapi.js';
import { FinapiCommand } from './finapi-command.js';

export const NOON = '2026-03-02T12:00:00.000Z';
export const HOOK = 'https://app.example/hook';

/** A message of the outbox, its details decrypted. */
export interface Told {
  readonly at: string;
  readonly url: string;
  readonly about: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A user of two accounts' banks whose client wants to hear of everything. */
export class Listener {
  readonly command: FinapiCommand;
  readonly connection: number;

  private constructor(command: FinapiCommand, connection: number) {
    this.command = command;
    this.connection = connection;
  }

  static async start(isAutoUpdateEnabled = true): Promise<Listener> {
    const command = await FinapiCommand.start(NOON);
    const client = await command.tokenOf('finapi:client');
    const url = { userNotificationCallbackUrl: HOOK };
    await command.finapi('patch', '/clientConfiguration', client, url).expect(200);
    await command.createUser('jane', { isAutoUpdateEnabled });
    const response = await command
      .add('jane', { bankId: 280001, login: 'demo_no_msa', storedCredentials: 'right' })
      .expect(201);
    return new Listener(command, (response.body as { id: number }).id);
  }

  /** A call as the user. */
  async ask(method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object) {
    return this.command.finapi(method, path, await this.command.tokenOf('finapi:user/jane'), body);
  }

  async rule(triggerEvent: string, params: object = {}, more: object = {}) {
    const response = await this.ask('post', '/notificationRules', {
      triggerEvent,
      params,
      includeDetails: true,
      ...more,
    });
    if (response.status !== 201) throw new Error(JSON.stringify(response.body));
    return response.body as { id: number };
  }

  async accounts(): Promise<readonly { id: number; accountType: string; balance: number }[]> {
    const response = await this.ask('get', '/accounts');
    return (response.body as { accounts: { id: number; accountType: string; balance: number }[] })
      .accounts;
  }

  happen(event: object): Promise<void> {
    return this.command.happen({ institution: 'finapi-test-bank', login: 'demo_no_msa', ...event });
  }

  async told(): Promise<readonly Told[]> {
    const response = await this.command.outbox();
    return (response.body as { messages: Told[] }).messages.map(({ at, url, about, body }) => ({
      at,
      url,
      about,
      body:
        typeof body['details'] === 'string' ? { ...body, details: opened(body['details']) } : body,
    }));
  }

  close(): Promise<void> {
    return this.command.close();
  }
}

const opened = (details: string): unknown =>
  JSON.parse(decryptWithDataDecryptionKey(details, clients.dataDecryptionKey));
