import { z } from 'zod';

/** What an answer must look like. Objects match in part, lists item by item. */
export const Expectation = z.strictObject({
  status: z.int().min(100).max(599).optional(),
  /** Names in any case; `<absent>` for one that must not be there. */
  headers: z.record(z.string(), z.string()).optional(),
  /** Literal values or named matchers such as `<uuid>`; `<absent>` for no body at all. */
  body: z.unknown().optional(),
  /** The body as text, to the letter. */
  text: z.string().optional(),
});
export type Expectation = z.infer<typeof Expectation>;

/** A name, and where its value lies in the answer: `body.accounts[0].accountId`. */
const Remember = z.record(
  z.string().regex(/^[a-zA-Z]\w*$/, 'a name of letters, digits and _'),
  z.string().regex(/^(body|headers|status)(\.|\[|$)/, 'begin with body, headers or status'),
);

const said = { say: z.string().min(1).optional() };
const answered = { expect: Expectation.optional(), remember: Remember.optional() };

const asked = {
  /** `finapi:user/ID`, `finicity:customer/NAME` ...; nobody when absent. */
  as: z.string().min(1).optional(),
  query: z.record(z.string(), z.unknown()).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** Written in the form of the run; without it the request has no body. */
  body: z.unknown().optional(),
  /** A body to the letter, whatever the form of the run. */
  text: z.string().optional(),
};

/** Tells something to whoever watches. */
const SayStep = z.strictObject({ say: z.string().min(1) });

/** Calls an operation by the provider's own name of it. */
const CallStep = z.strictObject({
  ...said,
  call: z.string().min(1),
  params: z.record(z.string(), z.unknown()).optional(),
  ...asked,
  ...answered,
});

/** Sends a request of any kind; signed when `as` names a principal. */
const RequestStep = z.strictObject({
  ...said,
  request: z.string().regex(/^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \//, 'such as GET /path'),
  ...asked,
  ...answered,
});

/** Makes something happen at the bank. */
const BankStep = z.strictObject({
  ...said,
  bank: z.looseObject({ event: z.string().min(1) }),
  ...answered,
});

/** Moves or stops the world's clock. */
const ClockStep = z.strictObject({
  ...said,
  clock: z.union([
    z.strictObject({ advance: z.string().min(2) }),
    z.strictObject({ set: z.string().min(4) }),
    z.literal('freeze'),
    z.literal('release'),
  ]),
  ...answered,
});

/** Turns a knob of the world: a path below `/_sandbox/worlds/{world}`. */
const ControlStep = z.strictObject({
  ...said,
  control: z
    .string()
    .regex(/^(GET|POST|PUT|PATCH|DELETE)( \S+)?$/, 'such as PATCH finapi/users/anna'),
  body: z.unknown().optional(),
  ...answered,
});

/** Expects call-backs in the world's outbox, oldest first. */
const OutboxStep = z.strictObject({ ...said, outbox: z.array(z.unknown()) });

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

export const FORMATS = ['json', 'xml'] as const;
export type Format = (typeof FORMATS)[number];

const WorldSetup = z.strictObject({
  /** An instant at which the clock stands; without it the clock runs. */
  clock: z.string().min(4).optional(),
  seed: z.string().min(1).optional(),
  /** By section: `finapi`, `finicity`. */
  settings: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  /** Institutions and personas of this world alone. */
  fixtures: z.record(z.string(), z.unknown()).optional(),
});

/** A story: seed, demo, contract test and documentation in one file. */
export const Scenario = z.strictObject({
  title: z.string().min(1),
  story: z.string().min(1),
  /** Forms in which the story can be told; JSON alone when absent. */
  formats: z.array(z.enum(FORMATS)).min(1).optional(),
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
