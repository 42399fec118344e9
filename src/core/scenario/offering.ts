import type { Caller } from './caller.js';

/** Who offers an operation. Where two providers use the same name, the principal decides. */
export function callerOffering(
  callers: readonly Caller[],
  operation: string,
  principal: string | undefined,
): Caller | undefined {
  const offering = callers.filter(({ operations }) => Object.hasOwn(operations, operation));
  return offering.find(({ provider }) => principal?.startsWith(`${provider}:`)) ?? offering[0];
}
