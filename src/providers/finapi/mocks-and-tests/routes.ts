import { endpoint } from '../endpoint.js';
import { documentsOf } from '../pfm/documents.js';
import { mockRef } from './document.js';
import { MockBatchUpdateParams } from './schema.js';
import { startMockUpdates } from './service.js';
import { startedReply } from './wire.js';

/** Room for a thousand transactions of each of several accounts. */
const BODY_LIMIT = 8 * 1024 * 1024;

export const mockBatchUpdate = endpoint({
  as: 'user',
  pfm: true,
  method: 'post',
  path: '/tests/mockBatchUpdate',
  bodyLimit: BODY_LIMIT,
  body: MockBatchUpdateParams,
  needs: ({ identity: { user } }) => [mockRef(user)],
  handle: (call) => {
    startMockUpdates(documentsOf(call), call.body, call.now);
    return startedReply();
  },
});
