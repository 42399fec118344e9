import { SandboxError } from '../errors.js';
import { conclude, type Answer, type StepOutcome } from './answer.js';
import type { Caller, CallerDesk, CallPlan, PlainResponse } from './caller.js';
import { callerOffering } from './offering.js';
import type { RemoteWorld } from './remote-world.js';
import type { Format } from './formats.js';
import type { Step, StepOf } from './schema.js';

/** Where a step is played. */
export interface Stage {
  readonly world: RemoteWorld;
  readonly callers: readonly Caller[];
  readonly format: Format;
  readonly values: Map<string, unknown>;
}

type Asking = StepOf<'call'> | StepOf<'request'>;

/** Calls an operation as the step's principal. `original` is the step before it was filled in. */
export async function performCall(
  step: StepOf<'call'>,
  original: Step,
  stage: Stage,
): Promise<StepOutcome> {
  const caller = callerOffering(stage.callers, step.call, step.as);
  const operation = caller?.operations[step.call];
  if (!caller || !operation) throw new SandboxError(`Nobody offers ${step.call}.`);
  return converse(caller, step, stage, {
    ...commonPlan(step, original, stage.format),
    operation: step.call,
    method: operation.method,
    path: pathWith(operation.path, step.params ?? {}) + queryOf(step.query),
  });
}

/** Sends a request of any kind, signed by the provider whose principal it names. */
export async function performRequest(
  step: StepOf<'request'>,
  original: Step,
  stage: Stage,
): Promise<StepOutcome> {
  const [method = 'GET', ...rest] = step.request.split(' ');
  const [wanted] = (step.as ?? '').split(':');
  const caller = stage.callers.find(({ provider }) => provider === wanted) ?? stage.callers[0];
  if (!caller) throw new SandboxError('No provider can send requests.');
  return converse(caller, step, stage, {
    ...commonPlan(step, original, stage.format),
    operation: undefined,
    method,
    path: pathBelow(stage.world.deskOf(caller.provider), rest.join(' ')) + queryOf(step.query),
  });
}

/** An answer may have told a whole address; only one of this world can be asked. */
function pathBelow({ baseUrl }: Pick<CallerDesk, 'baseUrl'>, target: string): string {
  if (target.startsWith('/')) return target;
  if (target.startsWith(`${baseUrl}/`)) return target.slice(baseUrl.length);
  throw new SandboxError(`${target} is no address of this world, which is at ${baseUrl}.`);
}

const commonPlan = (
  step: Asking,
  original: Step,
  format: Format,
): Omit<CallPlan, 'operation' | 'method' | 'path'> => ({
  headers: step.headers ?? {},
  body: 'body' in original ? step.body : undefined,
  text: step.text,
  principal: step.as,
  format,
});

async function converse(
  caller: Caller,
  step: Asking,
  { world, values }: Stage,
  plan: CallPlan,
): Promise<StepOutcome> {
  const desk = world.deskOf(caller.provider);
  const response = await desk.send(await caller.prepare(plan, desk));
  const { operation, method, principal } = plan;
  const as = principal === undefined ? '' : ` as ${principal}`;
  const title = `${operation ?? method}${as} → ${response.status}`;
  return conclude(title, await asAnswer(caller, response), step, values);
}

const asAnswer = async (caller: Caller, response: PlainResponse): Promise<Answer> => ({
  status: response.status,
  headers: response.headers,
  text: response.text,
  body: await caller.read(response),
});

function pathWith(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/:(\w+)/g, (_match, name: string) => {
    if (params[name] === undefined) throw new SandboxError(`The call needs params.${name}.`);
    return encodeURIComponent(asText(params[name]));
  });
}

/** A list is sent by repeating its name. */
function queryOf(query: Readonly<Record<string, unknown>> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map(
      (item) => `${encodeURIComponent(name)}=${encodeURIComponent(asText(item))}`,
    ),
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
