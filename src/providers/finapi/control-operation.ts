import { ApiError } from '../../core/errors.js';
import type { EndpointSpec, Identity } from '../../core/http/endpoint.js';
import { json, type WireDocument } from '../../core/http/wire.js';
import type { Document } from '../../core/store/kinds.js';
import type { UserState } from './users/document.js';
import type { UserRecord } from './users/schema.js';

const STATUS = { invalidRequest: 400, notFound: 404, conflict: 409 } as const;

/** A refused control call: what is wrong, and what to do next. */
export class ControlRefusal extends ApiError {
  override readonly name = 'ControlRefusal';
  readonly code: keyof typeof STATUS;
  readonly next: string | undefined;

  constructor(code: keyof typeof STATUS, message: string, next?: string) {
    super(message);
    this.code = code;
    this.next = next;
  }

  get status(): number {
    return STATUS[this.code];
  }

  toDocument(): WireDocument {
    return json({ error: { code: this.code, message: this.message, next: this.next } });
  }
}

/** Something that the sandbox's owner may do to the finAPI side of a world. */
export const controlOperation = <P, Q, B, X>(
  spec: EndpointSpec<Identity, P, Q, B, X>,
): EndpointSpec<Identity, P, Q, B, X> => spec;

/** The user that a control call is about. */
export function knownUser(document: Document<UserState>, userId: string): UserRecord {
  const { user } = document.state;
  if (user) return user;
  throw new ControlRefusal(
    'notFound',
    `This world has no finAPI user "${userId}".`,
    'Create it with createUser, or list all with GET /_sandbox/worlds/{world}/principals.',
  );
}
