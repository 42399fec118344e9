import { bankOf, type Bank } from '../../bank/bank.js';
import type { IdentifyContext } from '../../core/provider.js';
import type { Document } from '../../core/store/kinds.js';
import type { World } from '../../core/world/world.js';
import type { AppDirectory } from './credentials.js';
import { customerKind, customerRef, principalOf, type CustomerState } from './customer.js';
import { TOKEN_BASE, type FinicityIdentity } from './endpoint.js';
import { authenticationFailure } from './errors.js';
import { publicKeysOf, type FinicityApp } from './oauth/app.js';
import { verifyAssertion } from './oauth/assertion.js';
import type { Clocks } from './oauth/clocks.js';
import { NonceMemory } from './oauth/nonces.js';
import { isRefusal, refusal, type Refusal } from './oauth/problems.js';
import { readOAuth, type OAuthRequest } from './oauth/request.js';
import { verifySignature } from './oauth/signature.js';
import { REMEDIES } from './oauth/remedies.js';
import { readTokenCall } from './oauth/token-call.js';
import { isUserName } from './oauth/user-name.js';
import { finicitySettings } from './settings.js';
import { findToken, isExpired, NAME_LENGTH } from './token/service.js';
import { Statements } from './transactions/statements.js';

/** Names the customer where a world's settings relax authentication. */
const CUSTOMER_HEADER = 'x-doppelbank-customer';
const DOCUMENT_NAME = /^[0-9a-f]{24}$/;

/** Says who speaks: by assertion at the token call, by OAuth signature everywhere else. */
export class Gatekeeper {
  readonly #apps: AppDirectory;
  readonly #bank: Bank;
  readonly #nonces = new WeakMap<World, NonceMemory>();
  readonly #statements = new Statements();

  constructor(apps: AppDirectory, bank: Bank) {
    this.#apps = apps;
    this.#bank = bank;
  }

  identify(context: IdentifyContext): FinicityIdentity | Promise<FinicityIdentity> {
    if (context.endpoint.base === TOKEN_BASE) return this.#byAssertion(context);
    return this.#byHeader(context) ?? this.#bySignature(context);
  }

  async #byAssertion(context: IdentifyContext): Promise<FinicityIdentity> {
    const { consumerKey = '', assertion = '' } = readTokenCall(context.request);
    if (consumerKey === '') {
      return refuse(context, refusal('consumerKeyMissing', 'oauth_consumer_key is missing'));
    }
    const app = this.#appOf(context, consumerKey);
    const verified = await verifyAssertion(assertion, app, clocksOf(context));
    if (isRefusal(verified)) return refuse(context, verified);
    return this.#opened(context, verified.nameId, consumerKey);
  }

  /** The customer named in a header, where the world's settings allow it. */
  #byHeader(context: IdentifyContext): Promise<FinicityIdentity> | undefined {
    const name = context.request.header(CUSTOMER_HEADER);
    if (name === undefined || context.request.header('authorization') !== undefined)
      return undefined;
    if (!context.world.settings(finicitySettings).relaxedAuthentication) return undefined;
    if (!isUserName(name)) {
      return refuse(context, refusal('userNameRefused', `${CUSTOMER_HEADER} holds no user name`));
    }
    return this.#opened(context, name, '');
  }

  #bySignature(context: IdentifyContext): FinicityIdentity | Promise<FinicityIdentity> {
    const oauth = readOAuth(context.request);
    if (isRefusal(oauth)) return refuse(context, oauth);
    const app = this.#appOf(context, oauth.consumerKey);
    const name = oauth.token.slice(0, NAME_LENGTH);
    if (!DOCUMENT_NAME.test(name)) return refuse(context, UNKNOWN_TOKEN);
    const opening = context.lease.openNamed(customerKind, name);
    return opening instanceof Promise
      ? opening.then((customer) => this.#verified(context, oauth, app, customer))
      : this.#verified(context, oauth, app, opening);
  }

  #verified(
    context: IdentifyContext,
    oauth: OAuthRequest,
    app: FinicityApp,
    customer: Document<CustomerState> | undefined,
  ): FinicityIdentity {
    const token = customer && findToken(customer.state, oauth.token);
    const isKnown = token?.consumerKey === app.consumerKey;
    if (!customer || !isKnown) return refuse(context, UNKNOWN_TOKEN);
    context.recognize(principalOf(customer.key));
    if (isExpired(token, context.now)) {
      return refuse(context, refusal('tokenExpired', `the token expired at ${token.expiresAt}`));
    }
    const secrets = {
      consumerSecret: app.consumerSecret,
      tokenSecret: token.secret,
      get publicKeys() {
        return publicKeysOf(app.certificate);
      },
    };
    const nonces = this.#noncesOf(context.world);
    const verified = verifySignature(oauth, secrets, clocksOf(context), nonces);
    if (isRefusal(verified)) return refuse(context, verified);
    return this.#identity(context.world, customer.key, app.consumerKey);
  }

  async #opened(
    context: IdentifyContext,
    name: string,
    consumerKey: string,
  ): Promise<FinicityIdentity> {
    const { key } = await context.lease.open(customerRef(name));
    return this.#identity(context.world, key, consumerKey);
  }

  #identity(world: World, customer: string, consumerKey: string): FinicityIdentity {
    return {
      principal: principalOf(customer),
      customer,
      consumerKey,
      bank: bankOf(world, this.#bank),
      statements: this.#statements,
    };
  }

  #appOf(context: IdentifyContext, consumerKey: string): FinicityApp {
    const app = this.#apps.find(context.world, consumerKey);
    if (app) return app;
    return refuse(context, refusal('consumerKeyUnknown', 'no app has this consumer key'));
  }

  #noncesOf(world: World): NonceMemory {
    const known = this.#nonces.get(world);
    if (known) return known;
    const fresh = new NonceMemory();
    this.#nonces.set(world, fresh);
    return fresh;
  }
}

const UNKNOWN_TOKEN: Refusal = refusal('tokenUnknown', 'no customer holds this token for this app');

const clocksOf = ({ world, now }: IdentifyContext): Clocks => ({
  world: now.getTime(),
  host: world.clock.hostNow(),
});

/** Throws the refusal; the journal gets to know what should have been signed. */
function refuse(context: IdentifyContext, refused: Refusal): never {
  const { reason, explanation, baseString } = refused;
  context.explain(
    `${reason}: ${explanation}`,
    baseString === undefined ? REMEDIES[reason] : `${REMEDIES[reason]}: ${baseString}`,
  );
  throw authenticationFailure(refused);
}
