import * as z from 'zod';

export const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

export const ChallengeKind = z.enum(['text', 'choice', 'image', 'imageChoice']);
export type ChallengeKind = z.infer<typeof ChallengeKind>;

const Base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** One answer that a person can choose: what is shown, and the value that is sent. */
export const Option = z.strictObject({
  text: z.string().min(1).max(200),
  value: z.string().min(1).max(200),
  image: Base64.optional(),
});
export type Option = z.infer<typeof Option>;

/** How answers are judged: a wrong one is refused, an `again` one brings the round back. */
const AnswerRules = {
  /** The only answers that pass; any does when this is absent. */
  answers: z.array(z.string()).min(1).max(20).optional(),
  wrong: z.array(z.string()).max(20).optional(),
  again: z.array(z.string()).max(20).optional(),
};

const Shown = {
  kind: ChallengeKind,
  text: z.string().min(1).max(500),
  /** Pictures, base64; of several, the world's seed chooses. */
  images: z.array(Base64).min(1).max(10).optional(),
  options: z.array(Option).min(1).max(20).optional(),
};

/** A question as somebody writes it into a fixture or an event. */
export const Question = z.strictObject({ ...Shown, ...AnswerRules });
export type Question = z.infer<typeof Question>;

/** A question under a name, for policies to ask. */
export const NamedQuestion = z.strictObject({ id: Id, ...Shown, ...AnswerRules });
export type NamedQuestion = z.infer<typeof NamedQuestion>;

/** When a login asks questions, and which: each round is a list of names or of questions. */
export const MfaPolicy = z.strictObject({
  when: z.enum(['firstSignIn', 'everySignIn', 'onDemand']).default('firstSignIn'),
  rounds: z
    .array(
      z
        .array(z.union([Id, Question]))
        .min(1)
        .max(10),
    )
    .min(1)
    .max(10),
});
export type MfaPolicy = z.infer<typeof MfaPolicy>;
