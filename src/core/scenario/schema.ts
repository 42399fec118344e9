import * as z from 'zod';

import { isDuration } from '../world/duration.js';
import { FORMATS } from './formats.js';

/** What an answer must look like. Objects match in part, lists item by item. */
export const Expectation = z
  .strictObject({
    status: z.int().min(100).max(599).optional(),
    headers: z
      .record(z.string(), z.string())
      .optional()
      .describe('Names in any case; <absent> for one that must not be there.'),
    body: z
      .unknown()
      .optional()
      .describe('Values or matchers such as <uuid>; <absent> where there must be no body.'),
    text: z.string().optional().describe('The body as text, to the letter.'),
  })
  .describe('What the answer must look like. Objects match in part, lists item by item.');
export type Expectation = z.infer<typeof Expectation>;

const Remember = z
  .record(
    z.string().regex(/^[a-zA-Z]\w*$/, 'a name of letters, digits and _'),
    z.string().regex(/^(body|headers|status)(\.|\[|$)/, 'begin with body, headers or status'),
  )
  .describe(
    'Names, and where their values lie in the answer, such as body.accounts[0].accountId. ' +
      'Later steps write ${name}.',
  );

const said = { say: z.string().min(1).optional().describe('Told to whoever watches.') };
const answered = { expect: Expectation.optional(), remember: Remember.optional() };

const asked = {
  as: z
    .string()
    .min(1)
    .optional()
    .describe(
      'finapi:client, finapi:admin, finapi:user/ID, Bearer TOKEN or finicity:customer/NAME; ' +
        'nobody when absent.',
    ),
  query: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('A list is sent by repeating its name.'),
  headers: z.record(z.string(), z.string()).optional(),
  body: z
    .unknown()
    .optional()
    .describe('Written in the form of the run, JSON or XML; without it the request has no body.'),
  text: z.string().optional().describe('A body to the letter, whatever the form of the run.'),
};

const SayStep = z
  .strictObject({ say: z.string().min(1).describe('Told to whoever watches.') })
  .describe('Tells something to whoever watches.');

const CallStep = z
  .strictObject({
    ...said,
    call: z.string().min(1).describe("The provider's own name of the operation."),
    params: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('Parts of the path, such as institutionLoginId.'),
    ...asked,
    ...answered,
  })
  .describe('Calls an operation.');

const RequestStep = z
  .strictObject({
    ...said,
    request: z
      .string()
      .regex(/^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (\/|\$\{|https?:)/, 'such as GET /path')
      .describe(
        "Method and path below the world's base URL, such as GET /api/v2/users; or an address " +
          'below it that an answer has told.',
      ),
    ...asked,
    ...answered,
  })
  .describe('Sends a request of any kind; signed when `as` names a principal.');

const BankStep = z
  .strictObject({
    ...said,
    bank: z
      .looseObject({ event: z.string().min(1) })
      .describe('institution, login, event and what belongs to it; `at` for a later instant.'),
    ...answered,
  })
  .describe('Makes something happen at the bank.');

const isInstant = (text: string): boolean =>
  z.iso.datetime({ offset: true }).safeParse(text).success;

/** A text that is right as it stands, or will be once its variables are filled in. */
const isFilledOr =
  (isRight: (text: string) => boolean) =>
  (text: string): boolean =>
    text.includes('${') || isRight(text);

const ClockStep = z
  .strictObject({
    ...said,
    clock: z.union([
      z.strictObject({
        advance: z
          .string()
          .min(2)
          .refine(isFilledOr(isDuration), 'Say a duration such as PT37M or P1D')
          .describe('A duration such as PT37M or P1D.'),
      }),
      z.strictObject({
        set: z
          .string()
          .min(4)
          .refine(isFilledOr(isInstant), 'Say an instant such as 2024-03-01T12:00:00Z')
          .describe('An instant, later than now.'),
      }),
      z.literal('freeze'),
      z.literal('release'),
    ]),
    ...answered,
  })
  .describe("Moves or stops the world's clock; answers with what fell due.");

const ControlStep = z
  .strictObject({
    ...said,
    control: z
      .string()
      .regex(/^(GET|POST|PUT|PATCH|DELETE)( \S+)?$/, 'such as PATCH finapi/users/anna')
      .describe('Method, and a path below /_sandbox/worlds/{world}; without one, the world.'),
    body: z.unknown().optional(),
    ...answered,
  })
  .describe('Turns a knob of the world, or looks behind the scenes.');

const OutboxStep = z
  .strictObject({
    ...said,
    outbox: z.array(z.unknown()).describe('All call-backs of the world, oldest first.'),
  })
  .describe("Expects call-backs in the world's outbox.");

/** By the key that makes a step what it is. */
export const STEPS = {
  call: CallStep,
  request: RequestStep,
  bank: BankStep,
  clock: ClockStep,
  control: ControlStep,
  outbox: OutboxStep,
  say: SayStep,
} as const;

export const Step = z.union([
  CallStep,
  RequestStep,
  BankStep,
  ClockStep,
  ControlStep,
  OutboxStep,
  SayStep,
]);
export type Step = z.infer<typeof Step>;
export type StepOf<V extends keyof typeof STEPS> = z.infer<(typeof STEPS)[V]>;

const WorldSetup = z
  .strictObject({
    clock: z
      .string()
      .min(4)
      .refine(isInstant, 'Say an instant such as 2024-03-01T12:00:00Z')
      .optional()
      .describe('An instant at which the clock stands; without it the clock runs.'),
    seed: z
      .string()
      .min(1)
      .optional()
      .describe('What ids, accounts and amounts grow from; name one where they are expected.'),
    settings: z
      .record(z.string(), z.record(z.string(), z.unknown()))
      .optional()
      .describe('Knobs by section: finapi, finicity.'),
    fixtures: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('Institutions and personas of this world alone.'),
  })
  .describe('The world in which the story happens; fresh, and gone afterwards.');

/** A story: seed, demo, contract test and documentation in one file. */
export const Scenario = z.strictObject({
  title: z.string().min(1),
  story: z.string().min(1).describe('What happens and why it is worth telling.'),
  formats: z
    .array(z.enum(FORMATS))
    .min(1)
    .optional()
    .describe('Forms in which the story can be told; JSON alone when absent.'),
  world: WorldSetup.optional(),
  steps: z.array(Step).min(1),
});
export type Scenario = z.infer<typeof Scenario>;

/** Keys that mean something, but not yet: why they are refused. */
export const NOT_YET: Readonly<Record<string, string>> = {
  fault: 'faults of the network cannot be set yet',
  faults: 'faults of the network cannot be set yet',
  fork: 'a world cannot be forked yet',
  target: 'scenarios cannot run against a real provider yet',
};
