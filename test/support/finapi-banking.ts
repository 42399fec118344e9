import type { Response, Test } from 'supertest';

import type { FinapiRig } from './finapi.js';

/** finAPI's test banks, and the labels of their login fields. */
export const TEST_BANK = 280001;
export const REDIRECT_BANK = 280002;
export const OLD_BANK = 277672;

/** Login credentials as all of finAPI's test banks want them. */
export const login = (userid: string, pin = userid): { label: string; value: string }[] => [
  { label: 'Onlinebanking-ID', value: userid },
  { label: 'PIN', value: pin },
];

/** An import without strong authentication. */
export const plainImport = (details: object = {}): object => ({
  bankId: TEST_BANK,
  bankingInterface: 'XS2A',
  loginCredentials: login('demo_no_msa'),
  ...details,
});

export interface ShownConnection {
  readonly id: number;
  readonly name?: string;
  readonly updateStatus: string;
  readonly categorizationStatus: string;
  readonly accountIds: readonly number[];
  readonly interfaces: readonly ShownInterface[];
  readonly owners?: readonly object[];
}

export interface ShownInterface {
  readonly bankingInterface: string;
  readonly loginCredentials: readonly { label: string; value?: string }[];
  readonly defaultTwoStepProcedureId?: string;
  readonly aisConsent?: { readonly status: string; readonly expiresAt?: string };
  readonly lastManualUpdate?: { readonly result: string; readonly errorMessage?: string };
  readonly userActionRequired: boolean;
}

/** Bank connections in the hand of one user. */
export class Banking {
  readonly #rig: FinapiRig;
  readonly #token: string;

  constructor(rig: FinapiRig, token: string) {
    this.#rig = rig;
    this.#token = token;
  }

  static async start(rig: FinapiRig, user = 'jane', details: object = {}): Promise<Banking> {
    return new Banking(rig, await rig.userToken(user, details));
  }

  ask(
    method: 'get' | 'post' | 'patch' | 'delete',
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Test {
    return this.#rig.ask(method, `/bankConnections${path}`, { token: this.#token, body, headers });
  }

  import(details: object = {}, headers = {}): Test {
    return this.ask('post', '/import', plainImport(details), headers);
  }

  update(body: object, headers = {}): Test {
    return this.ask('post', '/update', body, headers);
  }

  connect(body: object, headers = {}): Test {
    return this.ask('post', '/connectInterface', body, headers);
  }

  /** A connection that has been imported and is ready. */
  async imported(details: object = {}, headers = {}): Promise<ShownConnection> {
    const response = await this.import(details, headers).expect(201);
    return this.settled(connectionIn(response).id);
  }

  /** The connection once its download and categorisation have ended. */
  async settled(id: number): Promise<ShownConnection> {
    await this.#rig.advance(60);
    return this.get(id);
  }

  async get(id: number): Promise<ShownConnection> {
    return connectionIn(await this.ask('get', `/${id}`).expect(200));
  }

  /** One interface of a connection. */
  async interfaceOf(id: number, kind = 'XS2A'): Promise<ShownInterface> {
    const { interfaces } = await this.get(id);
    const found = interfaces.find(({ bankingInterface }) => bankingInterface === kind);
    if (!found) throw new Error(`the connection has no interface ${kind}`);
    return found;
  }
}

export const connectionIn = (response: Response): ShownConnection =>
  response.body as ShownConnection;

/** The code of the only error in an answer. */
export const codeIn = (response: Response): string | undefined =>
  (response.body as { errors: { code: string }[] }).errors[0]?.code;

/** What an answer 510 asks for. */
export interface Challenge {
  readonly hash: string;
  readonly status: string;
  readonly redirectUrl?: string;
  readonly redirectContext?: string;
  readonly photoTanData?: string;
  readonly opticalData?: string;
  readonly challengeMessage?: string;
}

export function challengeIn(response: Response): Challenge {
  const { errors } = response.body as { errors: { multiStepAuthentication: Challenge }[] };
  const challenge = errors[0]?.multiStepAuthentication;
  if (response.status !== 510 || !challenge) {
    throw new Error(`no challenge: ${response.status} ${response.text}`);
  }
  return challenge;
}

export const TEST_BANK_SHOWN = 'DEMO0001 - finAPI Test Bank (id: 280001, location: none)';
