import { empty, type Reply } from '../../../core/http/endpoint.js';

/** Nothing is said of what was started; what comes of it is seen at the bank connections. */
export const startedReply = (): Reply => empty();
