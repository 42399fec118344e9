import type { Document } from '../store/kinds.js';
import type { Lease } from '../store/store.js';
import type { ExchangeCall } from './call.js';
import type { OperationDoor } from './door.js';
import type { Call, Reply } from './endpoint.js';

/** So often a request prepares beside others; from then on those of one world take turns. */
const ATTEMPTS_BESIDE_OTHERS = 3;
const ATTEMPTS = 50;

/**
 * Prepares and handles. What was prepared may rest on a document that somebody has changed
 * meanwhile; then it is prepared again, so that a handler never decides by what is no longer so.
 */
export async function handlePrepared(
  { provider, endpoint }: OperationDoor,
  call: ExchangeCall,
  lease: Lease,
): Promise<Reply> {
  let endTurn: (() => void) | undefined;
  try {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const { documents } = lease;
      const before = documents.map(revisionOf);
      call.prepared = await endpoint.prepare?.(call as Call);
      // Nothing may wait between this look and the handler.
      if (documents.every((document, index) => document.revision === before[index])) {
        return call.world.store.transaction(() => endpoint.handle(call as Call));
      }
      if (attempt === ATTEMPTS_BESIDE_OTHERS) endTurn = await call.world.turns.take();
    }
  } finally {
    endTurn?.();
  }
  throw provider.failures.unavailable('Other requests change the same records all the time');
}

const revisionOf = ({ revision }: Document): number => revision;
