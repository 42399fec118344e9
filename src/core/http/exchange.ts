import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Request, RequestHandler, Response } from 'express';

import { ApiError, SandboxError } from '../errors.js';
import type { DocumentRef } from '../store/kinds.js';
import type { Lease } from '../store/store.js';
import type { LiveWorld } from '../world/live-world.js';
import type { Effect } from '../world/world.js';
import { ExchangeCall } from './call.js';
import { checkParts } from './check.js';
import type { Door, Hall, OperationDoor } from './door.js';
import type { Call, Identity, Reply } from './endpoint.js';
import { Outcome } from './outcome.js';
import { handlePrepared } from './prepare.js';
import type { Bound } from './server.js';

/** One request on its way to a decision. */
interface Visit {
  readonly hall: Hall;
  readonly door: OperationDoor;
  readonly outcome: Outcome;
  readonly world: LiveWorld;
  readonly lease: Lease;
  /** World time, the same for the whole exchange. */
  readonly instant: number;
  /** What has been settled on the way wants done once it is kept. */
  readonly effects: Effect[];
}

/**
 * The life of a request: read, identify, check, load, settle, prepare, decide, keep, answer.
 * An endpoint decides in one synchronous step; everything that can wait lies around it.
 */
export function exchange(hall: Hall, door: Door): RequestHandler {
  return async (incoming, response) => {
    const request = incoming as Request & Bound;
    const worldName = worldNameOf(door, request);
    const outcome = new Outcome(door, request, response, hall);
    let world: LiveWorld | undefined;
    try {
      world = await hall.worlds.enter(worldName);
      outcome.world = world;
      await attend(hall, door, outcome, request, response, world);
    } catch (error) {
      await outcome.fail(asApiError(error, hall, door));
    } finally {
      if (world) hall.worlds.leave(worldName);
    }
  };
}

const worldNameOf = (door: Door, request: Request & Bound): string =>
  'worldOf' in door ? door.worldOf(request) : request.worldName;

async function attend(
  hall: Hall,
  door: Door,
  outcome: Outcome,
  request: Request & Bound,
  response: Response,
  world: LiveWorld,
): Promise<void> {
  const reading = door.readBody(request, response);
  if (reading) await reading;
  outcome.requestId = door.provider.requestId(outcome.request);
  if ('refuse' in door) return outcome.answer(door.refuse(world, outcome.request));
  const lease = world.store.lease();
  const instant = world.clock.now();
  if (world.outbox.isDue(instant)) sendAgain(world, instant, hall);
  try {
    const reply = await decide({ hall, door, outcome, world, lease, instant, effects: [] });
    await outcome.answer(reply);
  } finally {
    lease.release();
  }
}

/** Nobody waits for it: who comes by only shows how late it is. */
function sendAgain(world: LiveWorld, instant: number, hall: Hall): void {
  world.outbox.settle(instant).catch((error: unknown) => {
    hall.onBug(error, 'sending call-backs again');
  });
}

/** Whatever the decision, what has been settled or changed on the way is kept first. */
async function decide(visit: Visit): Promise<Reply> {
  const { door, world, lease } = visit;
  const { endpoint } = door;
  let reply: Reply;
  let call: ExchangeCall;
  try {
    call = await open(visit);
    reply = endpoint.prepare
      ? await handlePrepared(door, call, lease)
      : world.store.transaction(() => endpoint.handle(call as Call));
  } catch (error) {
    await world.keep(lease.documents);
    await perform(visit.effects, visit);
    throw error;
  }
  const keeping = world.keep(lease.documents);
  if (keeping) await keeping;
  if (visit.effects.length > 0) await perform(visit.effects, visit);
  if (call.effects) await perform(call.effects, visit);
  return reply;
}

/** Everything up to the moment in which the endpoint can prepare and decide. */
async function open(visit: Visit): Promise<ExchangeCall> {
  const { door, outcome, world, lease } = visit;
  const { provider, endpoint } = door;
  const { request } = outcome;
  const now = new Date(visit.instant);

  const identifying = identify(visit, now);
  const identity = identifying instanceof Promise ? await identifying : identifying;
  outcome.principal = identity.principal || undefined;

  const decoding = provider.bodies.decode(request, endpoint);
  outcome.body = decoding instanceof Promise ? ((await decoding) as unknown) : decoding;
  const parts = checkParts(endpoint, request, outcome.body, provider.bodies);
  const call = new ExchangeCall({ world, now, identity, lease, outcome }, parts);

  if (endpoint.needs) await openAll(endpoint.needs(call as Call), lease);
  const settling = settle(visit);
  if (settling) await settling;
  return call;
}

/** So many documents are opened in a row: a few milliseconds, since each may have to be read. */
const IN_A_ROW = 32;

async function openAll(refs: Iterable<DocumentRef>, lease: Lease): Promise<void> {
  let opened = 0;
  for (const ref of refs) {
    const opening = lease.open(ref);
    if (opening instanceof Promise) await opening;
    opened += 1;
    if (opened % IN_A_ROW === 0) await nextTurn();
  }
}

function identify(visit: Visit, now: Date): Promise<Identity> | Identity {
  const { door, outcome, world, lease } = visit;
  const { provider, operation, endpoint } = door;
  return provider.identify({
    world,
    request: outcome.request,
    operation,
    endpoint,
    now,
    lease,
    recognize: (principal) => {
      outcome.principal = principal;
    },
    settle: () => settle(visit)?.then(() => undefined),
    explain: (rule, next) => {
      outcome.explain(rule, next);
    },
  });
}

const settle = ({ hall, lease, world, instant, effects }: Visit): Promise<unknown> | undefined =>
  hall.dueWorks.settle(lease, world, instant, effects);

/** The changes are kept already, so an effect that fails is no reason to refuse. */
async function perform(effects: readonly Effect[], { hall, door }: Visit): Promise<void> {
  for (const effect of effects) {
    try {
      await effect();
    } catch (error) {
      hall.onBug(error, `${door.provider.name} ${door.operation}, afterwards`);
    }
  }
}

function asApiError(error: unknown, hall: Hall, door: Door): ApiError {
  const { provider, operation = 'failure' } = door;
  if (error instanceof ApiError) {
    return 'translate' in door ? door.translate(error) : error;
  }
  if (error instanceof SandboxError) return provider.failures.unavailable(error.message);
  hall.onBug(error, `${provider.name} ${operation}`);
  return provider.failures.unexpected();
}
