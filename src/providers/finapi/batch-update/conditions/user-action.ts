import type { ConnectionInterface } from '../../bank-connections/schema.js';
import { fails, holds, type Verdict } from './verdict.js';

/** Nobody has to look after this interface. */
export function judgeUserAction(candidate: ConnectionInterface): Verdict {
  return candidate.userActionRequired
    ? fails(
        'The next update of this interface needs the attention of the user.',
        'A manual update that succeeds without strong authentication or stores a new consent.',
      )
    : holds(
        'The next update of this interface does not need the attention of the user.',
        'A consent that ends or is revoked, or a bank that asks for strong authentication.',
      );
}
