import * as z from 'zod';

import type { SignInRefusal } from '../../../bank/sign-in.js';
import type { Call, Reply } from '../../../core/http/endpoint.js';
import { endpoint, type VisitorIdentity } from '../endpoint.js';
import { languageOf } from '../languages.js';
import {
  askedThere,
  decide,
  redirectedBy,
  refusalThere,
  signInThere,
  wayBack,
  type AskedThere,
  type Deciding,
  type Redirected,
} from './decision.js';
import { BANK_PAGES } from './page-path.js';
import { authorizationPage, gonePage } from './page.js';

const TicketPath = z.object({ ticket: z.string() });

const Decision = z.object({
  decision: z.enum(['approve', 'cancel']),
  userid: z.string().max(200).default(''),
  pin: z.string().max(200).default(''),
});

type Visit = Pick<
  Call<VisitorIdentity, z.infer<typeof TicketPath>>,
  'identity' | 'params' | 'now' | 'header' | 'document' | 'world'
>;

const PATH = '/authorizations/:ticket';

/** The page of the simulated bank on which its customer approves an access, or does not. */
export const showBankAuthorization = endpoint({
  as: 'visitor',
  base: BANK_PAGES,
  method: 'get',
  path: PATH,
  params: TicketPath,
  handle: (call) => {
    const found = foundBy(call);
    return found ? shownPage(call, found) : gonePage(languageFor(call));
  },
});

/** What the customer has decided there; either way the browser is led back to the client. */
export const decideBankAuthorization = endpoint({
  as: 'visitor',
  form: true,
  base: BANK_PAGES,
  method: 'post',
  path: PATH,
  params: TicketPath,
  body: Decision,
  prepare: async (call) => {
    const found = foundBy(call);
    if (!found || call.body.decision === 'cancel' || !isAsking(found.asked)) return undefined;
    const { pending, asked } = found;
    const { bank } = call.identity;
    return signInThere(bank, pending, asked, call.body, (ref) => call.document(ref), call.now);
  },
  handle: (call) => {
    const found = foundBy(call);
    if (!found) return gonePage(languageFor(call));
    const { visited, pending } = found;
    if (pending.verdict) return ledBack(pending);
    const { world, now, prepared } = call;
    const context: Deciding = { user: visited, world, now, document: (ref) => call.document(ref) };
    if (call.body.decision === 'cancel') {
      decide(pending, 'cancelled', undefined, context);
      return ledBack(pending);
    }
    const refused = prepared && refusalThere(prepared, context);
    if (refused) return shownPage(call, found, refused);
    decide(pending, 'approved', prepared, context);
    return ledBack(pending);
  },
});

interface Found {
  readonly visited: NonNullable<VisitorIdentity['visited']>;
  readonly pending: Redirected;
  readonly asked: AskedThere;
}

function foundBy({ identity, params, now }: Visit): Found | undefined {
  const { visited, bank } = identity;
  const pending = visited && redirectedBy(visited.state, params.ticket, now);
  const asked = pending && askedThere(bank, pending);
  return visited && pending && asked ? { visited, pending, asked } : undefined;
}

const isAsking = ({ userid, password }: AskedThere): boolean => userid || password;

const languageFor = (call: Pick<Visit, 'header'>) => languageOf(call.header('accept-language'));

function shownPage(call: Visit, { pending, asked }: Found, refused?: SignInRefusal): Reply {
  return authorizationPage(languageFor(call), {
    bankName: asked.institution.name,
    userid: pending.login?.userid ?? pending.login?.name,
    asksForUserId: asked.userid,
    asksForPassword: asked.password,
    refused,
  });
}

/** 303: the browser asks for the client's address with GET. */
const ledBack = (pending: Redirected): Reply => ({
  status: 303,
  headers: { location: wayBack(pending), 'cache-control': 'no-store' },
});
