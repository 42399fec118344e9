import { empty } from '../../../core/http/endpoint.js';
import { customerOf } from '../customer-call.js';
import { endpoint } from '../endpoint.js';
import { fileRefsOf } from '../files/content.js';
import { rollRef } from '../plan/roll.js';
import { removeCustomer } from './service.js';

/** Has no id in its path: the token says who is meant. */
export const deleteCustomer = endpoint({
  method: 'delete',
  path: '/customers',
  needs: (call) => [rollRef, ...fileRefsOf(customerOf(call))],
  handle: (call) => {
    const customer = customerOf(call);
    for (const ref of fileRefsOf(customer)) call.document(ref).remove();
    call.document(rollRef).drop('names', customer.name);
    removeCustomer(customer);
    call.explain('the customer is gone', 'any call with a token of it brings it back, empty');
    return empty();
  },
});
