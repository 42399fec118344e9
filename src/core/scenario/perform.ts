import { SandboxError } from '../errors.js';
import type { Caller, CallPlan, PlainResponse } from './caller.js';
import { mismatches } from './match.js';
import { callerOffering } from './offering.js';
import type { RemoteWorld } from './remote-world.js';
import type { Expectation, Format, Step, STEPS } from './schema.js';
import { fill, valueAt } from './variables.js';
import type { StepReport } from './run.js';
import type { z } from 'zod';

/** Where a step is played. */
export interface Stage {
  readonly world: RemoteWorld;
  readonly callers: readonly Caller[];
  readonly format: Format;
  readonly values: Map<string, unknown>;
}

type Outcome = Omit<StepReport, 'index' | 'step'>;
type StepOf<V extends keyof typeof STEPS> = z.infer<(typeof STEPS)[V]>;

/** An answer in the form against which expectations are held. */
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly text?: string;
}

/** Plays one step and says what was not as expected. */
export async function perform(step: Step, stage: Stage): Promise<Outcome> {
  const filled = fill(step, stage.values);
  if ('call' in filled) return performCall(filled, step, stage);
  if ('request' in filled) return performRequest(filled, step, stage);
  if ('bank' in filled) return performControl('POST', 'bank/events', filled.bank, filled, stage);
  if ('clock' in filled) return performClock(filled, stage);
  if ('control' in filled) {
    const [method = 'GET', path = ''] = filled.control.split(' ');
    return performControl(method, path, filled.body, filled, stage);
  }
  if ('outbox' in filled) return performOutbox(filled.outbox, stage);
  return { title: filled.say, failures: [], answer: undefined };
}

async function performCall(step: StepOf<'call'>, original: Step, stage: Stage): Promise<Outcome> {
  const caller = callerOffering(stage.callers, step.call, step.as);
  const operation = caller?.operations[step.call];
  if (!caller || !operation) throw new SandboxError(`Nobody offers ${step.call}.`);
  const plan = {
    ...commonPlan(step, original, stage.format),
    operation: step.call,
    method: operation.method,
    path: pathWith(operation.path, step.params ?? {}) + queryOf(step.query),
  };
  return converse(caller, plan, step, stage);
}

async function performRequest(
  step: StepOf<'request'>,
  original: Step,
  stage: Stage,
): Promise<Outcome> {
  const [method = 'GET', ...rest] = step.request.split(' ');
  const [wanted] = (step.as ?? '').split(':');
  const caller = stage.callers.find(({ provider }) => provider === wanted) ?? stage.callers[0];
  if (!caller) throw new SandboxError('No provider can send requests.');
  const path = rest.join(' ') + queryOf(step.query);
  const plan = { ...commonPlan(step, original, stage.format), operation: undefined, method, path };
  return converse(caller, plan, step, stage);
}

const commonPlan = (
  step: StepOf<'call'> | StepOf<'request'>,
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
  plan: CallPlan,
  { expect, remember }: StepOf<'call'> | StepOf<'request'>,
  { world, values }: Stage,
): Promise<Outcome> {
  const desk = world.deskOf(caller.provider);
  const response = await desk.send(await caller.prepare(plan, desk));
  const answer = await asAnswer(caller, response);
  const title = `${plan.operation ?? plan.method} ${plan.principal === undefined ? '' : `as ${plan.principal} `}→ ${String(response.status)}`;
  return conclude(title, answer, expect, remember, values);
}

const asAnswer = async (caller: Caller, response: PlainResponse): Promise<Answer> => ({
  status: response.status,
  headers: response.headers,
  text: response.text,
  body: await caller.read(response),
});

async function performClock(
  { clock, expect, remember }: StepOf<'clock'>,
  stage: Stage,
): Promise<Outcome> {
  const answer =
    typeof clock === 'string'
      ? await stage.world.control('POST', `clock/${clock}`)
      : 'advance' in clock
        ? await stage.world.control('POST', 'clock/advance', { by: clock.advance })
        : await stage.world.control('POST', 'clock/set', { to: clock.set });
  const title = `clock ${typeof clock === 'string' ? clock : Object.entries(clock).flat().join(' ')}`;
  return conclude(title, answer, { ...succeeded(expect), ...expect }, remember, stage.values);
}

async function performControl(
  method: string,
  path: string,
  body: unknown,
  { expect, remember }: Pick<StepOf<'control'>, 'expect' | 'remember'>,
  stage: Stage,
): Promise<Outcome> {
  const answer = await stage.world.control(method, path, body);
  const title = `${method} ${path === '' ? 'world' : path} → ${String(answer.status)}`;
  const failed = expect?.status === undefined && answer.status >= 400;
  const outcome = conclude(title, answer, expect, remember, stage.values);
  return failed
    ? { ...outcome, failures: [`refused: ${JSON.stringify(answer.body)}`, ...outcome.failures] }
    : outcome;
}

const succeeded = (expect: Expectation | undefined): Expectation =>
  expect?.status === undefined ? { status: 200 } : {};

async function performOutbox(expected: readonly unknown[], { world }: Stage): Promise<Outcome> {
  const { body } = await world.control('GET', 'outbox');
  const failures = mismatches({ messages: expected }, body, 'outbox');
  return { title: `outbox holds ${String(expected.length)}`, failures, answer: body };
}

function conclude(
  title: string,
  answer: Answer,
  expect: Expectation = {},
  remember: Readonly<Record<string, string>> = {},
  values: Map<string, unknown>,
): Outcome {
  const failures = failuresOf(expect, answer);
  for (const [name, path] of Object.entries(remember)) {
    const value = valueAt(answer, path);
    if (value === undefined) failures.push(`nothing at ${path} to remember as "${name}"`);
    values.set(name, value);
  }
  return { title, failures, answer };
}

function failuresOf(expect: Expectation, { status, headers, body, text }: Answer): string[] {
  const wanted = Object.entries(expect.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return [
    ...('status' in expect ? mismatches(expect.status, status, 'status') : []),
    ...mismatches(Object.fromEntries(wanted), headers, 'headers'),
    ...('body' in expect ? mismatches(expect.body, body, 'body') : []),
    ...(expect.text === undefined ? [] : mismatches(expect.text, text, 'text')),
  ];
}

function pathWith(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/:(\w+)/g, (_match, name: string) => {
    if (params[name] === undefined) throw new SandboxError(`The call needs params.${name}.`);
    return encodeURIComponent(String(params[name]));
  });
}

/** A list is sent by repeating its name. */
function queryOf(query: Readonly<Record<string, unknown>> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map(
      (item) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`,
    ),
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
