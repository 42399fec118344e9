import { readJson } from '../core/http/body/json.js';
import { UnreadableBody } from '../core/http/body/unreadable-body.js';
import type { IncomingRequest } from '../core/http/endpoint.js';
import { ControlError } from './errors.js';

/** A control call takes JSON and nothing else, which also keeps plain web forms out. */
export function decodeControlBody({
  bytes,
  mediaType,
}: Pick<IncomingRequest, 'bytes' | 'mediaType'>): unknown {
  if (bytes.length === 0) return undefined;
  if (mediaType !== 'application/json') {
    const next = 'Send "Content-Type: application/json".';
    throw new ControlError('wrongMediaType', 'Control calls take JSON only.', next);
  }
  try {
    return readJson(bytes);
  } catch (error) {
    if (error instanceof UnreadableBody) {
      throw new ControlError('invalidRequest', `${error.message}.`);
    }
    throw error;
  }
}
