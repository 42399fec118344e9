import { conclude, type StepOutcome, type Wishes } from './answer.js';
import { performCall, performRequest, type Stage } from './converse.js';
import { mismatches } from './match.js';
import type { Step, StepOf } from './schema.js';
import { fill } from './variables.js';

/** Plays one step and says what was not as expected. */
export async function perform(step: Step, stage: Stage): Promise<StepOutcome> {
  const filled = fill(step, stage.values);
  if ('call' in filled) return performCall(filled, step, stage);
  if ('request' in filled) return performRequest(filled, step, stage);
  return performInWorld(filled, stage);
}

/** What happens through the control API. */
async function performInWorld(
  step: Exclude<Step, { call: unknown } | { request: unknown }>,
  stage: Stage,
): Promise<StepOutcome> {
  if ('bank' in step) return performControl('POST', 'bank/events', step.bank, step, stage);
  if ('clock' in step) return performClock(step, stage);
  if ('outbox' in step) return performOutbox(step.outbox, stage);
  if (!('control' in step)) return { title: step.say, failures: [], answer: undefined };
  const [method = 'GET', path = ''] = step.control.split(' ');
  return performControl(method, path, step.body, step, stage);
}

async function performControl(
  method: string,
  path: string,
  body: unknown,
  wishes: Wishes,
  { world, values }: Stage,
): Promise<StepOutcome> {
  const answer = await world.control(method, path, body);
  const title = `${method} ${path === '' ? 'world' : path} → ${answer.status}`;
  return conclude(title, answer, wishes, values);
}

async function performClock(step: StepOf<'clock'>, { world, values }: Stage): Promise<StepOutcome> {
  const [action, wish, body] = moveOf(step.clock);
  const answer = await world.control('POST', `clock/${action}`, body);
  return conclude(`clock ${action}${wish}`, answer, step, values);
}

function moveOf(clock: StepOf<'clock'>['clock']): [action: string, wish: string, body?: object] {
  if (typeof clock === 'string') return [clock, ''];
  return 'advance' in clock
    ? ['advance', ` ${clock.advance}`, { by: clock.advance }]
    : ['set', ` ${clock.set}`, { to: clock.set }];
}

async function performOutbox(expected: readonly unknown[], { world }: Stage): Promise<StepOutcome> {
  const { body } = await world.control('GET', 'outbox');
  const failures = mismatches({ messages: expected }, body, 'outbox');
  return { title: `outbox holds ${expected.length}`, failures, answer: body };
}
