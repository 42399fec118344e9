import type { Bank } from '../../bank/bank.js';
import type { Call, EndpointSpec, Identity, Reply } from '../../core/http/endpoint.js';
import type { Document } from '../../core/store/kinds.js';
import type { BankDirectory } from './banks/directory.js';
import { BASE_PATH } from './base-path.js';
import type { Client, ClientDirectory } from './credentials.js';
import { FinapiError } from './errors.js';
import { languageOf } from './languages.js';
import type { UserLives } from './mandator-administration/lives.js';
import type { TransactionMemory } from './transactions/memory.js';
import type { UserState } from './users/document.js';
import { noteActivity } from './users/record.js';

export { BASE_PATH };

interface KnownClients extends Identity, Presented {
  readonly clients: ClientDirectory;
  /** The bank of the world that is called. */
  readonly bank: Bank;
  /** What is worked out once of the banks that finAPI lists. */
  readonly directory: BankDirectory;
}

/** An app client, speaking for itself. */
export interface ClientIdentity extends KnownClients {
  readonly role: 'client';
  readonly client: Client;
  /** Ids for a user that is created without one; the same for the whole exchange. */
  readonly candidateUserIds: () => readonly [string, ...string[]];
}

/** The mandator's administration client. */
export interface AdminIdentity extends KnownClients {
  readonly role: 'admin';
  readonly client: Client;
  readonly userLives: UserLives;
}

/** A user, and the app client through which it came. */
export interface UserIdentity extends KnownClients {
  readonly role: 'user';
  readonly client: Client;
  readonly user: Document<UserState>;
  readonly transactions: TransactionMemory;
}

/** Somebody in a browser, who shows nothing but the address. */
export interface VisitorIdentity extends KnownClients {
  readonly role: 'visitor';
  /** The user to whom the `ticket` in the path leads. */
  readonly visited?: Document<UserState> | undefined;
}

/** A caller of the token service, which shows its credentials in the body. */
export interface AnyoneIdentity extends KnownClients {
  readonly role: 'anyone';
}

/** The user to whom a token in the body belongs, where an endpoint `presents` one. */
export interface Presented {
  readonly presented?: Document<UserState> | undefined;
}

interface Identities {
  client: ClientIdentity;
  admin: AdminIdentity;
  user: UserIdentity;
  clientOrUser: ClientIdentity | UserIdentity;
  clientOrAdmin: ClientIdentity | AdminIdentity;
  anyone: AnyoneIdentity;
  visitor: VisitorIdentity;
}

/** Who may call an operation. */
export type Role = keyof Identities;

/** What an endpoint of finAPI says besides what every endpoint says. */
export interface FinapiTraits {
  readonly as: Role;
  /** Its body is a form; a JSON body is not accepted. */
  readonly form?: true;
  /** Form field with a token of a user, whose document is then at hand as `presented`. */
  readonly presents?: string;
  /** It creates users, who may need a derived id. */
  readonly createsUsers?: true;
  /** It belongs to personal finance management, which a client may have to do without. */
  readonly pfm?: true;
  /** It belongs to account information, which a client may have to do without. */
  readonly ais?: true;
}

type Raw<R extends Role, P, Q, B, X> = EndpointSpec<Identities[R], P, Q, B, X>;

/** A refusal that changes something is returned, one that changes nothing is thrown. */
type Handle<R extends Role, P, Q, B, X> = (
  call: Call<Identities[R], P, Q, B, X>,
) => Reply | FinapiError;

export type FinapiSpec<R extends Role, P, Q, B, X> = Omit<Raw<R, P, Q, B, X>, 'handle'> &
  FinapiTraits & { readonly as: R; readonly handle: Handle<R, P, Q, B, X> };

/** An operation of finAPI: its business errors are in the language of the caller. */
export function endpoint<R extends Role, P, Q, B, X = undefined>(
  spec: FinapiSpec<R, P, Q, B, X>,
): Raw<R, P, Q, B, X> & FinapiTraits {
  const { prepare } = spec;
  const translated = {
    ...spec,
    handle: (call: Call<Identities[R], P, Q, B, X>) => {
      const reply = inLanguageOf(call, () => decide(spec, call));
      return reply instanceof FinapiError ? asReply(spec, reply, call) : reply;
    },
  };
  if (!prepare) return translated;
  return {
    ...translated,
    prepare: (call) =>
      prepare(call).catch((error: unknown) => {
        throw translate(error, call);
      }),
  };
}

function decide<R extends Role, P, Q, B, X>(
  spec: FinapiSpec<R, P, Q, B, X>,
  call: Call<Identities[R], P, Q, B, X>,
): Reply | FinapiError {
  if ('user' in call.identity) noteActivity(call.identity.user, call.now);
  return spec.handle(call);
}

type Speaker = Pick<Call, 'header'>;

function inLanguageOf<T>(call: Speaker, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translate(error, call);
  }
}

function translate(error: unknown, call: Speaker): unknown {
  return error instanceof FinapiError
    ? error.in(languageOf(call.header('accept-language')))
    : error;
}

function asReply(
  {
    method,
    path,
  }: Pick<EndpointSpec<Identity, unknown, unknown, unknown, unknown>, 'method' | 'path'>,
  error: FinapiError,
  call: Call,
): Reply {
  const translated = error.in(languageOf(call.header('accept-language')));
  const { rule = error.message, next } = error.explanation;
  call.explain(rule, next);
  const { requestId, now, identity } = call;
  return {
    status: translated.status,
    headers: translated.headers,
    document: translated.toDocument({
      requestId,
      now,
      method: method.toUpperCase(),
      path: BASE_PATH + path,
      principal: identity.principal,
    }),
  };
}
