import type { Request, RequestHandler, Response } from 'express';

import { ApiError } from '../errors.js';
import type { AnyEndpoint, Provider } from '../provider.js';
import type { Document } from '../store/kinds.js';
import type { Lease } from '../store/store.js';
import type { Clock } from '../world/clock.js';
import type { DueWorks } from '../world/due-work.js';
import type { LiveWorld } from '../world/live-world.js';
import { TooManyWorldsError, type Worlds } from '../world/worlds.js';
import { ExchangeCall, type Explanation } from './call.js';
import { checkParts } from './check.js';
import type { Call, Identity, Reply } from './endpoint.js';
import { HttpRequest } from './http-request.js';
import { Outcome } from './outcome.js';
import type { ReadBody } from './raw-body.js';
import type { Bound } from './server.js';

/** What exchanges of all providers share. */
export interface Hall {
  readonly worlds: Worlds;
  readonly dueWorks: DueWorks;
  readonly publicUrl: string | undefined;
  /** The time outside all worlds. */
  readonly host: Clock;
  /** Reports a bug of ours; the caller sees only the provider's own failure. */
  readonly onBug: (error: unknown, what: string) => void;
  readonly onAnswer?: ((line: string) => void) | undefined;
}

/** One way to ask for one operation. */
export interface Door {
  readonly provider: Provider;
  /** Absent where no operation gets to speak: an unknown route, a wrong method. */
  readonly operation: string | undefined;
  readonly endpoint: AnyEndpoint;
  readonly readBody: ReadBody;
  /** The world of a request; by default the one that its URL names. */
  readonly worldOf?: (request: Request & Bound) => string;
  /** Whether the exchange is part of the world's journal. */
  readonly journalled: boolean;
}

/**
 * The life of a request: read, identify, check, load, settle, prepare, decide, keep, answer.
 * An endpoint decides in one synchronous step; everything that can wait lies around it.
 */
export function exchange(hall: Hall, door: Door): RequestHandler {
  return async (incoming, response) => {
    const request = incoming as Request & Bound;
    const worldName = door.worldOf?.(request) ?? request.worldName;
    const outcome = new Outcome(door, request, response, hall);
    let world: LiveWorld | undefined;
    try {
      world = await hall.worlds.enter(worldName);
      outcome.enter(world);
      await attend(hall, door, outcome, request, response, world);
    } catch (error) {
      await outcome.fail(asApiError(error, hall, door));
    } finally {
      if (world) hall.worlds.leave(worldName);
    }
  };
}

async function attend(
  hall: Hall,
  door: Door,
  outcome: Outcome,
  request: Request & Bound,
  response: Response,
  world: LiveWorld,
): Promise<void> {
  const reading = door.readBody(request, response);
  if (reading) {
    await reading;
    outcome.request = new HttpRequest(request, hall.publicUrl);
  }
  outcome.requestId = door.provider.requestId(outcome.request);
  const lease = world.store.lease();
  try {
    const reply = await decide(hall, door, outcome, world, lease);
    await outcome.answer(reply);
  } finally {
    lease.release();
  }
}

/** Whatever the decision, what has been settled or changed on the way is kept first. */
async function decide(
  hall: Hall,
  door: Door,
  outcome: Outcome,
  world: LiveWorld,
  lease: Lease,
): Promise<Reply> {
  let reply: Reply;
  let call: ExchangeCall | undefined;
  try {
    call = await open(hall, door, outcome, world, lease);
    reply = world.store.transaction(() => door.endpoint.handle(call as Call));
  } catch (error) {
    await world.store.save(lease.documents);
    throw error;
  }
  const saving = world.store.save(lease.documents);
  if (saving) await saving;
  if (call.effects) for (const effect of call.effects) await effect();
  return reply;
}

/** Everything up to the moment in which the endpoint can decide. */
async function open(
  hall: Hall,
  { provider, operation = '', endpoint }: Door,
  outcome: Outcome,
  world: LiveWorld,
  lease: Lease,
): Promise<ExchangeCall> {
  const { request } = outcome;
  const instant = world.clock.now();
  const now = new Date(instant);
  const why: Explanation = outcome;
  const settle = (): Promise<unknown> | undefined => hall.dueWorks.settle(lease, world, instant);

  const identifying = provider.identify({
    world,
    request,
    operation,
    endpoint,
    now,
    lease,
    settle: () => settle()?.then(() => undefined),
    explain: (rule, next) => {
      why.rule = rule;
      why.next = next;
    },
  });
  const identity: Identity = identifying instanceof Promise ? await identifying : identifying;
  outcome.principal = identity.principal || undefined;

  const decoding = provider.bodies.decode(request, endpoint);
  const body = decoding instanceof Promise ? await decoding : decoding;
  outcome.body = body;
  const raw = { params: request.params, query: request.query, body };
  const parts = checkParts(endpoint, raw, provider.bodies);
  const call = new ExchangeCall(
    world,
    now,
    outcome.requestId,
    request,
    identity,
    parts,
    lease,
    why,
  );
  await openNeeds(call, endpoint, lease);
  const settling = settle();
  if (settling) await settling;
  if (endpoint.prepare) await prepare(call, endpoint, lease.documents);
  return call;
}

async function openNeeds(call: ExchangeCall, endpoint: AnyEndpoint, lease: Lease): Promise<void> {
  if (!endpoint.needs) return;
  for (const ref of endpoint.needs(call as Call)) {
    const opening = lease.open(ref);
    if (opening instanceof Promise) await opening;
  }
}

const PREPARE_ATTEMPTS = 5;

/** Prepares again when somebody has changed a document meanwhile: it may decide otherwise. */
async function prepare(
  call: ExchangeCall,
  endpoint: AnyEndpoint,
  documents: readonly Document[],
): Promise<void> {
  for (let attempt = 0; attempt < PREPARE_ATTEMPTS; attempt += 1) {
    const before = documents.map(({ revision }) => revision);
    call.prepared = await endpoint.prepare?.(call as Call);
    if (documents.every(({ revision }, index) => revision === before[index])) return;
  }
}

function asApiError(error: unknown, hall: Hall, { provider, operation }: Door): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof TooManyWorldsError) return provider.failures.unavailable(error.message);
  hall.onBug(error, `${provider.name} ${operation ?? 'failure'}`);
  return provider.failures.unexpected();
}
