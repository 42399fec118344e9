import { isHeldBack } from './course.js';
import { keepTried, tryStored, type Round } from './round.js';

/** How one login fared in a round that somebody has caused. */
export interface Tried {
  readonly institutionLoginId: number;
  readonly aggrStatusCode: string;
  /** False where the login waits for its person, as at night. */
  readonly attempted: boolean;
}

/** Aggregates all logins of a customer at once, by the rules of the night. */
export const aggregateNow = (round: Round, now: Date): readonly Tried[] =>
  Object.values(round.customer.state.logins).map((login) => {
    const attempted = !isHeldBack(login, 'nightly');
    const code = attempted
      ? keepTried(round, login, tryStored(round, login, now), now)
      : login.statusCode;
    return { institutionLoginId: login.id, aggrStatusCode: code, attempted };
  });
