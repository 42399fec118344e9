import type { WireDocument } from './http/wire.js';

/**
 * A failure that an emulated API reports to its caller.
 *
 * Each provider extends this once and owns the shape of the body; the core knows only how to
 * send it. Thrown inside a handler it takes every change of that handler back.
 */
export abstract class ApiError extends Error {
  abstract readonly status: number;
  /** Headers that belong to this refusal, `WWW-Authenticate` for instance. */
  readonly headers: Readonly<Record<string, string>> = {};
  /** For the journal; the caller never sees it. */
  readonly explanation: Explanation = {};
  /** `undefined` where the failure has no body. */
  abstract toDocument(context: FailureContext): WireDocument | undefined;
}

/** Why a failure came about. */
export interface Explanation {
  /** The rule that decided; the message, unless this tells more. */
  readonly rule?: string | undefined;
  /** What would change the answer. */
  readonly next?: string | undefined;
}

/** What the body of a failure may tell about the exchange in which it happened. */
export interface FailureContext {
  /** The id that the caller gave to its request, or one of ours. */
  readonly requestId: string;
  readonly method: string;
  /** Path as the provider knows it: no world prefix, no query. */
  readonly path: string;
  /** World time. */
  readonly now: Date;
  /** `finapi:user/ID` and the like, if the caller could be identified. */
  readonly principal: string | undefined;
}

/** A mistake in the sandbox's own input (a scenario file, a flag, a fixture), not an API failure. */
export class SandboxError extends Error {
  override readonly name: string = 'SandboxError';
}

/** What an error says. It need not be of our own realm, where `instanceof Error` would know it. */
export const reasonOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
